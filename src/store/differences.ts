import type { Selectable } from 'kysely';
import type { SideKey } from './department-figures.ts';
import type { Db, Tx } from './schema.ts';
import type { DifferenceState, DifferencesTable } from './schema-sides.ts';
import { run, storableJson } from './statement.ts';

/** A county's figure and the department's that are not the same. */
export interface Difference extends SideKey {
  readonly id: number;
  readonly department: string;
  readonly countyValue: string;
  readonly departmentValue: string;
  readonly countyDate: string;
  readonly departmentDate: string;
  readonly state: DifferenceState;
}

const saveAll = `
  insert into differences (id, unit, indicator, part, month, department, county_value, department_value, county_date,
    department_date, state, opened_at, inbox_id, decided_by, decided_inbox_id, decided_at)
  select id, unit, indicator, part, month, department, "countyValue", "departmentValue", "countyDate", "departmentDate",
    state, $2::bigint, $3::bigint, case when state = 'open' then null else 'rules' end,
    case when state = 'open' then null else $3::bigint end, case when state = 'open' then null else $2::bigint end
  from jsonb_to_recordset($1::jsonb) as d (id bigint, unit text, indicator text, part text, month text, department text,
    "countyValue" numeric, "departmentValue" numeric, "countyDate" text, "departmentDate" text, state text)
  on conflict (unit, indicator, part, month) do update set department = excluded.department,
    county_value = excluded.county_value, department_value = excluded.department_value,
    county_date = excluded.county_date, department_date = excluded.department_date, state = excluded.state,
    opened_at = excluded.opened_at, inbox_id = excluded.inbox_id, decided_by = excluded.decided_by,
    decided_inbox_id = excluded.decided_inbox_id, decided_at = excluded.decided_at, reason = null`;

/** Puts new differences on record, or new figures of known ones, which keep their ids. */
export async function saveDifferences(
  tx: Tx,
  differences: readonly Difference[],
  inboxId: number,
  now: number,
): Promise<void> {
  if (differences.length > 0) await run(tx, saveAll, [storableJson(differences), now, inboxId]);
}

/** Ends differences whose two sides are equal again. */
export async function settleDifferences(
  tx: Tx,
  ids: readonly number[],
  inboxId: number,
  now: number,
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('differences')
    .set({ state: 'settled', decided_by: null, decided_inbox_id: inboxId, decided_at: now, reason: null })
    .where('id', 'in', ids)
    .execute();
}

/** Says whose figure counts. */
export async function decideDifference(
  tx: Tx,
  id: number,
  decision: {
    readonly state: 'county' | 'department';
    readonly by: string;
    readonly inboxId: number;
    readonly reason?: string;
  },
  now: number,
): Promise<void> {
  await tx
    .updateTable('differences')
    .set({
      state: decision.state,
      decided_by: decision.by,
      decided_inbox_id: decision.inboxId,
      decided_at: now,
      reason: decision.reason ?? null,
    })
    .where('id', '=', id)
    .execute();
}

/** One difference, held until commit. */
export async function heldDifference(tx: Tx, id: number): Promise<Difference | undefined> {
  const row = await tx
    .selectFrom('differences')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && toDifference(row);
}

/** Differences that stand, of one month or of all: to be decided, or decided against a county that has not corrected. */
export async function standingDifferences(db: Db | Tx, month?: string): Promise<Difference[]> {
  const standing = db.selectFrom('differences').selectAll().where('state', 'in', ['open', 'department']);
  const rows = await (month === undefined ? standing : standing.where('month', '=', month))
    .orderBy('id')
    .execute();
  return rows.map(toDifference);
}

function toDifference(row: Selectable<DifferencesTable>): Difference {
  const { id, unit, indicator, part, month, department, state } = row;
  return {
    id,
    unit,
    indicator,
    part,
    month,
    department,
    state,
    countyValue: row.county_value,
    departmentValue: row.department_value,
    countyDate: row.county_date,
    departmentDate: row.department_date,
  };
}
