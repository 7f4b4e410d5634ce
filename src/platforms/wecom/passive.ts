import type { Inbound } from '../../message/inbound.ts';
import type { Outbound } from '../../message/outbound.ts';
import { cutBytes } from '../../message/split.ts';
import { encrypt } from './cipher.ts';
import { markdownText, plainLine } from './encode.ts';
import type { WecomLimits } from './limits.ts';
import { type DoorKeys, signatureOf } from './verify.ts';

type Passive = (message: Outbound, streamId: string) => { contentType: string; body: string };

/**
 * The AI bot's answer inside the callback's own response: encrypted, with the nonce of the callback. A message
 * gets a stream that is finished at once, because plain text is allowed only for somebody who just came in.
 */
export function passiveReply(keys: DoorKeys, nonce: string, now: number, limits: WecomLimits) {
  return (kind: Inbound['kind']): Passive =>
    (message, streamId) => {
      const text = kind === 'enter' ? message.lines.map(plainLine).join('\n') : markdownText(message);
      const content = cutBytes(text, limits.responseBytes);
      const plain =
        kind === 'enter'
          ? { msgtype: 'text', text: { content } }
          : { msgtype: 'stream', stream: { id: streamId, finish: true, content } };
      const timestamp = Math.floor(now / 1000);
      const encrypted = encrypt(JSON.stringify(plain), keys.receiver, keys.keys[0]!);
      const msgsignature = signatureOf(keys.tokens[0]!, String(timestamp), nonce, encrypted);
      return {
        contentType: 'text/plain; charset=utf-8',
        body: JSON.stringify({ encrypt: encrypted, msgsignature, timestamp, nonce }),
      };
    };
}
