import { decimal } from './arithmetic.ts';
import type { Indicator } from './model.ts';
import type { JudgedIndicator, UnitFacts } from './month.ts';
import type { ScoreRules } from './score-rules.ts';

/** The indicators that count for a unit: it has a task in them, and they have a weight. */
export function countedIndicators({ indicators }: UnitFacts): readonly JudgedIndicator[] {
  return indicators.filter(({ progress, weight }) => progress.status !== 'no-task' && decimal(weight).gt(0));
}

/** The weight an indicator has in the score: the task list's, unless the rules give all weights themselves. */
export function weightIn({ weights }: Pick<ScoreRules, 'weights'>, { id, weight }: Indicator): string {
  return weights ? (weights[id] ?? '0') : weight;
}
