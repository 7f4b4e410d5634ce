import type { FrozenIndicator, GroupRanking, RankedMonth } from '../domain/month.ts';
import { type ClosedUnit, toUnit } from './closed-unit.ts';
import type { Db, Tx } from './schema.ts';
import { run, storableJson } from './statement.ts';

/** A whole month as one revision froze it, in the order of the configuration. */
export interface Snapshot extends RankedMonth {
  readonly revision: number;
  readonly units: readonly ClosedUnit[];
}

const columns =
  'month, revision, unit, position, ranking_group, ranking, not_ranked, sheet, indicators, lift';
const insertUnits = `
  insert into closed_units (${columns}) select ${columns} from jsonb_to_recordset($1::jsonb) as r (
    month text, revision integer, unit text, position integer, ranking_group text, ranking jsonb, not_ranked text,
    sheet jsonb, indicators jsonb, lift jsonb)`;
/** Rows a statement; one of a province's three thousand units would be a text of a hundred megabytes. */
const batch = 200;

/** Writes what a closing froze; its revision stands in `closings` already. */
export async function insertSnapshot(tx: Tx, { month, revision, groups, units }: Snapshot): Promise<void> {
  const rows = units.map(({ unit, group, ranking, notRanked, sheet, indicators, lift }, position) => ({
    month,
    revision,
    unit,
    position,
    ranking_group: group ?? null,
    ranking: ranking ?? null,
    not_ranked: notRanked ?? null,
    sheet: sheet ?? null,
    indicators,
    lift: lift ?? null,
  }));
  for (let at = 0; at < rows.length; at += batch)
    await run(tx, insertUnits, [storableJson(rows.slice(at, at + batch))]);
  if (groups.length === 0) return;
  await tx
    .insertInto('closed_groups')
    .values(
      groups.map(({ group, bottomPlaces, nobodyReported }, position) => ({
        month,
        revision,
        ranking_group: group,
        position,
        bottom_places: bottomPlaces,
        nobody_reported: nobodyReported,
      })),
    )
    .execute();
}

/** A whole revision of a month, with every sheet. */
export async function snapshotOf(
  db: Db | Tx,
  { month, revision }: { readonly month: string; readonly revision: number },
): Promise<Snapshot> {
  const rows = await db
    .selectFrom('closed_units')
    .selectAll()
    .where('month', '=', month)
    .where('revision', '=', revision)
    .orderBy('position')
    .execute();
  const units = rows.map(toUnit);
  const groups = await groupsIn(db, { month, revision });
  return { month, revision, units, groups: groups.map((group) => withRows(group, units)) };
}

/** The rankings of some revisions, without the sheets: what runs and trends are computed from. */
export async function rankingsOf(
  db: Db | Tx,
  closings: readonly { readonly month: string; readonly revision: number }[],
): Promise<RankedMonth[]> {
  const months: RankedMonth[] = [];
  for (const { month, revision } of closings) {
    const rows = await db
      .selectFrom('closed_units')
      .select(['unit', 'ranking_group', 'ranking', 'not_ranked'])
      .where('month', '=', month)
      .where('revision', '=', revision)
      .orderBy('position')
      .execute();
    const units = rows.map((row) => toUnit({ ...row, sheet: null, lift: null, indicators: [] }));
    const groups = await groupsIn(db, { month, revision });
    months.push({ month, groups: groups.map((group) => withRows(group, units)) });
  }
  return months;
}

/** One unit's indicators as some revisions froze them. */
export async function frozenOf(
  db: Db | Tx,
  closings: readonly { readonly month: string; readonly revision: number }[],
  unit: string,
): Promise<FrozenIndicator[]> {
  if (closings.length === 0) return [];
  const rows = await db
    .selectFrom('closed_units')
    .selectAll()
    .where('unit', '=', unit)
    .where((eb) =>
      eb.or(
        closings.map(({ month, revision }) =>
          eb.and([eb('month', '=', month), eb('revision', '=', revision)]),
        ),
      ),
    )
    .orderBy('month')
    .execute();
  return rows.flatMap((row) => toUnit(row).indicators);
}

/** 提前完成 as credited at the closings in force of some months: unit → indicators. */
export async function creditedIn(
  db: Db | Tx,
  from: string,
  before: string,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const text = `
    select u.unit, array_agg(distinct e -> 'source' ->> 'id') as indicators
    from closings c join closed_units u using (month, revision), jsonb_array_elements(u.sheet -> 'entries') e
    where c.reopened_at is null and c.month >= $1 and c.month < $2 and u.sheet is not null and e ->> 'rule' = 'early'
    group by u.unit`;
  const rows = await run<{ unit: string; indicators: string[] }>(db as Tx, text, [from, before]);
  return new Map(rows.map(({ unit, indicators }) => [unit, new Set(indicators)]));
}

function groupsIn(db: Db | Tx, { month, revision }: { month: string; revision: number }) {
  return db
    .selectFrom('closed_groups')
    .selectAll()
    .where('month', '=', month)
    .where('revision', '=', revision)
    .orderBy('position')
    .execute();
}

function withRows(
  group: { ranking_group: string; bottom_places: number; nobody_reported: boolean },
  units: readonly ClosedUnit[],
): GroupRanking {
  const own = units.filter((unit) => unit.group === group.ranking_group);
  // Sorting is stable: units that share a place stay in the order of the configuration.
  const rows = own.flatMap(({ ranking }) => ranking ?? []).sort((a, b) => a.place - b.place);
  return {
    group: group.ranking_group,
    rows,
    bottomPlaces: group.bottom_places,
    bottom: rows.filter(({ bottom }) => bottom).map(({ unit }) => unit),
    notRanked: own.flatMap(({ unit, notRanked }) => (notRanked ? [{ unit, reason: notRanked }] : [])),
    nobodyReported: group.nobody_reported,
  };
}
