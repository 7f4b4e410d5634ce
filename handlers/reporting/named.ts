import { PersonError } from '../../src/conversation/errors.ts';
import type { NameMatch, Vocabulary } from '../../src/language/model.ts';
import { matchName } from '../../src/language/names.ts';

/** Indicators named without figures, with the unit before them when one was typed. */
export interface Named {
  readonly unit?: NameMatch;
  readonly items: readonly { readonly source: string; readonly indicator: NameMatch }[];
}

const separators = /[\s、，,；;。:：]+/;
const mostNames = 60;

/** Reads `隆回县 新增城镇就业、创业培训`: names only, no figures. */
export function readNamed(rest: string, vocabulary: Vocabulary): Named {
  const words = rest.split(separators).filter(Boolean);
  if (words.length > mostNames) throw new PersonError('too_many', `一次最多写 ${mostNames} 项，请分批发送。`);
  const first = words[0] === undefined ? undefined : matchName(words[0], vocabulary.units);
  const unit = first?.kind === 'found' ? first : undefined;
  const items = words
    .slice(unit ? 1 : 0)
    .map((source) => ({ source, indicator: matchName(source, vocabulary.indicators) }));
  return { unit, items };
}
