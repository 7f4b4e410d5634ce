import { type Decimal, decimal } from './arithmetic.ts';
import type { Indicator, Target } from './model.ts';

/** The tasks one unit has in one indicator, as decimal texts: its own and those of the parts. */
export interface UnitTargets {
  readonly target?: string;
  readonly partTargets: Readonly<Record<string, string>>;
}

/** Picks one unit's targets of one indicator out of the task list. */
export function targetsOf(targets: readonly Target[], unit: string, indicator: string): UnitTargets {
  const own = targets.filter((target) => target.unit === unit && target.indicator === indicator);
  const partTargets: Record<string, string> = {};
  for (const { part, value } of own) if (part !== undefined) partTargets[part] = value;
  return { target: own.find(({ part }) => part === undefined)?.value, partTargets };
}

/** The number to reach, or undefined where there is no task: blank, or 0 for everything but a limit (`cap`). */
export function taskOf(kind: Indicator['kind'], target: string | undefined): Decimal | undefined {
  if (target === undefined || target.trim() === '') return undefined;
  const value = decimal(target.trim());
  return value.isZero() && kind !== 'cap' ? undefined : value;
}

/** The parts in which there is a task, with what is to be reached. */
export function partTasks(
  indicator: Indicator,
  partTargets: Readonly<Record<string, string>> = {},
): readonly { readonly id: string; readonly weight: Decimal; readonly target: Decimal }[] {
  return indicator.parts.flatMap(({ id, weight }) => {
    const target = taskOf(indicator.kind, partTargets[id]);
    return target ? [{ id, weight: decimal(weight), target }] : [];
  });
}

/** Tells whether a unit has anything to do in an indicator. */
export function hasTask(indicator: Indicator, { target, partTargets }: UnitTargets): boolean {
  return taskOf(indicator.kind, target) !== undefined || partTasks(indicator, partTargets).length > 0;
}
