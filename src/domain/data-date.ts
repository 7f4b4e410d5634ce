import { type Day, dayOf, daysInMonth, earlier, partsOf } from '../calendar/dates.ts';
import { type PeriodKey, periodEnd, periodKey, shiftMonth } from '../calendar/periods.ts';
import type { Indicator } from './model.ts';

/** 截至9月30日 as typed: the year or the day may be absent. */
export interface TypedDate {
  readonly year?: number;
  readonly month: number;
  readonly day?: number;
}

export type DataDate =
  | { readonly kind: 'ok'; readonly date: Day }
  /** Not yet there, not a day of any calendar, or of a year before the figure's. */
  | {
      readonly kind: 'refuse';
      readonly reason: 'future' | 'no-such-day' | 'other-year';
      readonly typed: string;
    };

/**
 * The period a report's figure speaks of: the report's own, or the month `lag` months before its last; a skipped month has
 * no figure, so then it is the newest month of that year that has one.
 */
export function figurePeriod(period: PeriodKey, lag: number, skip: readonly number[] = []): PeriodKey {
  const own = lag === 0 ? period : shiftMonth(monthOfEnd(period), -lag);
  const month = monthOfEnd(own);
  for (let number = Number(month.slice(5)); number >= 1; number -= 1) {
    if (!skip.includes(number))
      return month.endsWith(pad(number)) ? own : `${month.slice(0, 5)}${pad(number)}`;
  }
  return own;
}

function monthOfEnd(period: PeriodKey): PeriodKey {
  return periodKey(periodEnd(period), 'month');
}

function pad(month: number): string {
  return String(month).padStart(2, '0');
}

/**
 * Tells whether an indicator has a figure at all for a report's period: its month is not skipped, and it lies in the
 * programme's year (the period's own year when that is not given). `skip` counts in the figure's months, after the lag.
 */
export function hasFigure(indicator: Indicator, period: PeriodKey, year?: number): boolean {
  const { year: figureYear, month } = partsOf(periodEnd(figurePeriod(period, indicator.lag)));
  return !indicator.skip.includes(month) && figureYear === (year ?? partsOf(periodEnd(period)).year);
}

/** The day a value speaks of (数据截至): as typed, else the earlier of the day it was reported and its period's end. */
export function dataDate(report: {
  readonly reportedOn: Day;
  readonly period: PeriodKey;
  readonly lag: number;
  readonly skip: readonly number[];
  readonly typed?: TypedDate;
}): DataDate {
  const { reportedOn, period, lag, skip, typed } = report;
  const end = periodEnd(figurePeriod(period, lag, skip));
  return typed ? typedDate(typed, reportedOn, end) : { kind: 'ok', date: earlier(reportedOn, end) };
}

/** A date without a year lies in the figure's year or, round the turn of the year, in the reporting day's. */
function typedDate(typed: TypedDate, reportedOn: Day, end: Day): DataDate {
  const [figureYear, reportYear] = [partsOf(end).year, partsOf(reportedOn).year];
  const years = typed.year !== undefined ? [typed.year] : [Math.max(figureYear, reportYear), figureYear];
  const dates = years.flatMap((year) => resolve(typed, year, reportedOn) ?? []);
  const refuse = (reason: 'future' | 'no-such-day' | 'other-year'): DataDate => ({
    kind: 'refuse',
    reason,
    typed: `${typed.year === undefined ? '' : `${typed.year}年`}${typed.month}月${typed.day === undefined ? '' : `${typed.day}日`}`,
  });
  if (dates.length === 0) return refuse('no-such-day');
  const date = dates.find((day) => day <= reportedOn);
  if (date === undefined) return refuse('future');
  return partsOf(date).year < figureYear ? refuse('other-year') : { kind: 'ok', date };
}

/** A bare month means its end, or the reporting day while the month still runs. */
function resolve({ month, day }: TypedDate, year: number, reportedOn: Day): Day | undefined {
  if (month < 1 || month > 12 || year < 1000 || year > 9999) return undefined;
  const days = daysInMonth(year, month);
  if (day === undefined) {
    const end = dayOf(year, month, days);
    return end.slice(0, 7) === reportedOn.slice(0, 7) ? earlier(end, reportedOn) : end;
  }
  return day >= 1 && day <= days ? dayOf(year, month, day) : undefined;
}
