import type { Day } from './dates.ts';
import { nextPeriod, type PeriodKey, periodEnd, periodStart, previousPeriod } from './periods.ts';
import type { Calendar } from './workdays.ts';

/** A week has at least this many workdays of its own, or joins the next (DESIGN 3). */
const fewestWorkdays = 3;

/** The ISO weeks that are worked as one, named by the last of them. */
export interface WorkWeek {
  readonly period: PeriodKey;
  readonly weeks: readonly PeriodKey[];
  readonly first: Day;
  readonly last: Day;
}

/** The working week an ISO week belongs to, short weeks before it joined. */
export function workWeek(week: PeriodKey, calendar: Calendar): WorkWeek {
  let first = week;
  while (isShort(previousPeriod(first), calendar)) first = previousPeriod(first);
  const weeks = [first];
  while (weeks.at(-1)! < week || isShort(weeks.at(-1)!, calendar)) weeks.push(nextPeriod(weeks.at(-1)!));
  const period = weeks.at(-1)!;
  const days = calendar.workdaysBetween(periodStart(first), periodEnd(period));
  return { period, weeks, first: days[0]!, last: days.at(-1)! };
}

function isShort(week: PeriodKey, calendar: Calendar): boolean {
  return calendar.workdaysBetween(periodStart(week), periodEnd(week)).length < fewestWorkdays;
}
