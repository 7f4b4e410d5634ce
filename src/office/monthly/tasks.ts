import type { Indicator, Progress, Status, Unit } from '../../domain/model.ts';
import type { FrozenIndicator } from '../../domain/month.ts';
import { wholeAbove } from '../answerers.ts';
import type { ShownMonth } from '../closing/shown.ts';
import { cityOf, type Office } from '../office.ts';

/** One task of a unit as it stood in a month; value and target as printed. */
export interface MonthTask extends Pick<FrozenIndicator, 'value' | 'target'> {
  readonly unit: Unit;
  readonly indicator: Indicator;
  readonly progress: Progress;
}

/** A unit's tasks in the order of the task list; those of a whole are what its departments lead, as frozen for them. */
export function tasksIn(office: Office, { month, units }: ShownMonth, unit: Unit): MonthTask[] {
  const speaking = unit.kind === 'city' ? departmentsOf(office, unit) : [unit.id];
  const frozen = new Map(
    units
      .filter((one) => speaking.includes(one.unit))
      .flatMap(({ indicators }) => indicators.map((one) => [one.indicator, one] as const)),
  );
  const year = Number(month.slice(0, 4));
  return office.config.indicators.flatMap((indicator) => {
    const own = frozen.get(indicator.id);
    if (!own || own.progress.status === 'no-task' || office.programme(indicator).year !== year) return [];
    return [{ unit, indicator, progress: own.progress, value: own.value, target: own.target }];
  });
}

/** The departments that answer for a whole. */
function departmentsOf(office: Office, whole: Unit): readonly string[] {
  const departments = office.config.units.filter(({ kind }) => kind === 'department');
  return departments.filter((one) => wholeAbove(office, one).id === whole.id).map(({ id }) => id);
}

const fallen: readonly Status[] = ['behind-red', 'exceeded', 'not-met', 'behind-yellow'];

/** Tells whether a task is behind or not met. */
export const isFallen = ({ progress }: MonthTask): boolean => fallen.includes(progress.status);

/** The whole that the office answers for, and its counties, each with its tasks. */
export interface WholeTasks {
  readonly whole: readonly MonthTask[];
  readonly counties: readonly MonthTask[];
}

/** The tasks of the whole and of every county in it; none where there is no whole. */
export function wholeTasks(office: Office, shown: ShownMonth): WholeTasks {
  const whole = cityOf(office);
  if (!whole) return { whole: [], counties: [] };
  const counties = office.config.units.filter(({ parent, kind }) => parent === whole.id && kind === 'county');
  return {
    whole: tasksIn(office, shown, whole),
    counties: counties.flatMap((county) => tasksIn(office, shown, county)),
  };
}
