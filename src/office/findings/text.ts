import type { Day } from '../../calendar/dates.ts';
import { formatDay } from '../../calendar/zone.ts';
import { harmless } from '../../message/harmless.ts';
import type { Finding } from '../../store/findings.ts';
import type { Office } from '../office.ts';

/** Enough to recognise a finding by. */
const briefLength = 24;

/** The beginning of what was found, for lists and score sheets. */
export function briefly(text: string): string {
  return harmless(text, briefLength);
}

/** What was found, whole, with its place and remark where they were typed. */
export function findingText({ text, place, remark }: Pick<Finding, 'text' | 'place' | 'remark'>): string {
  const more = [...(place ? [`地点：${place}`] : []), ...(remark ? [`备注：${remark}`] : [])];
  return more.length > 0 ? `${text}（${more.join('；')}）` : text;
}

/** 待答复，期限10月12日 · 逾期未答，期限10月12日 · 已答复，待确认 · 已整改 */
export function stateText({ state, dueBy }: Pick<Finding, 'state' | 'dueBy'>, today: Day): string {
  if (state === 'closed') return '已整改';
  if (state === 'answered') return '已答复，待确认';
  return `${dueBy < today ? '逾期未答' : '待答复'}，期限${formatDay(dueBy)}`;
}

/** A unit's name; one that is no longer in the configuration goes by its id. */
export function unitName({ config }: Office, id: string): string {
  return config.units.find((unit) => unit.id === id)?.name ?? id;
}

/** 12号（新宁县） */
export function named(office: Office, { id, unit }: Pick<Finding, 'id' | 'unit'>): string {
  return `${id}号（${unitName(office, unit)}）`;
}
