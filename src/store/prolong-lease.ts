import type { Claimed } from './outbox.ts';
import type { Db } from './schema.ts';

/** Keeps a claimed row longer (real ms); undefined when the lease was over and somebody else judges it. */
export async function prolongLease(
  db: Db,
  row: Claimed,
  leaseUntilReal: number,
): Promise<Claimed | undefined> {
  const { numUpdatedRows } = await db
    .updateTable('outbox')
    .set({ lease_until_real: leaseUntilReal })
    .where('id', '=', row.id)
    .where('lease_until_real', '=', row.leaseUntilReal ?? null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n ? { ...row, leaseUntilReal } : undefined;
}
