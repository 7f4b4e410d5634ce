import { sql } from 'kysely';
import type { Db } from './schema.ts';

/** Rows that are due or in work at a product time, and rows that wait for a later one, be it behind another of their lane. */
export async function storeLoad(db: Db, now: number): Promise<{ due: number; waiting: number }> {
  const { rows } = await sql<{ due: number; waiting: number }>`
    with open as (
      select state, max(not_before) over (partition by lane order by id) as not_before from outbox
      where state in ('waiting', 'sending'))
    select
      (select count(*) from inbox where handled_at is null)
        + (select count(*) from open where state = 'sending' or not_before <= ${now})
        + (select count(*) from due_jobs where state = 'due' and not_before <= ${now}) as due,
      (select count(*) from open where state = 'waiting' and not_before > ${now})
        + (select count(*) from due_jobs where state = 'due' and not_before > ${now}) as waiting`.execute(db);
  const { due, waiting } = rows[0]!;
  return { due: Number(due), waiting: Number(waiting) };
}

/** The earliest outbox row that waits for a time in a span. */
export async function nextOutgoing(db: Db, from: number, to: number): Promise<number | undefined> {
  const row = await db
    .selectFrom('outbox')
    .select((eb) => eb.fn.min('not_before').as('at'))
    .where('state', '=', 'waiting')
    .where('not_before', '>', from)
    .where('not_before', '<=', to)
    .executeTakeFirst();
  return row?.at ? Number(row.at) : undefined;
}
