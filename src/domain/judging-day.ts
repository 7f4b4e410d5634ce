import type { Day } from '../calendar/dates.ts';
import { dateAt } from '../calendar/zone.ts';
import { dataDate, hasFigure } from './data-date.ts';
import type { Indicator } from './model.ts';
import { monthOf } from './period-for.ts';
import type { Occurrence } from './rounds.ts';

/**
 * The day at which a unit that left a round unanswered is judged (`judgedAt` of assess): what the data date of an answer on
 * the due day would have been. Undefined where the round had nothing to ask. Units that answered are judged at their own
 * data date; `missing` tells which did not.
 */
export function judgingDay(
  occurrence: Occurrence,
  indicator: Indicator,
  zone: string,
  year: number,
): Day | undefined {
  const period = monthOf(occurrence, zone);
  if (!hasFigure(indicator, period, year)) return undefined;
  const reportedOn = dateAt(occurrence.dueAt, zone);
  const found = dataDate({ reportedOn, period, lag: indicator.lag, skip: indicator.skip });
  return found.kind === 'ok' ? found.date : undefined;
}
