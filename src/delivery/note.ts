import { officeChats } from '../store/chats.ts';
import { insertOutgoing, type Outgoing, type Queued } from '../store/outbox.ts';
import type { Db, Tx } from '../store/schema.ts';
import type { DeliveryTools } from './deliver.ts';
import { groupAddress, unasked } from './routes.ts';

/** Tells the office once a day and chat, in the transaction that gives a message up; trouble with a note itself is only logged. */
export async function noteTrouble(
  tx: Tx,
  row: Outgoing,
  state: 'parked' | 'unknown',
  day: string,
  now: number,
): Promise<Queued[]> {
  if (row.kind === 'note') return [];
  const title = await titleOf(tx, row);
  const what = state === 'unknown' ? '是否送达不明，为免重复没有再发' : '没有送达，已停止重试';
  return insertNotes(tx, now, `${state}:${row.platform}:${row.chatId}:${day}`, [
    `【送达提醒】发往“${title}”的消息（编号 ${row.id}）${what}。`,
    '请在群里核对；管理员可用 diaodu outbox 查看今天的全部情况并重发。',
  ]);
}

/** Posts a note to every office group, once for each key. */
export async function tellOffice(tools: DeliveryTools, key: string, lines: readonly string[]): Promise<void> {
  if (await wasTold(tools.db, key)) return;
  const queued = await tools.db.transaction().execute((tx) => insertNotes(tx, tools.clock.now(), key, lines));
  for (const note of queued) tools.wake(note, 0);
}

/** Every send asks once a quota runs short; only the first need write. */
async function wasTold(db: Db, key: string): Promise<boolean> {
  const row = await db
    .selectFrom('outbox')
    .select('id')
    .where('once_key', 'like', `note:${key}:%`)
    .executeTakeFirst();
  return row !== undefined;
}

async function insertNotes(tx: Tx, now: number, key: string, lines: readonly string[]): Promise<Queued[]> {
  const chats = await officeChats(tx);
  const notes = chats.map((chat) => ({
    ...unasked(groupAddress(chat.platform, chat.id)),
    message: { lines },
    kind: 'note' as const,
    onceKey: `note:${key}:${chat.platform}:${chat.id}`,
  }));
  return insertOutgoing(tx, notes, now);
}

async function titleOf(tx: Tx, row: Outgoing): Promise<string> {
  if (row.chatKind === 'single') return '单聊';
  const chat = await tx
    .selectFrom('chats')
    .select('title')
    .where('platform', '=', row.platform)
    .where('chat_id', '=', row.chatId)
    .executeTakeFirst();
  return chat?.title ?? '未登记的群';
}
