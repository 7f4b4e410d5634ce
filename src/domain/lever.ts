import type { Day } from '../calendar/dates.ts';
import { type Decimal, decimal, percentOf } from './arithmetic.ts';
import { type Assessed, assess } from './assess.ts';
import { grainOf } from './grain.ts';
import type { Figure, Indicator, StatedState } from './model.ts';
import { partTasks, taskOf } from './target.ts';

/** One unit in one indicator, and the day a report of it would speak of where there is none yet. */
export interface Task {
  readonly assessed: Assessed;
  readonly day: Day;
}

/** What could be reported instead. */
export type Reach =
  | { readonly value: Decimal }
  | { readonly stage: string }
  | { readonly state: StatedState };

/**
 * A figure that could be higher: step 1 is the smallest reportable one above what was reported, each further step the next.
 * A limit (`cap`) has none: what counts against it does not come back.
 */
export interface Lever {
  readonly indicator: Indicator;
  readonly part?: string;
  readonly steps: Decimal;
  /** The first step that is at least so many percent of the task, at most the last one. */
  stepAt(percent: Decimal): Decimal;
  reach(step: Decimal): Reach;
  /** How far a step is from what was reported, in percent of the task. */
  effort(step: Decimal): Decimal;
  /** The same task with the figure of a step in its place. */
  applied(assessed: Assessed, step: Decimal): Assessed;
}

const zero = decimal(0);

/** The levers of a task up to `ceiling` percent of it, at least 100: one, or one for each part. */
export function leversOf({ assessed, day }: Task, ceiling: Decimal): readonly Lever[] {
  const { indicator, target, partTargets = {}, figures } = assessed;
  const on = assess(assessed).judgedAt ?? day;
  const parts = partTasks(indicator, partTargets);
  if (parts.length > 0)
    return parts.flatMap((part) => {
      const { measure } = indicator.parts.find(({ id }) => id === part.id)!;
      const hundred = decimal(100);
      return numeric(indicator, figures.parts?.[part.id]?.value, part.target, measure, hundred, on, part.id);
    });
  const task = taskOf(indicator.kind, target);
  if (!task) return [];
  switch (indicator.kind) {
    case 'cumulative':
    case 'level':
      return numeric(indicator, figures.whole?.value, task, indicator.measure, ceiling, on);
    case 'stage':
      return stages(indicator, figures.whole, task, on);
    case 'stated':
      return states(indicator, figures.whole, on);
    case 'cap':
      return [];
  }
}

function numeric(
  indicator: Indicator,
  current: Decimal | undefined,
  task: Decimal,
  measure: string,
  ceiling: Decimal,
  day: Day,
  part?: string,
): Lever[] {
  const { grain, below, reaching } = grainOf(measure);
  // Where nothing was reported the first step is a reported zero, or the task where that is less.
  const floor = current ? below(current).plus(grain) : below(decimal(task.lt(0) ? task : 0));
  const stepTo = (value: Decimal) => reaching(value).minus(floor).div(grain).plus(1);
  const at = (percent: Decimal) => (task.gt(0) ? task.times(percent).div(100) : task);
  const steps = stepTo(at(ceiling));
  if (steps.lt(1)) return [];
  const value = (step: Decimal) => floor.plus(step.minus(1).times(grain));
  return [
    lever(indicator, part, steps, (percent) => stepTo(at(percent)), {
      reach: (step) => ({ value: value(step) }),
      effort: (step) =>
        value(step)
          .minus(current ?? 0)
          .times(100)
          .div(task.abs()),
      figure: (step) => ({ value: value(step), dataDate: day, period: day.slice(0, 7) }),
    }),
  ];
}

function stages(indicator: Indicator, current: Figure | undefined, task: Decimal, day: Day): Lever[] {
  const now = indicator.stages.find(({ name }) => name === current?.stage)?.percent;
  const higher = indicator.stages.filter(({ percent }) => now === undefined || decimal(percent).gt(now));
  if (higher.length === 0) return [];
  const name = (step: Decimal) => higher[step.toNumber() - 1]!.name;
  const stepAt = (percent: Decimal) =>
    decimal(
      higher.findIndex((stage) => percentOf(decimal(stage.percent), task).gte(percent)) + 1 || higher.length,
    );
  return [
    lever(indicator, undefined, decimal(higher.length), stepAt, {
      reach: (step) => ({ stage: name(step) }),
      effort: (step) => percentOf(decimal(higher[step.toNumber() - 1]!.percent).minus(now ?? 0), task),
      figure: (step) => ({ stage: name(step), dataDate: day, period: day.slice(0, 7) }),
    }),
  ];
}

const statesInOrder: readonly StatedState[] = ['behind', 'on-schedule', 'done'];

function states(indicator: Indicator, current: Figure | undefined, day: Day): Lever[] {
  const higher = statesInOrder.slice(current?.state ? statesInOrder.indexOf(current.state) + 1 : 0);
  if (higher.length === 0) return [];
  const state = (step: Decimal) => higher[step.toNumber() - 1]!;
  const stepAt = (percent: Decimal) =>
    decimal(percent.lt(100) ? Math.max(1, higher.indexOf('on-schedule') + 1) : higher.length);
  return [
    lever(indicator, undefined, decimal(higher.length), stepAt, {
      reach: (step) => ({ state: state(step) }),
      effort: (step) => decimal(state(step) === 'done' ? 100 : 50),
      figure: (step) => ({ state: state(step), dataDate: day, period: day.slice(0, 7) }),
    }),
  ];
}

function lever(
  indicator: Indicator,
  part: string | undefined,
  steps: Decimal,
  stepAt: (percent: Decimal) => Decimal,
  { figure, ...said }: Pick<Lever, 'reach' | 'effort'> & { figure: (step: Decimal) => Figure },
): Lever {
  const applied = (assessed: Assessed, step: Decimal): Assessed => {
    const { figures } = assessed;
    const next =
      part === undefined
        ? { ...figures, whole: figure(step) }
        : { ...figures, parts: { ...figures.parts, [part]: figure(step) } };
    return { ...assessed, figures: next };
  };
  const within = (step: Decimal) => (step.lt(1) ? zero : step.gt(steps) ? steps : step);
  return { indicator, part, steps, stepAt: (percent) => within(stepAt(percent)), applied, ...said };
}
