import { type Day, dayNumber, dayOf, partsOf } from '../calendar/dates.ts';
import { decimal, larger } from './arithmetic.ts';
import { grainOf } from './grain.ts';
import type { Figure, Indicator } from './model.ts';

// The mean pace since New Year hides that work has stopped, and the last two weekly reports alone make anybody look wild:
// the pace of the last four weeks (of the whole year while it is younger) changes within a month and not within a week.
export const paceDays = 28;

/**
 * The figure a unit would have on a later day if it went on at its pace: a straight line through its newest figure and the
 * newest one at least four weeks older, else 0 at the year's start; never below the newest, rounded down to what can be
 * reported. Only what adds up over the year moves (`cumulative`, a limit with `prorate`); the rest stays as it is.
 * `history` are the year's figures in order of their data dates.
 */
export function trendFigure(
  indicator: Indicator,
  measure: string,
  history: readonly Figure[],
  day: Day,
): Figure | undefined {
  const last = history.at(-1);
  if (!last?.value || day <= last.dataDate || !addsUp(indicator)) return last && at(last, day);
  const now = dayNumber(last.dataDate);
  const earlier = history.findLast(
    ({ value, dataDate }) => value !== undefined && now - dayNumber(dataDate) >= paceDays,
  );
  const since = earlier ? dayNumber(earlier.dataDate) : newYear(last.dataDate);
  const gained = decimal(last.value).minus(earlier?.value ?? 0);
  const ahead = gained.times(dayNumber(day) - now).div(now - since);
  const reached = grainOf(measure).below(last.value.plus(ahead));
  return { ...at(last, day), value: larger(last.value, reached) };
}

function addsUp({ kind, prorate }: Indicator): boolean {
  return kind === 'cumulative' || (kind === 'cap' && prorate);
}

/** The day before 1 January, so that one day into the year there is one day's pace. */
function newYear(day: Day): number {
  return dayNumber(dayOf(partsOf(day).year, 1, 1)) - 1;
}

/** The same figure speaking of a later day. */
function at(figure: Figure, day: Day): Figure {
  return day <= figure.dataDate ? figure : { ...figure, dataDate: day, period: day.slice(0, 7) };
}
