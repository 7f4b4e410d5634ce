import {
  addDays,
  type Day,
  dayNumber,
  dayOf,
  daysInMonth,
  isDay,
  partsOf,
  weekday,
} from '../calendar/dates.ts';
import { readChineseNumeral } from './chinese-numerals.ts';

/** A day and, when it was typed, a time of day (HH:mm). */
export interface Deadline {
  readonly day: Day;
  readonly time?: string;
}

/** Why a deadline could not be read: no day in it, no such day, or an hour that may be morning or evening. */
export type Unread = 'no-day' | 'no-such-day' | 'unclear-hour';

/** A day without a year lies ahead, unless it has passed by less than this. */
const passedDays = 180;
const number = '(?:\\d{1,2}|[一二三四五六七八九十两]{1,3})';
const ahead: Readonly<Record<string, number>> = { 今: 0, 当: 0, 明: 1, 后: 2, 大后: 3 };
const weekdays = '一二三四五六日';

/** Reads 10月12日17:00, 明天下午5点, 下周三, 月底 as a day from `today` on, never guessing. */
export function readDeadline(typed: string, today: Day): Deadline | Unread {
  const text = typed
    .normalize('NFKC')
    .replace(/[,。;]/g, ' ')
    // 4-2 17:00: only between two figures does a space tell anything.
    .replace(/(?<!\d)\s+|\s+(?!\d)/g, '')
    .replace(/天/g, '日');
  const found = dayIn(text, today);
  if (!found) return 'no-day';
  if (!isDay(found.day)) return 'no-such-day';
  const time = timeIn(text.replace(found.typed, ' '));
  return time === 'unclear' ? 'unclear-hour' : { day: found.day, time };
}

/** 2, 两天, 3个工作日: a number of days and whether workdays are meant; undefined when it is something else. */
export function readDays(typed: string): { readonly days: number; readonly workdays: boolean } | undefined {
  const match = /^(\d{1,3}|[一二三四五六七八九十两]{1,3})\s*(个?工作日|[天日])?$/.exec(
    typed.normalize('NFKC').trim(),
  );
  const days = match ? numberOf(match[1]!) : Number.NaN;
  return Number.isNaN(days) ? undefined : { days, workdays: match![2]?.endsWith('工作日') ?? false };
}

interface Found {
  readonly day: Day;
  /** The words it was read from: their figures are none of the hour's. */
  readonly typed: string;
}

function dayIn(text: string, today: Day): Found | undefined {
  const { year, month } = partsOf(today);
  const first = (pattern: string, day: (match: RegExpExecArray) => Day | undefined): Found | undefined => {
    const match = new RegExp(pattern).exec(text);
    const found = match ? day(match) : undefined;
    return found === undefined ? undefined : { day: found, typed: match![0] };
  };
  return (
    first('(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})[日号]?', ([, y, m, d]) =>
      dayOf(Number(y), Number(m), Number(d)),
    ) ??
    first('(大后|今|当|明|后)日|今(?=晚)', ([, word]) => addDays(today, ahead[word ?? '今']!)) ??
    first('(下下|下|本|这)?个?(?:周|星期|礼拜)([一二三四五六日])', ([, which, day]) =>
      inWeek(which, weekdays.indexOf(day!) + 1, today),
    ) ??
    first(`(?<![下上])(${number})月[底末]`, ([, m]) => lastOf(year, numberOf(m!), today)) ??
    first('(?<![明后去])年[底末]', () => dayOf(year, 12, 31)) ??
    first('(?<![下上个])月[底末]', () => dayOf(year, month, daysInMonth(year, month))) ??
    first(`(?<![下上])(${number})月(${number})[日号]?`, ([, m, d]) =>
      nearest(year, numberOf(m!), numberOf(d!), today),
    ) ??
    first('(?<![\\d:])(\\d{1,2})[-/.](\\d{1,2})(?![\\d:])', ([, m, d]) =>
      nearest(year, Number(m), Number(d), today),
    ) ??
    // 3天内, 下月5日, 5个工作日: spans, and days of another month.
    first(`(?<![月\\d个工作])(${number})[日号](?![内后之以])`, ([, d]) => dayOf(year, month, numberOf(d!)))
  );
}

/** 周五 is the next one to come, today included; 下周五 that of next week. */
function inWeek(which: string | undefined, day: number, today: Day): Day {
  const monday = addDays(today, 1 - weekday(today));
  const weeks = which === '下下' ? 2 : which === '下' ? 1 : 0;
  const found = addDays(monday, weeks * 7 + day - 1);
  return which === undefined && found < today ? addDays(found, 7) : found;
}

function nearest(year: number, month: number, day: number, today: Day): Day {
  const thisYear = dayOf(year, month, day);
  const next = dayOf(year + 1, month, day);
  // 2月29日 said in December is next year's, when that has one.
  if (!isDay(thisYear)) return month === 2 && day === 29 && isDay(next) ? next : thisYear;
  return dayNumber(today) - dayNumber(thisYear) > passedDays ? next : thisYear;
}

function lastOf(year: number, month: number, today: Day): Day {
  if (!(month >= 1 && month <= 12)) return dayOf(year, month, 99);
  const parts = partsOf(nearest(year, month, 1, today));
  return dayOf(parts.year, month, daysInMonth(parts.year, month));
}

function timeIn(text: string): string | 'unclear' | undefined {
  const match = new RegExp(
    `(上午|早上|中午|下午|晚上|晚)?(?<!\\d)(${number})(?::(\\d{2})|[点时](?:(半)|(${number})分?)?)`,
  ).exec(text);
  if (!match) return undefined;
  const [, half, typed, colon, thirty, minutes] = match;
  const hour = numberOf(typed!);
  // 5点 is morning or evening; 9点 and 17点 can be only one of them in an office.
  if (half === undefined && colon === undefined && hour >= 1 && hour < 7) return 'unclear';
  const evening = half !== undefined && /下午|晚/.test(half);
  if (evening && hour === 12 && half !== '下午') return 'unclear';
  const later = evening && hour < 12 ? hour + 12 : hour;
  const minute = colon ? Number(colon) : thirty ? 30 : minutes ? numberOf(minutes) : 0;
  if (!(later <= 23 && minute <= 59)) return 'unclear';
  return `${String(later).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

function numberOf(word: string): number {
  if (/^\d+$/.test(word)) return Number(word);
  if (word === '两') return 2;
  return readChineseNumeral(word, 0)?.value.toNumber() ?? Number.NaN;
}
