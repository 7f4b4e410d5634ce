import type { Calendar } from '../calendar/workdays.ts';
import { dateAt } from '../calendar/zone.ts';
import type { Config } from '../config/model.ts';
import { type ClosingState, type Closings, isClosed } from '../domain/closing.ts';
import type { Indicator, Programme, Target, Unit } from '../domain/model.ts';
import type { RoundRule } from '../domain/round.ts';
import { type Occurrence, occurrence, openOccurrences } from '../domain/rounds.ts';
import { targetsOf, type UnitTargets } from '../domain/target.ts';
import type { Vocabulary } from '../language/model.ts';
import type { Channels } from '../message/channels.ts';

/** What stays the same from message to message: configuration, and look-ups made from it once. */
export interface Office {
  readonly config: Config;
  readonly calendar: Calendar;
  /** The names people may type now; `vocabularyIn` has those of each year. */
  readonly vocabulary: Vocabulary;
  vocabularyIn(year: number): Vocabulary;
  readonly zone: string;
  /** Product time of the very first start: rounds that opened before are not owed. */
  readonly firstStart: number;
  readonly channels: Channels;
  unit(id: string): Unit;
  indicator(id: string): Indicator;
  programme(indicator: Indicator): Programme;
  /** Programme id → its year. */
  readonly years: Readonly<Record<string, number>>;
  /** One unit's rows of the task list, in the list's order. */
  tasks(unit: string): readonly Target[];
  task(unit: string, indicator: string): UnitTargets;
  /** Rounds open at a moment, earliest due first. */
  rounds(now: number): readonly Occurrence[];
  /** One round's times for one period. */
  occurrence(rule: RoundRule, period: string): Occurrence;
  isClosed(month: string, now: number): boolean;
  /** What months are closed by, as it was when this was read. */
  readonly closingState: ClosingState;
}

const minuteMs = 60_000;

/** Gathers what handlers and jobs look up; months before that of the first start count as closed. */
export function createOffice(
  parts: Pick<Office, 'config' | 'calendar' | 'vocabularyIn' | 'zone' | 'firstStart' | 'channels'>,
): Office {
  const { config, calendar, vocabularyIn, zone, firstStart, channels } = parts;
  const units = new Map(config.units.map((unit) => [unit.id, unit]));
  const indicators = new Map(config.indicators.map((indicator) => [indicator.id, indicator]));
  const programmes = new Map(config.programmes.map((programme) => [programme.id, programme]));
  const tasks = new Map<string, Target[]>(config.units.map((unit) => [unit.id, []]));
  for (const target of [...config.targets, ...tasksAbove(config)]) tasks.get(target.unit)?.push(target);
  const { rounds, closing, ranking } = config.rules;
  const firstMonth = [dateAt(firstStart, zone).slice(0, 7), ranking.from].sort().at(-1)!;
  const closingState = { closing, calendar, zone, firstMonth, closings: {} };
  // Rounds open and close on the minute, so within one the answer is the same.
  let seen: { minute: number; open: readonly Occurrence[] } | undefined;
  const occurrences = new Map<string, Occurrence>();
  return {
    config,
    calendar,
    vocabulary: vocabularyIn(Math.max(...config.programmes.map(({ year }) => year))),
    vocabularyIn,
    zone,
    firstStart,
    channels,
    years: Object.fromEntries(config.programmes.map(({ id, year }) => [id, year])),
    unit: (id) => found(units.get(id), id),
    indicator: (id) => found(indicators.get(id), id),
    programme: (indicator) => found(programmes.get(indicator.programme), indicator.programme),
    tasks: (unit) => tasks.get(unit) ?? [],
    task: (unit, indicator) => targetsOf(tasks.get(unit) ?? [], unit, indicator),
    rounds(now) {
      const minute = Math.floor(now / minuteMs);
      if (seen?.minute !== minute) seen = { minute, open: openOccurrences(rounds, now, calendar, zone) };
      return seen.open;
    },
    occurrence(rule, period) {
      const key = `${rule.id} ${period}`;
      const known = occurrences.get(key) ?? occurrence(rule, period, calendar, zone);
      occurrences.set(key, known);
      return known;
    },
    isClosed: (month, now) => isClosed(month, now, closingState),
    closingState,
  };
}

/** The office as it stands with these months closed. */
export function withClosings(office: Office, closings: Closings): Office {
  const closingState = { ...office.closingState, closings };
  return { ...office, closingState, isClosed: (month, now) => isClosed(month, now, closingState) };
}

/** The office as it is spoken to while a year is looked at: a name means that year's indicator. */
export function speakingOf(office: Office, year: number): Office {
  return { ...office, vocabulary: office.vocabularyIn(year) };
}

/** Where units have a task without a number (stated, stage), the unit above them has it too: its lead unit speaks for all. */
function tasksAbove({ units, indicators, targets }: Config): Target[] {
  const own = new Set(targets.map(({ unit, indicator }) => `${unit} ${indicator}`));
  const parents = new Map(units.map(({ id, parent }) => [id, parent]));
  return indicators.flatMap(({ id, kind }) => {
    if (kind !== 'stated' && kind !== 'stage') return [];
    const having = targets.flatMap(({ unit, indicator }) => (indicator === id ? [parents.get(unit)] : []));
    return [...new Set(having)].flatMap((unit) =>
      unit && !own.has(`${unit} ${id}`) ? [{ unit, indicator: id, value: '100' }] : [],
    );
  });
}

function found<T>(value: T | undefined, id: string): T {
  if (value === undefined) throw new Error(`not in the configuration: ${id}`);
  return value;
}

/** The office as if a month still took figures: what an accepted 异议 corrects goes into the ledger, and counts at the next closing. */
export function asIfOpen(office: Office, month: string): Office {
  return { ...office, isClosed: (other, now) => other !== month && office.isClosed(other, now) };
}

/** The city: the whole of which the counties are the parts. */
export function cityOf({ config }: Pick<Office, 'config'>): Unit | undefined {
  return config.units.find(({ kind }) => kind === 'city');
}
