import type { Indicator, IndicatorKind, Schedule, StatedState } from '../../../src/domain/model.ts';
import { indicator, part } from '../build.ts';
import { exact, halfUp, times, written } from './fraction.ts';
import type { Random } from './random.ts';
import type { RawFigure, RawTask } from './raw.ts';

const kinds: readonly IndicatorKind[] = [
  'cumulative',
  'cumulative',
  'cumulative',
  'level',
  'cap',
  'stage',
  'stated',
];
const stages = ['0', '10', '33.3', '50', '80', '100'].map((percent, at) => ({ name: `阶段${at}`, percent }));

/** The indicators of a year's programme. */
export function randomIndicators(random: Random, count: number, year: number): Indicator[] {
  const even = random.chance(50);
  return Array.from({ length: count }, (_, at) => {
    const kind = random.pick(kinds);
    const parts =
      kind === 'cumulative' && random.chance(20) ? ['a', 'b', 'c'].slice(0, random.int(2, 3)) : [];
    return indicator({
      id: `i${at + 1}`,
      name: `指标${at + 1}`,
      kind,
      weight: even ? '1' : random.pick(['1', '2', '5', '10', '12.5', '0']),
      schedule: randomSchedule(random, year),
      stages: kind === 'stage' ? stages : [],
      parts: parts.map((id) => part(id, { weight: random.pick(['1', '1', '2', '0.5']) })),
      prorate: kind === 'cap' && random.chance(50),
    });
  });
}

function randomSchedule(random: Random, year: number): Schedule {
  if (random.chance(65)) return { kind: 'linear' };
  const dates = ['02-29', '03-31', '05-15', '06-30', '09-30', '10-31', '12-01', '12-31'];
  const chosen = dates.filter((date) => random.chance(40) && (date !== '02-29' || year % 4 === 0));
  const percents = ['0', '12.5', '20', '33.3', '50', '60', '75', '90'];
  const steps = (chosen.length === 0 ? ['11-30'] : chosen).map((date, at) => ({
    date: `${year}-${date}`,
    percent: percents[at]!,
  }));
  const last = { date: steps.at(-1)!.date, percent: random.pick(['100', '100', '95']) };
  return { kind: 'milestones', shape: random.pick(['linear', 'step']), steps: [...steps.slice(0, -1), last] };
}

export type Plan = Pick<RawTask, 'indicator' | 'target' | 'partTargets' | 'year'>;

const amounts = ['3', '6', '7', '12', '21', '42', '100', '120', '800', '1200', '8000', '0.84', '937.5'];

/** What the task list asks of one unit in one indicator; blank and 0 are no task. */
export function randomPlan(random: Random, of: Indicator, year: number): Plan {
  const plan = { indicator: of, year };
  if (random.chance(8)) return { ...plan, target: random.pick(['', '0', undefined]) };
  if (of.parts.length > 0) {
    const asked = random.pick([amounts, ['3', '6', '12'], [...amounts, '', '0']]);
    const targets = of.parts.map(({ id }) => [id, random.pick(asked)] as const);
    return { ...plan, partTargets: Object.fromEntries(targets) };
  }
  const negative = ['-3', '0', '5', '5.8', '12'];
  if (of.kind === 'level') return { ...plan, target: random.pick(negative) };
  if (of.kind === 'cap') return { ...plan, target: random.pick(['0', '1', '3', '60']) };
  return { ...plan, target: of.kind === 'cumulative' ? random.pick(amounts) : '100' };
}

/** Fills in a value for the day; `pace` 12 is a year that ends at 100%. */
export function withFigures(random: Random, plan: Plan, dataDate: string, pace: number): RawTask {
  const { indicator: of, target = '', partTargets } = plan;
  const month = Number(dataDate.slice(5, 7));
  const reached = (text: string) => amountOf(random, text, (month * pace) / 144);
  if (partTargets) {
    const told = of.parts.filter(() => random.chance(90));
    // Thirds, sixths and twelfths, whose mean may be just what is scheduled.
    const few = random.chance(40) ? random.pick(['1', '2', '3']) : undefined;
    const days = [dataDate, dataDate, dataDate, `${dataDate.slice(0, 8)}02`];
    const parts = told.map(
      ({ id }) => [id, { value: few ?? reached(partTargets[id]!), dataDate: random.pick(days) }] as const,
    );
    return { ...plan, parts: Object.fromEntries(parts) };
  }
  return { ...plan, whole: { dataDate, ...figureOf(random, of.kind, () => reached(target), pace) } };
}

function figureOf(
  random: Random,
  kind: IndicatorKind,
  reached: () => string,
  pace: number,
): Partial<RawFigure> {
  const states: readonly StatedState[] = ['done', 'on-schedule', 'behind'];
  switch (kind) {
    case 'stage':
      return { stage: random.pick(stages).name };
    case 'stated':
      return { state: random.pick(pace > 10 ? states : states.slice(1)) };
    case 'level':
      return { value: random.pick(['-44.1', '-3', '0', '2.9', '5', '5.8', '12']) };
    case 'cap':
      return { value: random.pick(['0', '1', '2', '5', '50', '60', '61']) };
    case 'cumulative':
      return { value: reached() };
  }
}

/** About so much of a target: exactly on it, rounded, or a little off; never below 0. */
function amountOf(random: Random, target: string, share: number): string {
  const whole = target === '' ? '10' : target;
  const due = times(exact(whole), exact(share.toFixed(6)));
  const noise = exact(random.pick(['1', '1', '1', '0.5', '0.9', '1.1', '1.4', '0']));
  return written(halfUp(times(due, noise), random.pick([0, 0, 2])), 2);
}
