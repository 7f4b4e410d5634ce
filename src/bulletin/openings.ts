import { type Day, daysInMonth, partsOf } from '../calendar/dates.ts';
import { type PeriodKey, periodStart } from '../calendar/periods.ts';

/** The months of the year up to one: 1-10月, in January 1月. */
export function monthsText(month: PeriodKey): string {
  const last = partsOf(periodStart(month)).month;
  return last === 1 ? '1月' : `1-${last}月`;
}

/** 截至10月底 for a month's last day, else 截至10月28日. */
export function upToText(date: Day): string {
  const { year, month, day } = partsOf(date);
  return day === daysInMonth(year, month) ? `截至${month}月底` : `截至${month}月${day}日`;
}

/** 2024年11月5日 */
export function longDate(date: Day): string {
  const { year, month, day } = partsOf(date);
  return `${year}年${month}月${day}日`;
}
