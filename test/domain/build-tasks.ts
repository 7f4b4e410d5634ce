import { type Assessed, assess } from '../../src/domain/assess.ts';
import type { Task } from '../../src/domain/lever.ts';
import type { Figure, Indicator } from '../../src/domain/model.ts';
import type { JudgedIndicator, MonthFacts, UnitFacts } from '../../src/domain/month.ts';
import { figure, indicator } from './build.ts';
import { unitFacts } from './build-month.ts';

export const monthEnd = '2024-10-31';

/** A task of 100 人 with a value, judged at the end of October; an undefined value was never reported. */
export function task(
  id: string,
  value: string | undefined,
  over: Partial<Indicator> = {},
  target = '100',
): Task {
  const whole = value === undefined ? undefined : figure(value, monthEnd);
  return taskWith(indicator({ id, name: id, ...over }), { whole }, { target });
}

export function taskWith(
  of: Indicator,
  figures: { whole?: Figure; parts?: Record<string, Figure> },
  targets: Pick<Assessed, 'target' | 'partTargets'>,
): Task {
  return { assessed: { indicator: of, figures, ...targets, redFrom: '10', year: 2024 }, day: monthEnd };
}

/** A unit whose indicators are judged from its tasks. */
export function unitWith(unit: string, tasks: readonly Task[], over: Partial<UnitFacts> = {}): UnitFacts {
  return unitFacts(unit, '0', { indicators: tasks.map(judgedTask), ...over });
}

function judgedTask({ assessed }: Task): JudgedIndicator {
  const { id, name, weight } = assessed.indicator;
  return { indicator: id, name, weight, progress: assess(assessed), credited: false };
}

/** October with the given unit last among others whose score is that ratio. */
export function october(own: UnitFacts, ...others: readonly string[]): MonthFacts {
  return { month: '2024-10', units: [...others.map((ratio, at) => unitFacts(`U${at + 1}`, ratio)), own] };
}
