import { answerAddress } from '../delivery/routes.ts';
import { holdNext } from '../store/conversation.ts';
import { finishMessage } from '../store/finish.ts';
import type { Queued } from '../store/outbox.ts';
import type { ConversationTools } from './handle.ts';

/** Gives a message up that our own fault kept from being handled: a generic answer with a code, the text stays in the inbox. */
export async function abandonMessage(tools: ConversationTools, inboxId: number): Promise<Queued[]> {
  const now = tools.clock.now();
  const code = `E-${inboxId}`;
  return tools.db.transaction().execute(async (tx) => {
    const held = await holdNext(tx, inboxId);
    if (held?.message.id !== inboxId) return [];
    const message = {
      lines: [
        `系统出了问题，这条没有处理成功，内容已保存（错误码 ${code}）。`,
        '请稍后重发；仍不行请把错误码告诉专班办公室。',
      ],
    };
    const outgoing = [{ ...answerAddress(held.message), message, kind: 'answer' as const, inboxId }];
    const { algorithm } = tools.office.config.rules.audit;
    return finishMessage(tx, { inboxId, now, outcome: code, outgoing, audit: [], algorithm });
  });
}
