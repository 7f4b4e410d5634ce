import type { Hours } from '../calendar/hours.ts';
import type { MilestoneReminder, Moment, ReminderRule, RoundRule } from './model.ts';

const time = '([01]\\d|2[0-3]):[0-5]\\d';
const inMonth = new RegExp(
  `^(当月|次月|季末月|季后首月)(?:第?(\\d{1,2})[日号]|第(\\d{1,2})个工作日) ?(${time})$`,
);
const inDay = new RegExp(`^当天 ?(${time})$`);
const beforeDue = new RegExp(`^(?:截止|节点)前(\\d{1,2})个工作日 ?(${time})$`);
const onDue = new RegExp(`^截止当天 ?(${time})$`);
const afterDue = new RegExp(`^截止后每个工作日 ?(${time})$`);
const inWeek = new RegExp(`^本周(第一个|最后一个)工作日 ?(${time})$`);

/** What may be written for a round's moments, by how often it comes. */
export const momentForms: Record<RoundRule['every'], string> = {
  day: '当天 09:00',
  week: '本周第一个工作日 09:00 或 本周最后一个工作日 17:00',
  month: '当月25日 09:00 或 次月第2个工作日 17:00',
  quarter: '季末月25日 09:00 或 季后首月第2个工作日 17:00',
};

/** Reads `次月第2个工作日 17:00` and its like; undefined when it is not one that fits the round. */
export function parseMoment(text: string, every: RoundRule['every']): Moment | undefined {
  const written = squeeze(text);
  const daily = inDay.exec(written);
  // Of a day, the first workday is the day itself.
  if (daily) return every === 'day' ? { kind: 'week', which: 'first', time: daily[1]! } : undefined;
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

export const reminderForms = '截止前1个工作日 09:00、截止当天 15:00 或 截止后每个工作日 09:00';
export const milestoneForms = '节点前5个工作日 09:00';

/** Reads `截止前1个工作日 09:00` and its like; undefined when it is not one. */
export function parseReminder(text: string): ReminderRule | undefined {
  const written = squeeze(text);
  const before = beforeDue.exec(written);
  if (before) return written.startsWith('截止') ? { kind: 'before', ...workdaysBefore(before) } : undefined;
  const [due, after] = [onDue.exec(written), afterDue.exec(written)];
  if (due) return { kind: 'due', time: due[1]! };
  return after ? { kind: 'after', time: after[1]! } : undefined;
}

/** Reads `节点前5个工作日 09:00`; undefined when it is not one. */
export function parseMilestoneReminder(text: string): MilestoneReminder | undefined {
  const written = squeeze(text);
  const before = beforeDue.exec(written);
  return before && written.startsWith('节点') ? workdaysBefore(before) : undefined;
}

const workdaysBefore = (match: RegExpExecArray) => ({ workdays: Number(match[1]), time: match[2]! });
const squeeze = (text: string) => text.normalize('NFKC').replace(/\s+/g, ' ').trim();

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

/** Tells whether a written moment lies in the hours for what is said unasked; so does one without a time. */
export function isSpoken(text: string, hours: Hours): boolean {
  const time = /\d{2}:\d{2}$/.exec(text.normalize('NFKC').trim())?.[0];
  return time === undefined || (time >= hours.from && time < hours.to);
}
