import { decimal } from '../domain/arithmetic.ts';
import type { Indicator, Target } from '../domain/model.ts';
import type { Known, ListedIndicator, TaskListReading } from './reading.ts';

/** One target that differs from what is configured; no value means no task. */
export interface TargetChange {
  readonly unit: string;
  readonly indicator: string;
  readonly part?: string;
  readonly old?: string;
  readonly value?: string;
  /** Where the list has it. */
  readonly at: string;
}

/** A list against the configuration. */
export interface Comparison {
  readonly fresh: readonly ListedIndicator[];
  /** Targets of known indicators that are new or have another number. */
  readonly changed: readonly TargetChange[];
  /** Tasks that the list leaves blank. */
  readonly removed: readonly TargetChange[];
  readonly unchanged: number;
  /** Lead units and responsible people that the list gives otherwise. */
  readonly people: readonly PeopleChange[];
  /** Indicators of the same programmes that the list does not have; they stay as they are. */
  readonly missing: readonly Indicator[];
}

export interface PeopleChange {
  readonly indicator: string;
  readonly lead?: string;
  readonly responsible?: string;
  readonly responsibleByUnit?: Readonly<Record<string, string>>;
}

/** Compares what a list says with what is configured; nothing is lost where the list says nothing. */
export function compareTaskList(
  reading: TaskListReading,
  known: Known,
  targets: readonly Target[],
): Comparison {
  const indicators = known.programmes.flatMap((programme) => programme.indicators);
  const [changed, removed]: [TargetChange[], TargetChange[]] = [[], []];
  let unchanged = 0;
  for (const { id, fresh, figures } of reading.indicators) {
    if (fresh) continue;
    const indicator = indicators.find((one) => one.id === id)!;
    for (const { unit, part, value, at } of figures) {
      const before = targets.find(
        (one) => one.unit === unit && one.indicator === id && one.part === part,
      )?.value;
      const change = { unit, indicator: id, ...(part ? { part } : {}), old: before, value, at };
      if (isSame(indicator.kind, before, value)) unchanged += 1;
      else if (isNoTask(indicator.kind, value)) removed.push({ ...change, value: undefined });
      else changed.push(change);
    }
  }
  const listed = new Set(reading.indicators.map(({ id }) => id));
  const touched = new Set(reading.indicators.filter(({ fresh }) => !fresh).map(({ programme }) => programme));
  return {
    fresh: reading.indicators.filter(({ fresh }) => fresh),
    changed,
    removed,
    unchanged,
    people: reading.indicators.flatMap((one) => (one.fresh ? [] : peopleChange(one, indicators))),
    missing: indicators.filter(({ id, programme }) => touched.has(programme) && !listed.has(id)),
  };
}

/** Whether anything would be written. */
export function hasChanges({ fresh, changed, removed, people }: Comparison): boolean {
  return fresh.length + changed.length + removed.length + people.length > 0;
}

/** 0 is no task for everything but a limit and a rate. */
function isNoTask(kind: Indicator['kind'], value: string | undefined): boolean {
  return value === undefined || (kind !== 'cap' && kind !== 'level' && decimal(value).isZero());
}

function isSame(kind: Indicator['kind'], one: string | undefined, other: string | undefined): boolean {
  if (isNoTask(kind, one) || isNoTask(kind, other)) return isNoTask(kind, one) && isNoTask(kind, other);
  return decimal(one!).eq(other!);
}

function peopleChange(listed: ListedIndicator, indicators: readonly Indicator[]): PeopleChange[] {
  const before = indicators.find(({ id }) => id === listed.id)!;
  const byUnit = Object.entries(listed.responsibleByUnit).filter(
    ([unit, person]) => before.responsibleByUnit?.[unit] !== person,
  );
  const change = {
    indicator: listed.id,
    ...(listed.lead && listed.lead !== before.lead ? { lead: listed.lead } : {}),
    ...(listed.responsible && listed.responsible !== before.responsible
      ? { responsible: listed.responsible }
      : {}),
    ...(byUnit.length > 0 ? { responsibleByUnit: Object.fromEntries(byUnit) } : {}),
  };
  return Object.keys(change).length > 1 ? [change] : [];
}
