import { addDays, dayNumber, isDay, weekday } from '../calendar/dates.ts';
import type { Checked } from './check-shape.ts';
import type { HolidayOverride } from './model.ts';
import type { Path } from './problem.ts';
import type { Complain } from './report.ts';
import type { HolidaysFile } from './schema-holidays.ts';

/** The longest holiday so far had 9 days; more is a slip in one of the two dates. */
const maxRangeDays = 12;

/** Checks holidays.yaml for meaning and writes its ranges out as days. */
export function buildHolidays({ data }: Checked<HolidaysFile>, complain: Complain): HolidayOverride {
  return Object.fromEntries(
    Object.entries(data.years ?? {}).map(([year, { source, off, work }]) => {
      const at: Path = ['years', year];
      if (!/^20\d\d$/.test(year)) complain(at, '应为四位数的年份，如 2027', `“${year}”`);
      if (!/[〔[（(]20\d\d[〕\]）)]\s*\d+号/.test(source.normalize('NFC')))
        complain([...at, 'source'], '应写明通知的文号，如 国办发明电〔2026〕1号');
      const restDays = daysOf(off ?? [], year, [...at, 'off'], complain);
      const workDays = daysOf(work ?? [], year, [...at, 'work'], complain);
      const resting = new Set(restDays.map(({ day }) => day));
      for (const { day, path } of workDays) {
        if (resting.has(day)) complain(path, '同一天不能既放假又补班', `“${day}”`);
        else if (weekday(day) < 6) complain(path, '补班的日子应是周六或周日', `“${day}”`);
      }
      return [year, { source, off: restDays.map(({ day }) => day), work: workDays.map(({ day }) => day) }];
    }),
  );
}

interface Place {
  readonly day: string;
  readonly path: Path;
}

function daysOf(written: readonly string[], year: string, at: Path, complain: Complain): Place[] {
  const seen = new Set<string>();
  return written.flatMap((text, index) => {
    const path = [...at, index];
    const days = expand(text);
    if (typeof days === 'string') {
      complain(path, days);
      return [];
    }
    if (days.some((day) => !day.startsWith(`${year}-`))) complain(path, `应是 ${year} 年的日子`);
    if (days.some((day) => seen.has(day))) complain(path, '同一天写了两次');
    for (const day of days) seen.add(day);
    return days.map((day) => ({ day, path }));
  });
}

/** The days of `2027-02-05` or `2027-02-05..2027-02-11`, or what was expected instead. */
function expand(text: string): string[] | string {
  const [from = '', to = from, ...more] = text.split(/\s*(?:\.\.|至)\s*/);
  if (!isDay(from) || !isDay(to) || more.length > 0)
    return '应为存在的日期 2027-01-01，或一段 2027-02-05..2027-02-11';
  const count = dayNumber(to) - dayNumber(from) + 1;
  if (count < 1) return '一段日子的开头应早于结尾';
  if (count > maxRangeDays) return `一段日子最多 ${maxRangeDays} 天`;
  return Array.from({ length: count }, (_, index) => addDays(from, index));
}
