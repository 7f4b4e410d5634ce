import { createHash } from 'node:crypto';
import type { AuditTable, Db, Tx } from './schema.ts';
import { run, storableJson } from './statement.ts';

export interface AuditEntry {
  /** Person id, or 'admin', or a job's name. */
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly inboxId?: number;
  readonly data?: unknown;
}

export type AuditAlgorithm = 'sha256' | 'sm3';

const isAlgorithm = (name: string) => name === 'sha256' || name === 'sm3';

export interface AuditHead {
  readonly seq: number;
  readonly hash: string;
}

/**
 * Appends entries to the hash chain. Call it last in the transaction: it holds the chain's head
 * until commit, so that rows stand in the order of their commits.
 */
export async function appendAudit(
  tx: Tx,
  entries: readonly AuditEntry[],
  at: number,
  algorithm: AuditAlgorithm,
): Promise<void> {
  if (entries.length === 0) return;
  const [head] = await run<AuditHead>(tx, 'select seq, hash from audit_head for update', []);
  await appendToHead(tx, head!, entries, at, algorithm);
}

const columns = 'seq, at, actor, action, subject, inbox_id, data, algorithm, previous, hash';
const append = `
  with appended as (
    insert into audit (${columns}) select ${columns} from jsonb_to_recordset($1::jsonb) as r (
      seq bigint, at bigint, actor text, action text, subject text, inbox_id bigint, data text, algorithm text,
      previous text, hash text))
  update audit_head set seq = $2, hash = $3`;

/** Appends entries after the head, which the transaction holds already. */
export async function appendToHead(
  tx: Tx,
  head: AuditHead,
  entries: readonly AuditEntry[],
  at: number,
  algorithm: AuditAlgorithm,
): Promise<void> {
  let { seq, hash } = head;
  const rows: AuditTable[] = entries.map((entry) => {
    seq += 1;
    const row = {
      seq,
      at,
      actor: entry.actor,
      action: entry.action,
      subject: entry.subject,
      inbox_id: entry.inboxId ?? null,
      data: JSON.stringify(entry.data ?? {}),
      algorithm,
      previous: hash,
    };
    hash = auditHash(row);
    return { ...row, hash };
  });
  await run(tx, append, [storableJson(rows), seq, hash]);
}

/** The hash of one row over its predecessor's hash and all its columns but the number, which the chain itself proves. */
function auditHash(row: Omit<AuditTable, 'hash'>): string {
  const fields = [
    row.at,
    row.actor,
    row.action,
    row.subject,
    row.inbox_id,
    row.data,
    row.algorithm,
    row.previous,
  ];
  return createHash(row.algorithm).update(JSON.stringify(fields)).digest('hex');
}

/** The chain's head as it stands: the newest row and its hash. */
export async function auditHead(db: Db | Tx): Promise<AuditHead> {
  return db.selectFrom('audit_head').select(['seq', 'hash']).executeTakeFirstOrThrow();
}

export async function auditHashAt(db: Db | Tx, seq: number): Promise<string | undefined> {
  const row = await db.selectFrom('audit').select('hash').where('seq', '=', seq).executeTakeFirst();
  return row?.hash;
}

async function hasHash(db: Tx, hash: string): Promise<boolean> {
  if (hash === '') return true;
  return (
    (await db.selectFrom('audit').select('seq').where('hash', '=', hash).executeTakeFirst()) !== undefined
  );
}

export type AuditFault = { readonly seq: number; readonly fault: 'changed' | 'missing' | 'reordered' };

export interface AuditVerdict {
  readonly rows: number;
  readonly head: string;
  readonly fault?: AuditFault;
}

/** Walks the chain from its first row; names the first row that was changed, is missing or out of order. */
export function verifyAudit(db: Db): Promise<AuditVerdict> {
  // One snapshot: rows appended meanwhile would look like rows behind the head.
  return db.transaction().setIsolationLevel('repeatable read').execute(walkChain);
}

async function walkChain(db: Tx): Promise<AuditVerdict> {
  const head = await db.selectFrom('audit_head').select(['seq', 'hash']).executeTakeFirstOrThrow();
  let previous = '';
  let expected = 1;
  for (;;) {
    const page = await db
      .selectFrom('audit')
      .selectAll()
      .where('seq', '>=', expected)
      .orderBy('seq')
      .limit(1000)
      .execute();
    for (const row of page) {
      if (row.seq !== expected) return faultAt(expected, 'missing');
      if (!isAlgorithm(row.algorithm) || auditHash(row) !== row.hash) return faultAt(row.seq, 'changed');
      if (row.previous !== previous)
        // A predecessor that stands elsewhere was moved; one that stands nowhere was changed along with its hash.
        return (await hasHash(db, row.previous))
          ? faultAt(row.seq, 'reordered')
          : faultAt(Math.max(1, row.seq - 1), 'changed');
      previous = row.hash;
      expected += 1;
    }
    if (page.length < 1000) break;
  }
  const rows = expected - 1;
  if (rows < head.seq) return faultAt(expected, 'missing');
  if (rows > head.seq || previous !== head.hash) return faultAt(rows, 'changed');
  return { rows, head: head.hash };

  function faultAt(seq: number, fault: AuditFault['fault']) {
    return { rows: expected - 1, head: head.hash, fault: { seq, fault } };
  }
}
