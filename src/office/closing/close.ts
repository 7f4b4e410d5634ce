import type { PeriodKey } from '../../calendar/periods.ts';
import { groupBy } from '../../domain/group-by.ts';
import type { RankedMonth } from '../../domain/month.ts';
import { insertSnapshot, rankingsOf, type Snapshot, snapshotOf } from '../../store/closed-months.ts';
import type { ClosedUnit } from '../../store/closed-unit.ts';
import {
  closingsInForce,
  closingsSoFar,
  insertClosing,
  lockClosings,
  newestClosing,
} from '../../store/closings.ts';
import { lockUnits } from '../../store/reports.ts';
import type { Tx } from '../../store/schema.ts';
import type { Deed } from '../deed.ts';
import { type Office, withClosings } from '../office.ts';
import { computeMonth } from './compute.ts';
import type { MonthRead } from './month-facts.ts';

/** What a closing did. */
export interface Closed {
  readonly snapshot: Snapshot;
  /** The revision before it, when the month was reopened. */
  readonly previous?: Snapshot;
  /** All closed months that are ranked, this one among them. */
  readonly ranked: readonly RankedMonth[];
  readonly read: MonthRead;
}

/** Freezes a month (结账) as a new revision; whether it may be is asked before. Reports wait until it is committed. */
export async function freezeMonth(deed: Deed, month: PeriodKey): Promise<Closed> {
  const { tx, office, now, actor, inboxId, record } = deed;
  await lockUnits(
    tx,
    office.config.units.map(({ id }) => id),
  );
  const before = await newestClosing(tx, month);
  const revision = (before?.revision ?? 0) + 1;
  const { read, units, groups } = await computeMonth(tx, office, month, now);
  const snapshot = { month, revision, groups, units };
  await insertClosing(tx, { month, revision, actor, inboxId }, now);
  await insertSnapshot(tx, snapshot);
  record({ action: 'month.close', subject: month, data: { revision, totals: totalsOf(snapshot) } });
  return {
    snapshot,
    previous: before && (await snapshotOf(tx, before)),
    ranked: await rankedSoFar(tx, office, month),
    read,
  };
}

/** The closed months up to one, from the first that is ranked. */
async function rankedSoFar(tx: Tx, { config }: Office, month: PeriodKey): Promise<RankedMonth[]> {
  const closings = await closingsInForce(tx, config.rules.ranking.from);
  return rankingsOf(
    tx,
    closings.filter((one) => one.month <= month),
  );
}

function totalsOf({ units }: Snapshot): Record<string, string> {
  return Object.fromEntries(
    units.flatMap(({ unit, sheet }) => (sheet ? [[unit, sheet.total.toFixed(2)]] : [])),
  );
}

/** A unit as it is, and as the revision before had it. */
export interface ChangedUnit {
  readonly now: ClosedUnit;
  readonly before?: ClosedUnit;
}

/** The units whose score or place is another than in the revision before. */
export function changedUnits({ snapshot, previous }: Pick<Closed, 'snapshot' | 'previous'>): readonly {
  readonly now: ClosedUnit;
  readonly before?: ClosedUnit;
}[] {
  if (!previous) return [];
  const before = groupBy(previous.units, ({ unit }) => unit);
  return snapshot.units.flatMap((now) => {
    const was = before.get(now.unit)?.[0];
    const same =
      was?.ranking?.place === now.ranking?.place &&
      was?.sheet?.total.toFixed(2) === now.sheet?.total.toFixed(2) &&
      was?.notRanked === now.notRanked;
    return same ? [] : [{ now, before: was }];
  });
}

/** The office with the months as they are closed now, held until commit: who closes, reopens or publishes does so alone. */
export async function holdMonths(tx: Tx, office: Office): Promise<Office> {
  await lockClosings(tx);
  return withClosings(office, await closingsSoFar(tx));
}
