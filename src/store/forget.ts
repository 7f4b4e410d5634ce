import type { Tx } from './schema.ts';

const dayMs = 86_400_000;
/** Monthly quotas are counted from sends; older ones count for nothing. */
const sendsKeptMs = 62 * dayMs;
/** A code that was not used in time is only a risk. */
const invitesKeptMs = 30 * dayMs;

/** Removes what has served: reply addresses that are over, handles of files that were read, old attempts to send, blocks and codes that have ended. */
export async function forgetSpent(tx: Tx, now: number): Promise<void> {
  await tx
    .updateTable('inbox')
    .set({ reply_url: null })
    .where('reply_expires_at', '<', now)
    .where('reply_url', 'is not', null)
    .where('handled_at', 'is not', null)
    .execute();
  await tx
    .updateTable('inbox')
    .set({ file_ref: null })
    .where('file_ref', 'is not', null)
    .where('handled_at', 'is not', null)
    .execute();
  await tx
    .deleteFrom('sends')
    .where('at', '<', now - sendsKeptMs)
    .execute();
  await tx.deleteFrom('route_blocks').where('until', '<', now).execute();
  await tx
    .deleteFrom('invites')
    .where('expires_at', '<', now - invitesKeptMs)
    .where('used_at', 'is', null)
    .execute();
}
