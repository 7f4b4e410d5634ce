import { createHash, randomInt } from 'node:crypto';
import type { Db, RequestsTable, Tx } from './schema.ts';
import { run, storableJson } from './statement.ts';

/** Something a person asked and the office decides; `id` is the short number people type. */
export interface Request {
  readonly id: number;
  readonly kind: RequestsTable['kind'];
  readonly state: RequestsTable['state'];
  readonly data: unknown;
  readonly inboxId: number;
}

/** The next of the short numbers that people type. */
export async function nextShortId(tx: Tx): Promise<number> {
  const [row] = await run<{ id: number }>(tx, "select nextval('short_ids') as id", []);
  return Number(row!.id);
}

/** Several of the short numbers at once. */
export async function nextShortIds(tx: Tx, count: number): Promise<number[]> {
  if (count === 0) return [];
  const rows = await run<{ id: number }>(
    tx,
    "select nextval('short_ids') as id from generate_series(1, $1::integer)",
    [count],
  );
  return rows.map(({ id }) => Number(id));
}

const openAll = `
  insert into requests (id, kind, state, data, inbox_id, created_at)
  select id, $2::text, 'open', data, $3::bigint, $4::bigint from jsonb_to_recordset($1::jsonb) as r (id bigint, data jsonb)
  on conflict (id) do update set state = 'open', data = excluded.data, inbox_id = excluded.inbox_id,
    created_at = excluded.created_at, decided_inbox_id = null, decided_at = null`;

/** Opens requests under numbers already drawn, or opens them again with what is asked now. */
export async function openNumbered(
  tx: Tx,
  kind: Request['kind'],
  requests: readonly Pick<Request, 'id' | 'data'>[],
  inboxId: number,
  now: number,
): Promise<void> {
  if (requests.length > 0) await run(tx, openAll, [storableJson(requests), kind, inboxId, now]);
}

/** Closes open requests that nobody need decide any more; gives back which of them were open. */
export async function lapseRequests(
  tx: Tx,
  ids: readonly number[],
  inboxId: number,
  now: number,
): Promise<number[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .updateTable('requests')
    .set({ state: 'refused', decided_inbox_id: inboxId, decided_at: now })
    .where('id', 'in', ids)
    .where('state', '=', 'open')
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

export async function openRequest(
  tx: Tx,
  request: Omit<Request, 'id' | 'state'>,
  now: number,
): Promise<number> {
  const row = await tx
    .insertInto('requests')
    .values({
      kind: request.kind,
      state: 'open',
      data: JSON.stringify(request.data),
      inbox_id: request.inboxId,
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Loads a request and holds it, so that two officials cannot both decide it. */
export async function lockRequest(tx: Tx, id: number): Promise<Request | undefined> {
  const row = await tx.selectFrom('requests').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row && { id: row.id, kind: row.kind, state: row.state, data: row.data, inboxId: row.inbox_id };
}

export async function openRequests(db: Db | Tx): Promise<Request[]> {
  const rows = await db
    .selectFrom('requests')
    .selectAll()
    .where('state', '=', 'open')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    state: row.state,
    data: row.data,
    inboxId: row.inbox_id,
  }));
}

export async function decideRequest(
  tx: Tx,
  id: number,
  state: 'accepted' | 'refused',
  inboxId: number,
  now: number,
): Promise<void> {
  await tx
    .updateTable('requests')
    .set({ state, decided_inbox_id: inboxId, decided_at: now })
    .where('id', '=', id)
    .execute();
}

export interface Invite {
  readonly kind: 'office' | 'join';
  readonly name: string;
  readonly personId?: string;
  /** The message that asked for it. */
  readonly createdInboxId?: number;
}

/** Letters and digits that nobody confuses on a phone. */
const codeAlphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const codeLength = 10;
const hashOf = (code: string) => createHash('sha256').update(code.toUpperCase()).digest('hex');

/** Makes a one-time code; only its hash is kept, so a copy of the store opens nothing. */
export async function createInvite(db: Db | Tx, invite: Invite, expiresAt: number): Promise<string> {
  const code = Array.from({ length: codeLength }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join(
    '',
  );
  await db
    .insertInto('invites')
    .values({
      code_hash: hashOf(code),
      kind: invite.kind,
      name: invite.name,
      person_id: invite.personId ?? null,
      expires_at: expiresAt,
      created_inbox_id: invite.createdInboxId ?? null,
      used_at: null,
      inbox_id: null,
    })
    .execute();
  return code;
}

/** Uses a code up; undefined when it is unknown, used or expired. */
export async function redeemInvite(
  tx: Tx,
  code: string,
  inboxId: number,
  now: number,
): Promise<Invite | undefined> {
  const row = await tx
    .updateTable('invites')
    .set({ used_at: now, inbox_id: inboxId })
    .where('code_hash', '=', hashOf(code))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning(['kind', 'name', 'person_id'])
    .executeTakeFirst();
  return row && { kind: row.kind, name: row.name, personId: row.person_id ?? undefined };
}
