import { indicator } from '../build.ts';
import { closingRules, warningRules } from '../build-month.ts';
import type { RawRules, RawTask, RawUnit, RawYear } from './raw.ts';

/** The default rules of DESIGN 6. */
export const usual: RawRules = { ...closingRules, warning: warningRules(), redFrom: '10' };

/** A unit that reported in time; a number stands for one rate of which so many percent are reached. */
export function rawUnit(unit: string, of: string | readonly RawTask[], over: Partial<RawUnit> = {}): RawUnit {
  const task = (value: string) => rawTask('level', '100', value);
  return {
    unit,
    group: '县市区',
    exempt: false,
    reported: true,
    tasks: typeof of === 'string' ? [task(of)] : of,
    lateRounds: [],
    unreportedRounds: [],
    differences: [],
    overdueRectifications: [],
    overdueFindings: [],
    stories: [],
    manual: [],
    ...over,
  };
}

/** A unit that answered nothing in the month and never had. */
export function rawSilent(unit: string): RawUnit {
  const unreportedRounds = [{ id: 'round', name: '月调度' }];
  return rawUnit(unit, [rawTask('level', '100')], { reported: false, unreportedRounds });
}

/** A task of October 2024 with its value, if it was ever reported. */
export function rawTask(kind: 'cumulative' | 'level' | 'cap', target: string, value?: string): RawTask {
  const whole = value === undefined ? undefined : { value, dataDate: '2024-10-31' };
  return { indicator: indicator({ id: `${kind}-${target}`, kind }), target, whole, year: 2024 };
}

/** Months closed one after the other, each with its units. */
export function rawYear(months: Readonly<Record<string, readonly RawUnit[]>>, rules = usual): RawYear {
  const steps = Object.entries(months).map(([month, units]) => ({
    kind: 'close' as const,
    month: { month, units },
  }));
  return { seed: 0, rules, steps };
}
