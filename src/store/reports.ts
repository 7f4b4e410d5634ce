import type { Selectable } from 'kysely';
import type { Db, FiguresTable, ReportKind, ReportsTable, Tx } from './schema.ts';
import { run, storableJson } from './statement.ts';

/** Which figure: one unit's one indicator (or part of it) in one year. */
export interface FigureKey {
  readonly year: number;
  readonly unit: string;
  readonly indicator: string;
  /** '' for the indicator itself. */
  readonly part: string;
}

/** One accepted report that still counts, as it stands in the history of its key; values are decimal strings. */
export interface HistoryItem {
  readonly reportId: number;
  readonly value?: string;
  readonly stage?: string;
  readonly state?: string;
  readonly remark?: string;
  readonly dataDate: string;
  readonly period: string;
  readonly reportedAt: number;
}

/** What counts now under one key: the newest items in order of their data dates, the last of them the current figure. */
export interface StoredFigure extends FigureKey {
  readonly recent: readonly HistoryItem[];
}

/** How many items `recent` keeps: enough for the last six positive steps and some slack. */
export const recentItems = 12;

/** A report about to be written; what it makes of the figure is computed by the caller. */
export interface NewReport extends FigureKey {
  readonly kind: ReportKind;
  readonly value?: string;
  readonly increment?: string;
  readonly stage?: string;
  readonly state?: string;
  readonly remark?: string;
  readonly reason?: string;
  readonly period: string;
  readonly dataDate: string;
  readonly late: boolean;
  readonly replaces?: number;
  readonly inboxId: number;
  readonly personId: string;
}

/** Holds the ledgers of some units until commit, so that two reports for one unit never interleave. */
export async function lockUnits(tx: Tx, units: readonly string[]): Promise<void> {
  for (const unit of [...new Set(units)].sort()) {
    await tx.selectFrom('unit_locks').select('unit').where('unit', '=', unit).forUpdate().execute();
  }
}

/** Holds the ledgers of some units until commit, and reads their current figures of some years. */
export async function heldFigures(
  tx: Tx,
  units: readonly string[],
  ...years: readonly number[]
): Promise<StoredFigure[]> {
  const text = 'select year, unit, indicator, part, recent from held_figures($1, $2)';
  return run<StoredFigure>(tx, text, [units, years]);
}

/** All current figures of some units in some years. */
export async function figuresOf(
  db: Db | Tx,
  units: readonly string[],
  ...years: readonly number[]
): Promise<StoredFigure[]> {
  if (units.length === 0) return [];
  const rows = await db
    .selectFrom('figures')
    .selectAll()
    .where('unit', 'in', units)
    .where('year', 'in', years)
    .execute();
  return rows.map(toFigure);
}

/** All current figures of a year. */
export async function figuresIn(db: Db | Tx, year: number): Promise<StoredFigure[]> {
  const rows = await db.selectFrom('figures').selectAll().where('year', '=', year).execute();
  return rows.map(toFigure);
}

/** Appends reports to the ledger; a row is never changed afterwards. */
export async function appendReports(tx: Tx, reports: readonly NewReport[], now: number): Promise<void> {
  if (reports.length === 0) return;
  await tx
    .insertInto('reports')
    .values(reports.map((report) => toRow(report, now)))
    .execute();
}

const reportColumns = `unit, indicator, part, year, period, kind, value, increment, stage, state, remark, reason,
  data_date, late, replaces, inbox_id, person_id, created_at`;
const recordAll = `
  with given as (
    select * from jsonb_to_recordset($1::jsonb) as r (place integer, recent jsonb, at integer, unit text,
      indicator text, part text, year integer, period text, kind text, value numeric, increment numeric, stage text,
      state text, remark text, reason text, data_date text, late boolean, replaces bigint, inbox_id bigint,
      person_id text, created_at bigint)),
  added as (
    insert into reports (${reportColumns}) select ${reportColumns} from given order by place
    returning id, unit, indicator, part, year),
  figured as (
    select place, unit, indicator, part, year, id,
      case when at < 0 then recent else jsonb_set(recent, array[at::text, 'reportId'], to_jsonb(id)) end as recent
    from given join added using (unit, indicator, part, year)),
  put as (
    insert into figures (unit, indicator, part, year, report_id, value, data_date, recent)
    select unit, indicator, part, year, (recent -> -1 ->> 'reportId')::bigint, (recent -> -1 ->> 'value')::numeric,
      recent -> -1 ->> 'dataDate', recent
    from figured
    on conflict (unit, year, indicator, part) do update
      set report_id = excluded.report_id, value = excluded.value, data_date = excluded.data_date,
        recent = excluded.recent)
  select id from figured order by place`;

