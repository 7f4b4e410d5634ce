import { dateAt } from '../calendar/zone.ts';
import { officeChats } from '../store/chats.ts';
import { insertOutgoing, type Outgoing } from '../store/outbox.ts';
import type { DeliveryTools } from './deliver.ts';
import { groupAddress } from './routes.ts';

/** Tells the office once a day and chat that something did not arrive; trouble with the note itself is only logged. */
export async function noteTrouble(
  tools: DeliveryTools,
  row: Outgoing,
  state: 'parked' | 'unknown',
): Promise<void> {
  if (row.kind === 'note') return;
  const day = dateAt(tools.clock.now(), tools.zone);
  const title = await titleOf(tools, row);
  const what = state === 'unknown' ? '是否送达不明，为免重复没有再发' : '没有送达，已停止重试';
  await tellOffice(tools, `${state}:${row.platform}:${row.chatId}:${day}`, [
    `【送达提醒】发往“${title}”的消息（编号 ${row.id}）${what}。`,
    '请在群里核对；管理员可用 diaodu outbox 查看今天的全部情况并重发。',
  ]);
}

/** Posts a note to every office group, once for each key. */
export async function tellOffice(tools: DeliveryTools, key: string, lines: readonly string[]): Promise<void> {
  const queued = await tools.db.transaction().execute(async (tx) => {
    const chats = await officeChats(tx);
    const notes = chats.map((chat) => ({
      ...groupAddress(chat.platform, chat.id),
      message: { lines },
      kind: 'note' as const,
      onceKey: `note:${key}:${chat.platform}:${chat.id}`,
    }));
    return insertOutgoing(tx, notes, tools.clock.now());
  });
  for (const note of queued) tools.wake(note, 0);
}

async function titleOf(tools: DeliveryTools, row: Outgoing): Promise<string> {
  if (row.chatKind === 'single') return '单聊';
  const chat = await tools.db
    .selectFrom('chats')
    .select('title')
    .where('platform', '=', row.platform)
    .where('chat_id', '=', row.chatId)
    .executeTakeFirst();
  return chat?.title ?? '未登记的群';
}
