import { type Day, earlier, partsOf } from '../calendar/dates.ts';
import { type PeriodKey, periodEnd, periodKey, shiftMonth } from '../calendar/periods.ts';
import { dateAt } from '../calendar/zone.ts';
import { figurePeriod } from './data-date.ts';
import { asksFor, type Occurrence } from './rounds.ts';

/** 填报 9月 …, 2024年9月 as typed. */
export interface TypedMonth {
  readonly year?: number;
  readonly month: number;
}

export type PeriodChoice =
  | { readonly kind: 'period'; readonly period: PeriodKey }
  | {
      readonly kind: 'refuse';
      readonly refusal: 'future' | 'closed' | 'no-such-month';
      readonly period: PeriodKey;
    };

/**
 * The month a report belongs to. Figures are kept by month, whatever round asks: a typed month names it, else the earliest
 * due open round that asks for the indicator, else it is the current month. A report answers daily and weekly rounds by
 * the time it is made, so for those it is the current month too (never a later one than the round is due in).
 */
export function periodFor(report: {
  readonly indicator: string;
  readonly open: readonly Occurrence[];
  readonly now: number;
  readonly zone: string;
  readonly typed?: TypedMonth;
  /** 结账: months that take no more figures; an open round for one of them (before the first start) is not owed. */
  readonly isClosed: (month: PeriodKey) => boolean;
}): PeriodChoice {
  const { indicator, open, now, zone, typed, isClosed } = report;
  const current = periodKey(dateAt(now, zone), 'month');
  if (typed) return typedMonth(typed, current, isClosed);
  const asking = open
    .filter((one) => asksFor(one.rule, indicator) && !isClosed(monthOf(one, zone)))
    .sort((a, b) => a.dueAt - b.dueAt)[0];
  const period = asking ? earlier(monthOf(asking, zone), current) : current;
  return isClosed(period) ? { kind: 'refuse', refusal: 'closed', period } : { kind: 'period', period };
}

// Months back at which a month of last year, typed without the year, is still meant.
const lastYearsReach = 2;

/** The month under which the figures of an occurrence are kept: the period's last, or for days and weeks the due day's. */
export function monthOf({ rule, period, dueAt }: Occurrence, zone: string): PeriodKey {
  const byTime = rule.every === 'day' || rule.every === 'week';
  return periodKey(byTime ? dateAt(dueAt, zone) : periodEnd(period), 'month');
}

/**
 * A figure dated after the end of the period it would belong to belongs to the month of its date: 截至4月1日 while March's
 * round is open is April's.
 */
export function periodOfDate(
  period: PeriodKey,
  dated: Day,
  { lag, skip }: { readonly lag: number; readonly skip: readonly number[] },
): PeriodKey {
  if (dated <= periodEnd(figurePeriod(period, lag, skip))) return period;
  return shiftMonth(periodKey(dated, 'month'), lag);
}

/**
 * A month without a year is this year's; one that is still to come is last year's while that is open, or when it has
 * only just passed (12月 typed in January).
 */
function typedMonth(
  typed: TypedMonth,
  current: PeriodKey,
  isClosed: (month: PeriodKey) => boolean,
): PeriodChoice {
  const year = typed.year ?? partsOf(`${current}-01`).year;
  const key = monthKey(year, typed.month);
  if (typed.month < 1 || typed.month > 12 || year < 1000 || year > 9999) {
    return { kind: 'refuse', refusal: 'no-such-month', period: key };
  }
  if (key > current) {
    const lastYears = monthKey(year - 1, typed.month);
    if (typed.year === undefined && !isClosed(lastYears)) return { kind: 'period', period: lastYears };
    const ahead = typed.month - partsOf(`${current}-01`).month;
    if (typed.year === undefined && 12 - ahead <= lastYearsReach)
      return { kind: 'refuse', refusal: 'closed', period: lastYears };
    return { kind: 'refuse', refusal: 'future', period: key };
  }
  return isClosed(key) ? { kind: 'refuse', refusal: 'closed', period: key } : { kind: 'period', period: key };
}

function monthKey(year: number, month: number): PeriodKey {
  return `${year}-${String(month).padStart(2, '0')}`;
}
