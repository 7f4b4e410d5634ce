import type { ReportRow } from './reports.ts';
import type { Db, Tx } from './schema.ts';
import { run } from './statement.ts';

/** Every report of some units in a year that was made for a month or before it, until a moment; oldest first. */
export async function reportsUntil(
  db: Db | Tx,
  {
    units,
    month,
    until,
  }: { readonly units: readonly string[]; readonly month: string; readonly until: number },
): Promise<ReportRow[]> {
  if (units.length === 0) return [];
  return db
    .selectFrom('reports')
    .selectAll()
    .where('year', '=', Number(month.slice(0, 4)))
    .where('unit', 'in', units)
    .where('period', '<=', month)
    .where('created_at', '<=', until)
    .orderBy('id')
    .execute();
}

/** A report with who made it, by which message. */
export interface SourcedReport extends ReportRow {
  readonly person: string;
  readonly person_units: readonly string[];
  readonly platform: string;
  readonly text: string;
  readonly received_at: number;
}

/** Some reports with the messages that brought them, and with the reports that they replaced or that replaced them since. */
export async function sourcedReports(db: Db | Tx, ids: readonly number[]): Promise<SourcedReport[]> {
  const text = `
    with recursive chain as (
      select id, replaces from reports where id = any($1)
      union select r.id, r.replaces from reports r join chain c on r.id = c.replaces or r.replaces = c.id)
    select r.*, p.name as person, p.units as person_units, i.platform, i.text, i.received_at
    from reports r join people p on p.id = r.person_id join inbox i on i.id = r.inbox_id
    where r.id in (select id from chain) order by r.id`;
  const rows = await run<SourcedReport>(db, text, [ids]);
  return rows.map((row) => ({ ...row, id: Number(row.id), received_at: Number(row.received_at) }));
}
