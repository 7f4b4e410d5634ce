import { earlier, partsOf } from '../../src/calendar/dates.ts';
import { type PeriodKey, periodEnd } from '../../src/calendar/periods.ts';
import { dateAt } from '../../src/calendar/zone.ts';
import type { Talk } from '../../src/conversation/handler.ts';
import { dataDate, figurePeriod } from '../../src/domain/data-date.ts';
import type { Indicator } from '../../src/domain/model.ts';
import { type PeriodChoice, periodFor, periodOfDate } from '../../src/domain/period-for.ts';
import type { Occurrence } from '../../src/domain/rounds.ts';
import type { Reading } from '../../src/language/model.ts';
import { isAsked } from '../../src/office/year.ts';

/** The month and date typed for figures, if any. */
export type TypedTime = Pick<Reading, 'period' | 'dataDate'>;

/** The month a figure belongs to; a date typed beside it may make that a later one. */
export function choosePeriod(
  { office, now }: Talk,
  indicator: Indicator,
  { period: typed, dataDate: dated }: TypedTime,
  open: readonly Occurrence[],
  reportedAt: number,
): PeriodChoice {
  const reportedOn = dateAt(reportedAt, office.zone);
  const isClosed = (month: string) => office.isClosed(month, now);
  const choice = periodFor({
    indicator: indicator.id,
    open: open.filter((occurrence) => isAsked(office, occurrence, indicator)),
    now: reportedAt,
    zone: office.zone,
    typed,
    isClosed,
  });
  if (choice.kind === 'refuse' || typed || !dated) return choice;
  const { lag, skip } = indicator;
  const day = dataDate({ reportedOn, period: choice.period, lag, skip, typed: dated });
  if (day.kind === 'refuse') return choice;
  const period = earlier(periodOfDate(choice.period, day.date, indicator), reportedOn.slice(0, 7));
  return isClosed(period) ? { kind: 'refuse', refusal: 'closed', period } : { kind: 'period', period };
}

/** The year of the figure that a report of a period brings: January may bring December's. */
export function figureYear(period: PeriodKey, { lag, skip }: Indicator): number {
  return partsOf(periodEnd(figurePeriod(period, lag, skip))).year;
}
