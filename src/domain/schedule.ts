import { type Day, dayNumber, dayOf, daysInMonth, partsOf } from '../calendar/dates.ts';
import { type Decimal, decimal, guard } from './arithmetic.ts';
import type { Milestone, Schedule } from './model.ts';

/**
 * Percent of the year's task expected by the end of a day. `year` is the programme's: 0% before it, flat after its
 * end; without it a linear schedule takes the day's own year.
 */
export function scheduledPercent(schedule: Schedule, date: Day, year?: number): Decimal {
  if (schedule.kind === 'linear') return linearPercent(date, year ?? partsOf(date).year);
  const steps = [...schedule.steps].sort((a, b) => (a.date < b.date ? -1 : 1));
  return schedule.shape === 'step' ? stepPercent(steps, date) : slopePercent(steps, date, year);
}

/** The last day that counts as before the end: the last milestone's, or 31 December. */
export function scheduleEnd(schedule: Schedule, year: number): Day {
  const dates = schedule.kind === 'milestones' ? schedule.steps.map((step) => step.date).sort() : [];
  return dates.at(-1) ?? dayOf(year, 12, 31);
}

function linearPercent(date: Day, programmeYear: number): Decimal {
  const { year, month, day } = partsOf(date);
  if (year !== programmeYear) return decimal(year < programmeYear ? 0 : 100);
  return linear.get(date) ?? computeLinear(date, year, month, day);
}

// A closing asks for the same day many thousand times.
const linear = new Map<Day, Decimal>();
const linearLimit = 4_096;

function computeLinear(date: Day, year: number, month: number, day: number): Decimal {
  const days = daysInMonth(year, month);
  const percent = guard(decimal(((month - 1) * days + day) * 100).div(12 * days));
  if (linear.size >= linearLimit) linear.clear();
  linear.set(date, percent);
  return percent;
}

function stepPercent(steps: readonly Milestone[], date: Day): Decimal {
  return decimal(steps.findLast((step) => step.date <= date)?.percent ?? 0);
}

function slopePercent(steps: readonly Milestone[], date: Day, year?: number): Decimal {
  const after = steps.findIndex((step) => step.date > date);
  if (after < 0) return stepPercent(steps, date);
  const to = steps[after]!;
  const from = steps[after - 1] ?? { date: dayOf(year ?? partsOf(to.date).year, 1, 1), percent: '0' };
  if (date <= from.date) return decimal(from.percent);
  const gone = dayNumber(date) - dayNumber(from.date);
  const span = dayNumber(to.date) - dayNumber(from.date);
  const [low, high] = [decimal(from.percent), decimal(to.percent)];
  return guard(
    low
      .times(span - gone)
      .plus(high.times(gone))
      .div(span),
  );
}