/** A report, and the history it makes; `at` is its own place in there (-1: it is too old to be kept). */
export interface Recording {
  readonly report: NewReport;
  readonly recent: readonly HistoryItem[];
  readonly at: number;
}

/**
 * Appends reports to the ledger and sets the figures they make, in one statement: the new items get their ids there.
 * No two may be of one figure. Returns the ids in order.
 */
export async function recordReports(
  tx: Tx,
  recordings: readonly Recording[],
  now: number,
): Promise<number[]> {
  if (recordings.length === 0) return [];
  const rows = recordings.map(({ report, recent, at }, place) => ({
    ...toRow(report, now),
    recent,
    at,
    place,
  }));
  const added = await run<{ id: number }>(tx, recordAll, [storableJson(rows)]);
  return added.map(({ id }) => id);
}

/** Sets the figures that now count; they are derived, so overwriting them loses nothing. */
export async function putFigures(tx: Tx, figures: readonly StoredFigure[]): Promise<void> {
  if (figures.length === 0) return;
  await tx
    .insertInto('figures')
    .values(
      figures.map(({ year, unit, indicator, part, recent }) => {
        const current = recent[recent.length - 1]!;
        return {
          year,
          unit,
          indicator,
          part,
          report_id: current.reportId,
          value: current.value ?? null,
          data_date: current.dataDate,
          recent: JSON.stringify(recent),
        };
      }),
    )
    .onConflict((oc) =>
      oc.columns(['unit', 'year', 'indicator', 'part']).doUpdateSet((eb) => ({
        report_id: eb.ref('excluded.report_id'),
        value: eb.ref('excluded.value'),
        data_date: eb.ref('excluded.data_date'),
        recent: eb.ref('excluded.recent'),
      })),
    )
    .execute();
}

/** Nothing counts any more under this key: its only report was taken back. */
export async function dropFigure(tx: Tx, key: FigureKey): Promise<void> {
  await tx
    .deleteFrom('figures')
    .where('unit', '=', key.unit)
    .where('year', '=', key.year)
    .where('indicator', '=', key.indicator)
    .where('part', '=', key.part)
    .execute();
}

export type ReportRow = Selectable<ReportsTable>;

/** All current figures of one indicator in one year, whatever unit. */
export async function figuresFor(db: Db | Tx, indicator: string, year: number): Promise<StoredFigure[]> {
  const rows = await db
    .selectFrom('figures')
    .selectAll()
    .where('indicator', '=', indicator)
    .where('year', '=', year)
    .execute();
  return rows.map(toFigure);
}

/** Every report under one key, oldest first: the ledger the figure is derived from. */
export async function ledgerOf(db: Db | Tx, key: FigureKey): Promise<ReportRow[]> {
  return db
    .selectFrom('reports')
    .selectAll()
    .where('unit', '=', key.unit)
    .where('indicator', '=', key.indicator)
    .where('part', '=', key.part)
    .where('year', '=', key.year)
    .orderBy('id')
    .execute();
}

function toRow(report: NewReport, now: number) {
  return {
    unit: report.unit,
    indicator: report.indicator,
    part: report.part,
    year: report.year,
    period: report.period,
    kind: report.kind,
    value: report.value ?? null,
    increment: report.increment ?? null,
    stage: report.stage ?? null,
    state: report.state ?? null,
    remark: report.remark ?? null,
    reason: report.reason ?? null,
    data_date: report.dataDate,
    late: report.late,
    replaces: report.replaces ?? null,
    inbox_id: report.inboxId,
    person_id: report.personId,
    created_at: now,
  };
}

function toFigure({ year, unit, indicator, part, recent }: Selectable<FiguresTable>): StoredFigure {
  return { year, unit, indicator, part, recent };
}
