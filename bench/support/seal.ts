import { randomUUID } from 'node:crypto';
import { encrypt, getSignature } from '@wecom/crypto';
import { createClock } from '../../src/clock.ts';
import { keys } from './keys.ts';
import type { Spoken } from './work.ts';

const clock = createClock();

/** A callback ready to be posted. */
export interface Sealed {
  readonly path: string;
  readonly body: string;
}

/** Encrypts and signs a message as WeCom's AI bot does; every call is a new delivery of it. */
export function seal(spoken: Spoken, replyBase: string): Sealed {
  const { id, user, chat, text } = spoken;
  const plaintext = JSON.stringify({
    msgid: id,
    aibotid: 'bench',
    ...(chat.kind === 'group' && { chatid: chat.id }),
    chattype: chat.kind,
    from: { userid: user },
    response_url: `${replyBase}/cgi-bin/aibot/response?response_code=${id}`,
    msgtype: 'text',
    text: { content: text },
  });
  const timestamp = String(Math.floor(clock.real() / 1000));
  const nonce = randomUUID();
  const sealed = encrypt(keys.aesKey, plaintext, '');
  const signature = getSignature(keys.token, timestamp, nonce, sealed);
  return {
    path: `/webhooks/wecom/bot?msg_signature=${signature}&timestamp=${timestamp}&nonce=${nonce}`,
    body: JSON.stringify({ encrypt: sealed }),
  };
}
