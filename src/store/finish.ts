import { type AuditAlgorithm, type AuditEntry, type AuditHead, appendToHead } from './audit.ts';
import { insertRows, type NewOutgoing, outgoingRows, type Queued } from './outbox.ts';
import type { Tx } from './schema.ts';
import { run } from './statement.ts';

const finish = `
  with handled as (update inbox set handled_at = $3, outcome = $4 where id = $2),
  queued as (${insertRows})
  select (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'lane', lane) order by id), '[]') from queued) as queued,
    seq, hash
  from audit_head`;
const finishHoldingHead = `${finish} for update`;

/** How a message ended. */
export interface Ending {
  readonly inboxId: number;
  readonly now: number;
  /** 'answered', or the error code of a message that our own fault kept from being handled. */
  readonly outcome: string;
  readonly outgoing: readonly NewOutgoing[];
  readonly audit: readonly AuditEntry[];
  readonly algorithm: AuditAlgorithm;
}

/** Ends a message's transaction: marks it handled, writes what is to be sent and, last, the audit rows. */
export async function finishMessage(tx: Tx, ending: Ending): Promise<Queued[]> {
  const { inboxId, now, outcome, outgoing, audit, algorithm } = ending;
  const text = audit.length > 0 ? finishHoldingHead : finish;
  const values = [outgoingRows(outgoing, now), inboxId, now, outcome];
  const [done] = await run<AuditHead & { queued: Queued[] }>(tx, text, values);
  if (audit.length > 0) await appendToHead(tx, done!, audit, now, algorithm);
  return done!.queued;
}
