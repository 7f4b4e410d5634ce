import type { Moment, RoundRule } from './model.ts';

const time = '([01]\\d|2[0-3]):[0-5]\\d';
const inMonth = new RegExp(
  `^(当月|次月|季末月|季后首月)(?:第?(\\d{1,2})[日号]|第(\\d{1,2})个工作日) ?(${time})$`,
);
const inWeek = new RegExp(`^本周(第一个|最后一个)工作日 ?(${time})$`);

/** What may be written for a round's moments, by how often it comes. */
export const momentForms: Record<RoundRule['every'], string> = {
  day: '当月25日 09:00',
  week: '本周第一个工作日 09:00 或 本周最后一个工作日 17:00',
  month: '当月25日 09:00 或 次月第2个工作日 17:00',
  quarter: '季末月25日 09:00 或 季后首月第2个工作日 17:00',
};

/** Reads `次月第2个工作日 17:00` and its like; undefined when it is not one that fits the round. */
export function parseMoment(text: string, every: RoundRule['every']): Moment | undefined {
  const written = text.normalize('NFKC').replace(/\s+/g, ' ').trim();
  const week = inWeek.exec(written);
  if (week) {
    const which = week[1] === '第一个' ? 'first' : 'last';
    return every === 'week' ? { kind: 'week', which, time: week[2]! } : undefined;
  }
  const match = inMonth.exec(written);
  const [, month, day, nth, at] = match ?? [];
  const months = every === 'month' ? ['当月', '次月'] : every === 'quarter' ? ['季末月', '季后首月'] : [];
  const monthOffset = months.indexOf(month ?? '');
  if (!match || monthOffset < 0) return undefined;
  if (nth !== undefined) {
    const inRange = Number(nth) >= 1 && Number(nth) <= 17;
    return inRange ? { kind: 'workday', nth: Number(nth), monthOffset, time: at! } : undefined;
  }
  const inRange = Number(day) >= 1 && Number(day) <= 31;
  return inRange ? { kind: 'day', day: Number(day), monthOffset, time: at! } : undefined;
}

/**
 * Compares two moments of one period: negative when the first comes earlier. A calendar day and an nth workday of the
 * same month cannot be compared without the calendar: undefined.
 */
export function compareMoments(a: Moment, b: Moment): number | undefined {
  const [first, second] = [rank(a), rank(b)];
  if (a.kind !== b.kind && first[0] === second[0]) return undefined;
  return first[0] - second[0] || first[1] - second[1] || first[2].localeCompare(second[2]);
}

function rank(moment: Moment): readonly [month: number, day: number, time: string] {
  if (moment.kind === 'week') return [0, moment.which === 'first' ? 0 : 1, moment.time];
  return [moment.monthOffset, moment.kind === 'day' ? moment.day : moment.nth, moment.time];
}
