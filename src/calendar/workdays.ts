// Its table, not its functions: those read a day in the server's zone and are a day off west of Greenwich.
import table from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { addDays, type Day, weekday } from './dates.ts';
import { type PeriodKey, periodEnd, periodStart } from './periods.ts';

/** What holidays.yaml adds: by year, the notice it comes from, the rest days and the make-up workdays. */
export type Override = Readonly<
  Record<string, { readonly source: string; readonly off: readonly Day[]; readonly work: readonly Day[] }>
>;

/** The State Council's workdays, with what the office added. */
export interface Calendar {
  isWorkday(date: Day): boolean;
  /** False for a year whose holiday table nobody has: its workdays are only weekdays without the fixed holidays. */
  isPublished(year: number): boolean;
  /** The first workday after a day. */
  nextWorkday(date: Day): Day;
  /** The last workday before a day. */
  previousWorkday(date: Day): Day;
  /** The day itself when it is a workday, else the workday before or after it. */
  onWorkday(date: Day, move: 'previous' | 'next'): Day;
  /** The nth workday of a month (1 is the first, -1 the last); throws RangeError when it has fewer. */
  nthWorkday(month: PeriodKey, nth: number): Day;
  /** The nth workday after a day (before it when negative); 0 is the day itself. */
  addWorkdays(date: Day, workdays: number): Day;
  /** All workdays from one day to another, both counted. */
  workdaysBetween(from: Day, to: Day): readonly Day[];
}

// 元旦, 劳动节, 国庆节: the statutory days that the lunar calendar does not move.
const fixedHolidays = new Set(['01-01', '05-01', '05-02', '10-01', '10-02', '10-03']);

const mostMonths = 1_000;

/** Makes the calendar from chinese-days and the override file, which wins day by day. */
export function createCalendar(override: Override = {}): Calendar {
  const known = new Map<Day, boolean>();
  for (const date of Object.keys(table.holidays)) known.set(date, false);
  for (const date of Object.keys(table.workdays)) known.set(date, true);
  for (const { off, work } of Object.values(override)) {
    for (const date of off) known.set(date, false);
    for (const date of work) known.set(date, true);
  }
  const isPublished = (year: number) => hasTable(year) || (override[String(year)]?.off.length ?? 0) > 0;

  const isWorkday = (date: Day): boolean => known.get(date) ?? isPlainWorkday(date);
  const addWorkdays = (date: Day, workdays: number): Day => {
    let day = date;
    for (let left = Math.abs(workdays); left > 0; ) {
      day = addDays(day, Math.sign(workdays));
      if (isWorkday(day)) left -= 1;
    }
    return day;
  };
  const workdaysBetween = (from: Day, to: Day): Day[] => {
    const days: Day[] = [];
    for (let day = from; day <= to; day = addDays(day, 1)) if (isWorkday(day)) days.push(day);
    return days;
  };
  // Whether a month is closed hangs on one of its workdays, and is asked all the time.
  const byMonth = new Map<PeriodKey, readonly Day[]>();
  const workdaysOf = (month: PeriodKey): readonly Day[] => {
    const days = byMonth.get(month) ?? workdaysBetween(periodStart(month), periodEnd(month));
    if (byMonth.size >= mostMonths) byMonth.clear();
    byMonth.set(month, days);
    return days;
  };

  return {
    isWorkday,
    isPublished,
    nextWorkday: (date) => addWorkdays(date, 1),
    previousWorkday: (date) => addWorkdays(date, -1),
    onWorkday: (date, move) => (isWorkday(date) ? date : addWorkdays(date, move === 'next' ? 1 : -1)),
    nthWorkday: (month, nth) => {
      const days = workdaysOf(month);
      const day = nth > 0 ? days[nth - 1] : days.at(nth);
      if (!Number.isInteger(nth) || nth === 0 || !day) throw new RangeError(`${month} has no workday ${nth}`);
      return day;
    },
    addWorkdays,
    workdaysBetween,
  };
}

/** Without a table every weekday would pass for a workday, so only years that are in it are trusted. */
function hasTable(year: number): boolean {
  return `${year}-10-01` in table.holidays;
}

function isPlainWorkday(date: Day): boolean {
  return weekday(date) <= 5 && (hasTable(Number(date.slice(0, 4))) || !fixedHolidays.has(date.slice(5)));
}
