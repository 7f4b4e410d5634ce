import { PersonError } from '../../src/conversation/errors.ts';
import type { Talk } from '../../src/conversation/handler.ts';
import type { Unit } from '../../src/domain/model.ts';
import type { NameMatch } from '../../src/language/model.ts';
import { harmless } from '../../src/message/harmless.ts';
import type { FoundText } from './read.ts';
import { raiseExample } from './show.ts';

/** The unit that is to answer; refuses what names none or several, with the message as it could be sent again. */
export function answeringUnit({ office }: Talk, match: NameMatch, found: FoundText): Unit {
  if (match.kind === 'found') {
    const unit = office.unit(match.id);
    if (answers(unit)) return unit;
    throw new PersonError(
      'not_asked',
      `${unit.name}不答复观察员问题，没有记录。请写负责的县市区或市直部门，例如：`,
      raiseExample,
    );
  }
  const unknown = match.kind === 'unknown' && match.typed !== '';
  const what = unknown ? `没有“${harmless(match.typed, 30)}”这个单位` : '单位名称不明确';
  const ids = match.kind === 'ambiguous' ? match.ids : match.nearest;
  const meant = ids.map((id) => office.unit(id)).filter(answers);
  if (meant.length === 0)
    throw new PersonError('unit_unknown', `${what}，没有记录。请先写单位再写内容，例如：`, raiseExample);
  throw new PersonError(
    'unit_unknown',
    `${what}，没有记录。请写单位全称再发，是不是：`,
    ...meant.slice(0, 3).map(({ name }) => `问题 ${name} ${asTyped(found)}`.trimEnd()),
  );
}

function answers({ kind }: Unit): boolean {
  return kind !== 'city' && kind !== 'office';
}

function asTyped({ text, place, remark }: FoundText): string {
  return [text, ...(place ? [`地点：${place}`] : []), ...(remark ? [`备注：${remark}`] : [])].join(' ');
}
