import type { Inbound } from '../../message/inbound.ts';
import type { Outbound } from '../../message/outbound.ts';
import { cutBytes, joinPieces } from '../../message/split.ts';
import type { PassiveReply } from '../contract.ts';
import { encrypt } from './cipher.ts';
import { markdownText, plainLine } from './encode.ts';
import type { WecomLimits } from './limits.ts';
import { splitForWecom } from './split.ts';
import { type DoorKeys, signatureOf } from './verify.ts';

type Passive = (message: Outbound, streamId: string) => PassiveReply;

/**
 * The AI bot's answer inside the callback's own response: encrypted, with the nonce of the callback. A message
 * gets a stream that is finished at once, because plain text is allowed only for somebody who just came in.
 */
export function passiveReply(keys: DoorKeys, nonce: string, now: number, limits: WecomLimits) {
  return (kind: Inbound['kind']): Passive =>
    (message, streamId) => {
      const [first = message, ...others] = splitForWecom('wecom-response', message, limits);
      const text = kind === 'enter' ? first.lines.map(plainLine).join('\n') : markdownText(first);
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
        ...(others.length > 0 && { rest: joinPieces(others) }),
      };
    };
}
