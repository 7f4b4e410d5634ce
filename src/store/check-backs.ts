import type { Db, Tx } from './schema.ts';

/** 核对无误: a unit found its figures of a month right; said again it changes nothing. */
export async function saveCheckBack(
  tx: Tx,
  said: { month: string; unit: string; personId: string; inboxId: number },
  now: number,
): Promise<void> {
  const { month, unit, personId, inboxId } = said;
  await tx
    .insertInto('check_backs')
    .values({ month, unit, person_id: personId, inbox_id: inboxId, created_at: now })
    .onConflict((oc) => oc.doNothing())
    .execute();
}

/** The units that found their figures of a month right. */
export async function checkedUnits(db: Db | Tx, month: string): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('check_backs').select('unit').where('month', '=', month).execute();
  return new Set(rows.map(({ unit }) => unit));
}
