import { type Acceptance, storable } from './inbox.ts';
import type { Db } from './schema.ts';
import { run, storableJson } from './statement.ts';

const columns = `entry, message_id, platform, chat_id, chat_kind, chat_title, sender_id, sender_name, kind, text,
  reply_url, reply_expires_at, reply_once, digest, received_at, received_real`;
const acceptAll = `
  with given as (
    select * from jsonb_to_recordset($1::jsonb) as r (place integer, nonce text, entry text, message_id text,
      platform text, chat_id text, chat_kind text, chat_title text, sender_id text, sender_name text, kind text,
      text text, reply_url text, reply_expires_at bigint, reply_once boolean, digest text, received_at bigint,
      received_real bigint)),
  fresh as (
    insert into callback_nonces (entry, nonce, message_id, seen_at)
    select entry, nonce, message_id, received_at from given
    on conflict (entry, nonce) do nothing returning entry, nonce, message_id),
  stored as (
    insert into inbox (${columns})
    select ${columns} from given join fresh using (entry, nonce, message_id) order by place
    on conflict (entry, message_id) do nothing returning id, entry, message_id)
  select id, entry, message_id from stored`;

/**
 * Commits several genuine callbacks' messages and nonces in one statement. Gives the ids of those that are new in
 * every way; the others (repeats, used nonces) are for `acceptMessage` to judge.
 */
export async function acceptTogether(
  db: Db,
  acceptances: readonly Acceptance[],
): Promise<Map<Acceptance, number>> {
  const given = acceptances.map(({ message: m, ...a }, place) => ({
    place,
    nonce: a.nonce,
    entry: m.entry,
    message_id: m.messageId,
    platform: m.platform,
    chat_id: m.chat.id,
    chat_kind: m.chat.kind,
    chat_title: storable(m.chat.title),
    sender_id: m.sender.id,
    sender_name: storable(m.sender.name),
    kind: m.kind,
    text: storable(m.text),
    reply_url: m.reply?.url,
    reply_expires_at: m.reply?.expiresAt,
    reply_once: m.reply?.once ?? false,
    digest: a.digest,
    received_at: a.now,
    received_real: a.real,
  }));
  const rows = await run<{ id: number; entry: string; message_id: string }>(db, acceptAll, [
    storableJson(given),
  ]);
  const ids = new Map(rows.map(({ id, entry, message_id }) => [`${entry} ${message_id}`, id]));
  const stored = new Map<Acceptance, number>();
  for (const acceptance of acceptances) {
    const { entry, messageId } = acceptance.message;
    const id = ids.get(`${entry} ${messageId}`);
    if (id === undefined) continue;
    stored.set(acceptance, id);
    // The same message twice in one batch is new once.
    ids.delete(`${entry} ${messageId}`);
  }
  return stored;
}
