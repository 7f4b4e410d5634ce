import { sql } from 'kysely';
import type { Outbound } from '../message/outbound.ts';
import type { Db } from './schema.ts';

/** The first route of an answer that may go out in the HTTP response of its own callback. */
export const passiveRoute = 'wecom-passive';

/**
 * Takes the answer to a message for the callback's response: marks it sent, so that no other route carries it.
 * A repeated callback gets the same answer again; undefined while there is none or another route has it.
 */
export async function claimPassiveAnswer(
  db: Db,
  inboxId: number,
  now: number,
): Promise<Outbound | undefined> {
  const { rows } = await sql<{ message: Outbound }>`
    update outbox set state = 'sent', done_at = coalesce(done_at, ${now})
    where inbox_id = ${inboxId} and kind = 'answer' and routes ->> 0 = ${passiveRoute} and state in ('waiting', 'sent')
    returning message`.execute(db);
  return rows[0]?.message;
}
