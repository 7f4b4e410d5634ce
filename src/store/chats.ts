import type { PlatformName } from '../message/inbound.ts';
import type { Db, Tx } from './schema.ts';

/** A work group the bot knows; webhook and secret never leave the store except to send. */
export interface Chat {
  readonly platform: PlatformName;
  readonly id: string;
  readonly title: string;
  readonly units: readonly string[];
  readonly office: boolean;
  /** Whether silent units are named before the others; undefined: by the kind of group. */
  readonly names?: boolean;
  readonly webhook?: string;
  readonly secret?: string;
}

type ChatRow = {
  platform: string;
  chat_id: string;
  title: string;
  units: string[];
  office: boolean;
  names: boolean | null;
  webhook: string | null;
  secret: string | null;
};

const toChat = (row: ChatRow): Chat => ({
  platform: row.platform as PlatformName,
  id: row.chat_id,
  title: row.title,
  units: row.units,
  office: row.office,
  names: row.names ?? undefined,
  webhook: row.webhook ?? undefined,
  secret: row.secret ?? undefined,
});

export async function chatById(db: Db | Tx, platform: PlatformName, id: string): Promise<Chat | undefined> {
  const row = await db
    .selectFrom('chats')
    .selectAll()
    .where('platform', '=', platform)
    .where('chat_id', '=', id)
    .executeTakeFirst();
  return row && toChat(row);
}

export async function allChats(db: Db | Tx): Promise<Chat[]> {
  const rows = await db.selectFrom('chats').selectAll().orderBy('platform').orderBy('chat_id').execute();
  return rows.map(toChat);
}

export async function officeChats(db: Db | Tx): Promise<Chat[]> {
  return (await allChats(db)).filter((chat) => chat.office);
}

/** Changes only a group's keys, when they are given. */
export async function saveKeys(
  tx: Db | Tx,
  { platform, id, webhook, secret }: Pick<Chat, 'platform' | 'id' | 'webhook' | 'secret'>,
): Promise<void> {
  if (!webhook && !secret) return;
  await tx
    .updateTable('chats')
    .set({ ...(webhook ? { webhook } : {}), ...(secret ? { secret } : {}) })
    .where('platform', '=', platform)
    .where('chat_id', '=', id)
    .execute();
}

/** Registers a group, or changes its units and title; its webhook stays as it is unless given. */
export async function saveChat(
  tx: Db | Tx,
  chat: Chat,
  source: 'config' | 'chat',
  inboxId?: number,
): Promise<void> {
  const row = {
    title: chat.title,
    units: JSON.stringify(chat.units),
    office: chat.office,
    source,
    inbox_id: inboxId ?? null,
    ...(chat.names === undefined ? {} : { names: chat.names }),
    ...(chat.webhook ? { webhook: chat.webhook } : {}),
    ...(chat.secret ? { secret: chat.secret } : {}),
  };
  await tx
    .insertInto('chats')
    .values({ platform: chat.platform, chat_id: chat.id, names: null, webhook: null, secret: null, ...row })
    .onConflict((oc) => oc.columns(['platform', 'chat_id']).doUpdateSet(row))
    .execute();
}
