import { PersonError } from '../../src/conversation/errors.ts';
import type { Talk } from '../../src/conversation/handler.ts';
import type { Unit } from '../../src/domain/model.ts';
import { matchName } from '../../src/language/names.ts';
import { harmless } from '../../src/message/harmless.ts';

/** The unit whose name was typed; refuses what names none or several, with an example to copy. */
export function typedUnit({ office }: Talk, typed: string, example: string): Unit {
  const match = matchName(typed, office.vocabulary.units);
  if (match.kind === 'found') return office.unit(match.id);
  const ids = match.kind === 'ambiguous' ? match.ids : match.nearest;
  const names = ids.map((id) => office.unit(id).name).join('、');
  throw new PersonError(
    'unit_unknown',
    `“${harmless(typed, 30)}”不是单位名称，或者不止一个${names === '' ? '' : `：${names}`}。`,
    `请写单位全称再发，例如：${example}`,
  );
}
