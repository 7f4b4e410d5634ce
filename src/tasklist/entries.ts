import type { Unit } from '../domain/model.ts';
import type { ListedIndicator, TaskListReading } from './reading.ts';

/** One indicator as tasks.yaml has it; every number is its text. */
export type IndicatorEntry = Readonly<Record<string, unknown>>;

export interface ProgrammeEntry {
  readonly id: string;
  readonly name: string;
  readonly noun?: string;
  readonly year: string;
  readonly indicators: readonly IndicatorEntry[];
}

/** The new programmes and indicators of a list as tasks.yaml has them. */
export function programmeEntries(reading: TaskListReading, units: readonly Unit[]): ProgrammeEntry[] {
  return reading.programmes.map(({ id, name, noun, year }) => ({
    id,
    name,
    ...(noun ? { noun } : {}),
    year: String(year),
    indicators: reading.indicators
      .filter((listed) => listed.programme === id && listed.fresh)
      .map((listed) => indicatorEntry(listed, units)),
  }));
}

/** A new indicator as tasks.yaml has it. */
export function indicatorEntry(listed: ListedIndicator, units: readonly Unit[]): IndicatorEntry {
  const { id, name, fresh, figures } = listed;
  if (!fresh) throw new Error('only a new indicator becomes an entry');
  const nameOf = (unit: string) => units.find((one) => one.id === unit)!.name;
  const filled = figures.filter(({ value }) => value !== undefined);
  const targetsOf = (part?: string) =>
    Object.fromEntries(
      filled.filter((figure) => figure.part === part).map(({ unit, value }) => [nameOf(unit), value]),
    );
  const wordless = fresh.kind === 'stage' || fresh.kind === 'stated';
  const byUnit = Object.entries(listed.responsibleByUnit).map(([unit, person]) => [nameOf(unit), person]);
  const whole = fresh.parts.length === 0;
  return withoutEmpty({
    id,
    name,
    aliases: fresh.aliases,
    kind: fresh.kind,
    measure: whole ? fresh.measure : undefined,
    weight: fresh.weight,
    lead: listed.lead && nameOf(listed.lead),
    responsible: listed.responsible,
    responsibleByUnit: Object.fromEntries(byUnit),
    schedule:
      Object.keys(fresh.milestones).length > 0
        ? { shape: fresh.shape ?? 'linear', steps: fresh.milestones }
        : undefined,
    lag: fresh.lag,
    skip: fresh.skip,
    stages: fresh.stages,
    prorate: fresh.prorate,
    parts: fresh.parts.map((part) => ({ ...part, targets: targetsOf(part.id) })),
    ...(wordless ? { units: filled.map(({ unit }) => nameOf(unit)) } : whole ? { targets: targetsOf() } : {}),
  });
}

/** Fields that say nothing are left out; `targets` and `units` may be empty and still mean something. */
function withoutEmpty(entry: Readonly<Record<string, unknown>>): IndicatorEntry {
  const says = ([field, value]: [string, unknown]) => {
    if (value === undefined || value === '') return false;
    if (field === 'targets' || field === 'units') return true;
    return typeof value !== 'object' || Object.keys(value as object).length > 0;
  };
  return Object.fromEntries(Object.entries(entry).filter(says));
}
