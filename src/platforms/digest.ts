import { createHash } from 'node:crypto';
import type { Inbound } from '../message/inbound.ts';

/** What a message means, as a fingerprint: who said what where; not the parts that change on every delivery. */
export function digestOf(message: Inbound, what = ''): string {
  const { entry, sender, chat, kind, text } = message;
  return createHash('sha256')
    .update(JSON.stringify([entry, sender.id, chat.kind, chat.id, kind, what, text]))
    .digest('hex');
}
