import type { Indicator, Programme, Target, Unit } from '../domain/model.ts';
import { checkIndicator } from './check-indicator.ts';
import type { Checked } from './check-shape.ts';
import type { Names } from './names.ts';
import type { Path } from './problem.ts';
import { type Complain, Taken } from './report.ts';
import type { IndicatorEntry, ProgrammeEntry, TasksFile } from './schema-tasks.ts';

export interface Tasks {
  readonly programmes: readonly Programme[];
  readonly indicators: readonly Indicator[];
  readonly targets: readonly Target[];
}

/** Units as the task list knows them; absent while org.yaml cannot be read. */
export interface KnownUnits {
  readonly units: readonly Unit[];
  readonly names: Names;
}

/** Checks tasks.yaml for meaning and turns it into the model. Most names come back every year, so they are unique within a year. */
export function buildTasks(
  { data }: Checked<TasksFile>,
  org: KnownUnits | undefined,
  complain: Complain,
): Tasks {
  const programmeWords = new Taken(complain, '专项编号和名称');
  const ids = new Taken(complain, '指标编号');
  const words = new Map<string, Taken>();
  const targets: Target[] = [];
  const programmes = data.programmes.map((programme, index): Programme => {
    const at: Path = ['programmes', index];
    const ofYear = words.get(programme.year) ?? new Taken(complain, '同一年度的指标名称和别名');
    words.set(programme.year, ofYear);
    programmeWords.take(programme.id, [...at, 'id'], programme.name);
    programmeWords.take(programme.name, [...at, 'name'], programme.name);
    const indicators = programme.indicators.map((entry, place): Indicator => {
      const here = [...at, 'indicators', place];
      takeNames(entry, here, ids, ofYear);
      checkIndicator(entry, Number(programme.year), here, complain);
      targets.push(...targetsOf(entry, here, org, complain));
      const lead = entry.lead && org ? org.names.find(entry.lead, [...here, 'lead'], complain) : undefined;
      return { ...buildIndicator(entry, programme, lead), ...responsible(entry, here, org, complain) };
    });
    const { id, name, noun } = programme;
    return { id, name, ...(noun ? { noun } : {}), year: Number(programme.year), indicators };
  });
  return { programmes, indicators: programmes.flatMap(({ indicators }) => indicators), targets };
}

function takeNames(entry: IndicatorEntry, at: Path, ids: Taken, words: Taken): void {
  ids.take(entry.id, [...at, 'id'], entry.name);
  words.take(entry.name, [...at, 'name'], entry.name);
  entry.aliases?.forEach((alias, index) => {
    words.take(alias, [...at, 'aliases', index], entry.name);
  });
}

function buildIndicator(
  entry: IndicatorEntry,
  programme: ProgrammeEntry,
  lead: string | undefined,
): Indicator {
  const { schedule } = entry;
  return {
    id: entry.id,
    programme: programme.id,
    name: entry.name,
    aliases: entry.aliases ?? [],
    kind: entry.kind,
    measure: entry.measure ?? '',
    weight: entry.weight ?? '1',
    lead,
    schedule: schedule
      ? {
          kind: 'milestones',
          shape: schedule.shape,
          steps: steps(schedule.steps).map(([date, percent]) => ({ date, percent })),
        }
      : { kind: 'linear' },
    lag: Number(entry.lag ?? 0),
    skip: (entry.skip ?? []).map(Number),
    stages: steps(entry.stages ?? {}).map(([name, percent]) => ({ name, percent })),
    parts: (entry.parts ?? []).map(({ id, name, aliases, measure, weight }) => ({
      id,
      name,
      aliases: aliases ?? [],
      measure,
      weight: weight ?? '1',
    })),
    prorate: entry.prorate ?? false,
  };
}

function responsible(entry: IndicatorEntry, at: Path, org: KnownUnits | undefined, complain: Complain) {
  const named = Object.entries(entry.responsibleByUnit ?? {}).flatMap(([name, person]) => {
    const unit = org?.names.find(name, [...at, 'responsibleByUnit', name], complain);
    return unit ? [[unit, person] as const] : [];
  });
  return {
    ...(entry.responsible ? { responsible: entry.responsible } : {}),
    ...(named.length > 0 ? { responsibleByUnit: Object.fromEntries(named) } : {}),
  };
}

function steps(table: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(table);
}

function targetsOf(
  entry: IndicatorEntry,
  at: Path,
  org: KnownUnits | undefined,
  complain: Complain,
): Target[] {
  if (!org) return [];
  const { id: indicator } = entry;
  if (entry.units === '全部')
    return org.units
      .filter(({ kind }) => kind === 'county')
      .map(({ id }) => ({ unit: id, indicator, value: '100' }));
  if (entry.units)
    return org.names
      .findAll(entry.units, [...at, 'units'], complain)
      .map((unit) => ({ unit, indicator, value: '100' }));
  const own = numbers(entry, entry.targets ?? {}, [...at, 'targets'], org, complain);
  const ofParts = (entry.parts ?? []).flatMap((part, index) =>
    numbers(entry, part.targets, [...at, 'parts', index, 'targets'], org, complain).map((target) => ({
      ...target,
      part: part.id,
    })),
  );
  return [...own, ...ofParts];
}

function numbers(
  { id: indicator, kind }: IndicatorEntry,
  written: Readonly<Record<string, string | null>>,
  at: Path,
  org: KnownUnits,
  complain: Complain,
): Target[] {
  const seen = new Taken(complain, '单位');
  return Object.entries(written).flatMap(([name, value]) => {
    const path = [...at, name];
    if (value === null && /^\d+$/.test(name)) {
      complain(path, '数字中间不要逗号：5,100 应写 5100', `“${name}”`);
      return [];
    }
    const unit = org.names.find(name, path, complain);
    if (unit === undefined || !seen.take(unit, path, name) || value === null) return [];
    if (kind !== 'level' && value.startsWith('-')) complain(path, '目标任务不能是负数');
    return [{ unit, indicator, value }];
  });
}
