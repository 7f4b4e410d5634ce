import type { Target } from './model.ts';

/** One target that was changed: what it was, what it is, and the first month that counts with the new one. */
export interface TargetChanged {
  readonly unit: string;
  readonly indicator: string;
  readonly part?: string;
  readonly old?: string;
  readonly value?: string;
  /** YYYY-MM */
  readonly from: string;
}

/** The targets that counted in a month: the present ones with every later change undone, the newest first. */
export function targetsIn(
  month: string,
  targets: readonly Target[],
  changes: readonly TargetChanged[],
): readonly Target[] {
  const keyOf = ({ unit, indicator, part = '' }: Pick<Target, 'unit' | 'indicator' | 'part'>) =>
    `${unit} ${indicator} ${part}`;
  const found = new Map(targets.map((target) => [keyOf(target), target]));
  for (const { unit, indicator, part, old, from } of changes.toReversed()) {
    if (from <= month) continue;
    const target = { unit, indicator, ...(part ? { part } : {}) };
    if (old === undefined) found.delete(keyOf(target));
    else found.set(keyOf(target), { ...target, value: old });
  }
  return [...found.values()];
}
