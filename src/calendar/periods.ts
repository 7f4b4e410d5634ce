import { addDays, addMonths, type Day, dayNumber, dayOf, daysInMonth, partsOf, weekday } from './dates.ts';

export { addDays } from './dates.ts';

/** 2024-10-31, 2024-W43 (ISO), 2024-10, 2024-Q3 or 2024. */
export type PeriodKey = string;
export type Every = 'day' | 'week' | 'month' | 'quarter' | 'year';

interface Span {
  readonly every: Every;
  readonly start: Day;
  readonly end: Day;
}

const shapes: readonly [RegExp, Every][] = [
  [/^\d{4}-\d{2}-\d{2}$/, 'day'],
  [/^\d{4}-W\d{2}$/, 'week'],
  [/^\d{4}-\d{2}$/, 'month'],
  [/^\d{4}-Q[1-4]$/, 'quarter'],
  [/^\d{4}$/, 'year'],
];

/** Which kind of period a key names; throws RangeError for anything that is not a period. */
export function everyOf(key: PeriodKey): Every {
  return spanOf(key).every;
}

/** The period of that kind in which a day lies. */
export function periodKey(date: Day, every: Every): PeriodKey {
  const { year, month } = partsOf(date);
  switch (every) {
    case 'day':
      return date;
    case 'week':
      return weekKey(date);
    case 'month':
      return date.slice(0, 7);
    case 'quarter':
      return `${year}-Q${Math.ceil(month / 3)}`;
    case 'year':
      return String(year);
  }
}

/** The first day of a period. */
export function periodStart(key: PeriodKey): Day {
  return spanOf(key).start;
}

/** The last day of a period. */
export function periodEnd(key: PeriodKey): Day {
  return spanOf(key).end;
}

/** The period of the same kind that follows. */
export function nextPeriod(key: PeriodKey): PeriodKey {
  const { every, end } = spanOf(key);
  return periodKey(addDays(end, 1), every);
}

/** The period of the same kind that precedes. */
export function previousPeriod(key: PeriodKey): PeriodKey {
  const { every, start } = spanOf(key);
  return periodKey(addDays(start, -1), every);
}

/** The month a number of months after (or before) a month key. */
export function shiftMonth(month: PeriodKey, months: number): PeriodKey {
  return addMonths(periodStart(month), months).slice(0, 7);
}

/** 2024年10月31日, 2024年第43周, 2024年10月, 2024年第3季度, 2024年 */
export function formatPeriod(key: PeriodKey): string {
  const { every, start } = spanOf(key);
  const { month, day } = partsOf(start);
  const year = key.slice(0, 4);
  switch (every) {
    case 'day':
      return `${year}年${month}月${day}日`;
    case 'week':
      return `${year}年第${Number(key.slice(6))}周`;
    case 'month':
      return `${year}年${month}月`;
    case 'quarter':
      return `${year}年第${key.slice(6)}季度`;
    case 'year':
      return `${year}年`;
  }
}

// Every message asks for the same few periods, once an indicator.
const spans = new Map<PeriodKey, Span>();
const mostSpans = 1_000;

function spanOf(key: PeriodKey): Span {
  const known = spans.get(key);
  if (known) return known;
  const span = readSpan(key);
  if (spans.size >= mostSpans) spans.clear();
  spans.set(key, span);
  return span;
}

function readSpan(key: PeriodKey): Span {
  const every = shapes.find(([shape]) => shape.test(key))?.[1];
  const year = Number(key.slice(0, 4));
  switch (every) {
    case 'day':
      partsOf(key);
      return { every, start: key, end: key };
    case 'week': {
      const start = addDays(firstMonday(year), (Number(key.slice(6)) - 1) * 7);
      if (weekKey(start) !== key) throw new RangeError(`not a period: ${key}`);
      return { every, start, end: addDays(start, 6) };
    }
    case 'month': {
      const { month } = partsOf(`${key}-01`);
      return { every, start: `${key}-01`, end: dayOf(year, month, daysInMonth(year, month)) };
    }
    case 'quarter': {
      const last = Number(key.slice(6)) * 3;
      return { every, start: dayOf(year, last - 2, 1), end: dayOf(year, last, daysInMonth(year, last)) };
    }
    case 'year':
      return { every, start: dayOf(year, 1, 1), end: dayOf(year, 12, 31) };
    default:
      throw new RangeError(`not a period: ${key}`);
  }
}

/** An ISO week belongs to the year of its Thursday. */
function weekKey(date: Day): PeriodKey {
  const thursday = addDays(date, 4 - weekday(date));
  const year = Number(thursday.slice(0, 4));
  const week = Math.floor((dayNumber(thursday) - dayNumber(dayOf(year, 1, 1))) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** The Monday of ISO week 1: the week with 4 January in it. */
function firstMonday(year: number): Day {
  const fourth = dayOf(year, 1, 4);
  return addDays(fourth, 1 - weekday(fourth));
}

/** 10月: a month in a sentence or command that leaves no doubt about the year. */
export function shortMonth(month: PeriodKey): string {
  return `${Number(month.slice(5))}月`;
}
