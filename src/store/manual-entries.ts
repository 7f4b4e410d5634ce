import { groupBy } from '../domain/group-by.ts';
import type { ManualEntry } from '../domain/month.ts';
import type { Db, Tx } from './schema.ts';

/** A 加分 (or, below 0, 扣分) about to be written; points are a decimal text. */
export interface NewManualEntry {
  readonly month: string;
  readonly unit: string;
  readonly points: string;
  readonly reason: string;
  readonly personId: string;
  readonly inboxId: number;
}

/** Writes a 加分 or 扣分; it is never changed, only answered by another. Returns its short id. */
export async function saveManualEntry(tx: Tx, entry: NewManualEntry, now: number): Promise<number> {
  const { month, unit, points, reason, personId, inboxId } = entry;
  const row = await tx
    .insertInto('manual_entries')
    .values({ month, unit, points, reason, person_id: personId, inbox_id: inboxId, created_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** What the office gave and took in a month, by unit, oldest first. */
export async function manualEntriesOf(
  db: Db | Tx,
  month: string,
): Promise<ReadonlyMap<string, readonly (ManualEntry & { unit: string })[]>> {
  const rows = await db
    .selectFrom('manual_entries')
    .selectAll()
    .where('month', '=', month)
    .orderBy('id')
    .execute();
  return groupBy(
    rows.map(({ id, unit, points, reason }) => ({ unit, id: String(id), points, reason })),
    ({ unit }) => unit,
  );
}
