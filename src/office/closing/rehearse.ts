import { sql } from 'kysely';
import type { Tx } from '../../store/schema.ts';

/** Does something in a transaction and takes all that it wrote back; what it returns stays. */
export async function rehearse<Result>(tx: Tx, deed: () => Promise<Result>): Promise<Result> {
  await sql`savepoint rehearsal`.execute(tx);
  try {
    return await deed();
  } finally {
    await sql`rollback to savepoint rehearsal`.execute(tx);
  }
}
