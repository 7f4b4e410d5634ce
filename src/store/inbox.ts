import type { Selectable } from 'kysely';
import type { Inbound } from '../message/inbound.ts';
import type { Db, Tx } from './schema.ts';
import type { InboxTable } from './schema-inbox.ts';
import { run } from './statement.ts';

export interface Accepted {
  /** new: stored now · repeat: this id is known · nonce-reused: refused, nothing written. */
  readonly kind: 'new' | 'repeat' | 'nonce-reused';
  readonly id?: number;
  /** A repeat whose meaning differs from the stored one. */
  readonly otherBody?: boolean;
  /** The header pair was seen with another message; only counted where it is not refused. */
  readonly nonceSeen?: boolean;
}

export interface Acceptance {
  readonly message: Inbound;
  readonly nonce: string;
  readonly digest: string;
  readonly refuseReusedNonce: boolean;
  readonly now: number;
  readonly real: number;
}

/** PostgreSQL text cannot hold U+0000; ids never have it, the platforms' decoders see to that. */
export const storable = (text: string | undefined) => text?.replaceAll('\u0000', '') ?? null;

const accept = `
  with nonce as (
    insert into callback_nonces (entry, nonce, message_id, seen_at) values ($1, $17, $2, $15)
    on conflict (entry, nonce) do nothing returning 1),
  stored as (
    insert into inbox (entry, message_id, platform, chat_id, chat_kind, chat_title, sender_id, sender_name, kind,
      text, reply_url, reply_expires_at, reply_once, digest, received_at, received_real, file_ref, file_name)
    select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::bigint, $13::boolean, $14, $15::bigint, $16::bigint,
      $19, $20
    where $18::boolean or exists (select 1 from nonce)
    on conflict (entry, message_id) do nothing returning id)
  select (select id from stored) as id, exists (select 1 from nonce) as fresh`;

/** Commits a genuine callback's message and its nonce in one statement; a 200 may be answered once this resolves. */
export async function acceptMessage(db: Db, a: Acceptance): Promise<Accepted> {
  const m = a.message;
  const rows = await run<{ id: number | null; fresh: boolean }>(db, accept, [
    m.entry,
    m.messageId,
    m.platform,
    m.chat.id,
    m.chat.kind,
    storable(m.chat.title),
    m.sender.id,
    storable(m.sender.name),
    m.kind,
    storable(m.text),
    m.reply?.url ?? null,
    m.reply?.expiresAt ?? null,
    m.reply?.once ?? false,
    a.digest,
    a.now,
    a.real,
    a.nonce,
    !a.refuseReusedNonce,
    storable(m.file?.ref),
    storable(m.file?.name),
  ]);
  const { id, fresh } = rows[0]!;
  if (id !== null && fresh) return { kind: 'new', id: Number(id) };
  const seen = fresh ? m.messageId : await nonceOwner(db, m.entry, a.nonce);
  const nonceSeen = seen !== m.messageId;
  if (id !== null) return { kind: 'new', id: Number(id), nonceSeen };
  if (nonceSeen && a.refuseReusedNonce) return { kind: 'nonce-reused' };
  const known = await db
    .selectFrom('inbox')
    .select(['id', 'digest'])
    .where('entry', '=', m.entry)
    .where('message_id', '=', m.messageId)
    .executeTakeFirst();
  if (!known) throw new Error('message neither stored nor known');
  return { kind: 'repeat', id: known.id, otherBody: known.digest !== a.digest, nonceSeen };
}

async function nonceOwner(db: Db, entry: string, nonce: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('callback_nonces')
    .select('message_id')
    .where('entry', '=', entry)
    .where('nonce', '=', nonce)
    .executeTakeFirst();
  return row?.message_id;
}

/** Removes nonces that the time window refuses by itself; `before` in product ms. */
export async function forgetNonces(db: Db | Tx, before: number): Promise<void> {
  await db.deleteFrom('callback_nonces').where('seen_at', '<', before).execute();
}

/** Ids of messages that were stored but not handled, oldest first: what a crash or a dead queue left. */
export async function pendingMessages(
  db: Db,
  storedBeforeReal: number,
  afterId: number,
  limit = 500,
): Promise<number[]> {
  const rows = await db
    .selectFrom('inbox')
    .select('id')
    .where('handled_at', 'is', null)
    .where('received_real', '<=', storedBeforeReal)
    .where('id', '>', afterId)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

export type InboxRow = Selectable<InboxTable>;
