import type { Talk } from '../../src/conversation/handler.ts';
import type { PlatformName } from '../../src/message/inbound.ts';
import type { Asker } from '../../src/store/questions.ts';

/** Whose open question this is: the sender's, in this chat. */
export function askerOf({ message }: Talk): Asker {
  return {
    platform: message.platform as PlatformName,
    chatId: message.chat_id,
    senderId: message.sender_id,
  };
}
