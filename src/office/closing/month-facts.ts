import { dateAt } from '../../calendar/zone.ts';
import type { Task } from '../../domain/lever.ts';
import type { Unit } from '../../domain/model.ts';
import type { Fact, FrozenIndicator, MonthFacts, UnitFacts } from '../../domain/month.ts';
import { creditedIn } from '../../store/closed-months.ts';
import { manualEntriesOf } from '../../store/manual-entries.ts';
import type { StoredFigure } from '../../store/reports.ts';
import type { Tx } from '../../store/schema.ts';
import { allAnswerers } from '../answerers.ts';
import { overdueFindings } from '../findings/overdue.ts';
import { type InForce, loadInForce } from '../in-force.ts';
import { inSlices } from '../in-slices.ts';
import { overdueRectifications } from '../notices/overdue.ts';
import type { Office } from '../office.ts';
import { storiesIn } from '../papers/facts.ts';
import { loadReach, type Reach } from '../reach.ts';
import { differencesOf } from '../reconciliation/facts.ts';
import { type LastAsked, type Standing, standingsOf } from '../situation.ts';
import { figuresFor } from './figures.ts';
import { frozen, taskFor } from './judged.ts';
import { type Answered, answersIn, lastAskedIn, regularRounds } from './rounds.ts';
import { officeIn } from './targets.ts';

/** A month as the ledger has it at a moment: what the rules are given, and what they were made from. */
export interface MonthRead {
  readonly facts: MonthFacts;
  /** By unit, in the order of the task list. */
  readonly indicators: ReadonlyMap<string, readonly FrozenIndicator[]>;
  readonly standings: ReadonlyMap<string, readonly Standing[]>;
  /** The unit's tasks as they were judged, for what would lift it. */
  tasks(unit: string): readonly Task[];
}

/** What a month is read with. */
interface Reading {
  readonly tx: Tx;
  /** The office with the targets of the month. */
  readonly office: Office;
  readonly inForce: InForce;
  readonly reach: Reach;
  /** By unit: what counts for the month. */
  readonly figures: ReadonlyMap<string, readonly StoredFigure[]>;
  readonly month: string;
  readonly now: number;
}

/** Reads all that a closing of a month at this moment would freeze; nothing is written. */
export async function readMonth(tx: Tx, present: Office, month: string, now: number): Promise<MonthRead> {
  const office = await officeIn(tx, present, month);
  const inForce = await loadInForce(tx, office, now);
  const reach = await loadReach(tx, office.channels);
  const figures = await figuresFor(tx, month);
  const reading = { tx, office, inForce, reach, figures, month, now };
  const standings = await judgedUnits(reading);
  const credited = await creditedIn(tx, `${month.slice(0, 4)}-01`, month);
  const indicators = new Map(
    await inSlices([...standings], slice, ([unit, own]) => [
      unit,
      own.map((one) => frozen(office, one, credited.get(unit)?.has(one.indicator.id) ?? false)),
    ]),
  );
  return {
    facts: { month, units: await unitFacts(reading, indicators) },
    indicators,
    standings,
    tasks: (unit) => (standings.get(unit) ?? []).map((one) => taskFor(office, one, month)),
  };
}

const slice = 10;

/** Every unit that answers rounds, judged in the month's indicators: a department in what it leads, by the whole's figures. */
async function judgedUnits(reading: Reading): Promise<ReadonlyMap<string, readonly Standing[]>> {
  const { office, month } = reading;
  const lastAsked = lastAskedIn(regularRounds(office, month));
  const found = new Map<string, readonly Standing[]>();
  const wholes = new Map<string, readonly Standing[]>();
  await inSlices(allAnswerers(office), slice, ({ unit, subject }) => {
    const own = wholes.get(subject.id) ?? judged(reading, subject, lastAsked);
    if (subject !== unit) wholes.set(subject.id, own);
    found.set(unit.id, subject === unit ? own : own.filter(({ indicator }) => indicator.lead === unit.id));
  });
  return found;
}

function judged(
  { office, inForce, figures, month, now }: Reading,
  subject: Unit,
  lastAsked: LastAsked,
): readonly Standing[] {
  const year = Number(month.slice(0, 4));
  const indicators = office.config.indicators.filter((one) => office.programme(one).year === year);
  const children = office.config.units.filter(({ parent }) => parent === subject.id);
  const stored = [subject, ...children].flatMap(({ id }) => figures.get(id) ?? []);
  return standingsOf(office, inForce, subject, stored, now, indicators, lastAsked);
}

async function unitFacts(
  { tx, office, inForce, reach, figures, month, now }: Reading,
  indicators: ReadonlyMap<string, readonly FrozenIndicator[]>,
): Promise<UnitFacts[]> {
  const answers = await answersIn(tx, office, inForce, reach, month, now);
  const manual = await manualEntriesOf(tx, month);
  const today = dateAt(now, office.zone);
  const rectifications = await overdueRectifications(tx, office, month, today);
  const findings = await overdueFindings(tx, office, month, today);
  const differences = await differencesOf(tx, office, month);
  const stories = await storiesIn(tx, office, month);
  return allAnswerers(office).map(({ unit, subject }) => {
    const answered = answers.get(unit.id) ?? nothingAsked;
    const judges = new Set((indicators.get(unit.id) ?? []).map(({ indicator }) => indicator));
    const reported = (figures.get(subject.id) ?? []).some(
      ({ indicator, recent }) => judges.has(indicator) && recent.some(({ period }) => period === month),
    );
    return {
      unit: unit.id,
      group: unit.rankingGroup,
      exempt: answered.excused && !reported,
      reported,
      indicators: indicators.get(unit.id) ?? [],
      lateRounds: answered.late,
      unreportedRounds: answered.silent,
      differences: differences.get(unit.id) ?? noFacts,
      overdueRectifications: rectifications.get(unit.id) ?? noFacts,
      overdueFindings: findings.get(unit.id) ?? noFacts,
      stories: stories.get(unit.id) ?? noFacts,
      manual: manual.get(unit.id) ?? [],
    };
  });
}

const noFacts: readonly Fact[] = [];
const nothingAsked: Answered = { late: [], silent: [], excused: false };
