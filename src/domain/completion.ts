import { atMost, type Decimal, decimal, guard, percentOf } from './arithmetic.ts';
import type { Figure, Indicator } from './model.ts';
import { partTasks, taskOf } from './target.ts';

/** How far a task is: the percent, and the newest day it speaks of. */
export interface Completion {
  readonly percent: Decimal;
  /** Every part is done, not only their mean. */
  readonly done: boolean;
  readonly dataDate: string;
}

/** Completion of a task without parts: value ÷ target, or the stage's percent ÷ the target stage's. */
export function wholeCompletion(
  indicator: Indicator,
  target: string | undefined,
  figure: Figure | undefined,
): Completion | undefined {
  const task = taskOf(indicator.kind, target);
  const value = figure && numberOf(indicator, figure);
  if (!task || !figure || !value) return undefined;
  const percent = percentOf(value, task);
  return { percent, done: percent.gte(100), dataDate: figure.dataDate };
}

/**
 * Completion of a task with parts: the weighted mean, each part counted at most 100%. A part nobody reported counts as 0,
 * and the mean speaks of the newest part's day: values only grow, so by then it is at least that much.
 */
export function partsCompletion(
  indicator: Indicator,
  partTargets: Readonly<Record<string, string>>,
  figures: Readonly<Record<string, Figure>>,
): Completion | undefined {
  const tasks = partTasks(indicator, partTargets);
  const dates = tasks.flatMap(({ id }) => (figures[id]?.value ? [figures[id].dataDate] : []));
  const dataDate = dates.sort().at(-1);
  if (dataDate === undefined) return undefined;
  // Cut once, after the mean: quotients cut before could miss the schedule that their mean meets exactly.
  const percents = tasks.map(({ id, target }) =>
    decimal(figures[id]?.value ?? 0)
      .times(100)
      .div(target),
  );
  const weighed = tasks.some(({ weight }) => weight.gt(0));
  const weights = tasks.map(({ weight }) => (weighed ? weight : decimal(1)));
  const total = weights.reduce((sum, weight) => sum.plus(weight), decimal(0));
  const weighted = percents.map((percent, at) => atMost(100, percent).times(weights[at]!));
  const mean = weighted.reduce((sum, percent) => sum.plus(percent), decimal(0)).div(total);
  return { percent: guard(mean), done: percents.every((percent) => percent.gte(100)), dataDate };
}

/** The number a figure stands for: its value, or the percent of its stage; none when the stage is not known (any more). */
export function numberOf(indicator: Indicator, figure: Figure): Decimal | undefined {
  if (indicator.kind !== 'stage') return figure.value;
  const stage = indicator.stages.find(({ name }) => name === figure.stage);
  return stage && decimal(stage.percent);
}
