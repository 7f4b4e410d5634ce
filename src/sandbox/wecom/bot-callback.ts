import type { Said, Simulator } from '../context.ts';
import type { SignedCallback } from '../deliveries.ts';
import { first } from '../secrets.ts';
import { type EnvelopeKeys, seal } from './envelope.ts';
import { openUserId } from './open-userid.ts';
import { showPassiveReply } from './passive-reply.ts';

/** Where the platform lays what people send to its bots; nothing leaves the machine, the product maps it back here. */
const fileHost = 'ww-aibot-img-1258476243.cos.ap-guangzhou.myqcloud.com';

/** The AI bot's callback for a person's message: encrypted JSON, the answer may hold a passive reply. */
export function botCallback(sim: Simulator, said: Said, now: number): SignedCallback {
  const keys = botKeys(sim);
  const sealed = seal(keys, JSON.stringify(plaintext(sim, said)), now);
  return {
    path: `/webhooks/wecom/bot?${sealed.query}`,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ encrypt: sealed.encrypted }),
    answered: (body) => showPassiveReply(sim, said, keys, sealed.nonce, body),
  };
}

function botKeys(sim: Simulator): EnvelopeKeys {
  return {
    token: first(sim.secrets.WECOM_BOT_TOKEN),
    aesKey: first(sim.secrets.WECOM_BOT_AES_KEY),
    // A bot that a corp made for itself has an empty receiveid.
    receiveId: '',
  };
}

function plaintext(sim: Simulator, said: Said): object {
  const chat = sim.world.chat(said.chat)!;
  const from = { userid: sim.faults.encryptedIds ? openUserId(sim, said.user) : said.user };
  const common = { msgid: said.messageId, aibotid: first(sim.secrets.WECOM_BOT_ID) };
  if (said.event) {
    const seconds = Math.floor(said.at / 1000);
    return { ...common, create_time: seconds, from, msgtype: 'event', event: { eventtype: said.event } };
  }
  const group = chat.kind === 'group';
  return {
    ...common,
    ...(group ? { chatid: chat.id } : {}),
    chattype: chat.kind,
    from,
    response_url: `https://qyapi.weixin.qq.com/cgi-bin/aibot/response?response_code=${said.reply}`,
    ...(said.file
      ? { msgtype: 'file', file: { url: `https://${fileHost}/files/wecom/${said.file.ref}?sign=q-sign` } }
      : {
          msgtype: 'text',
          // The mention stays in the text, as on the platform.
          text: { content: group ? `@${sim.world.botName} ${said.text}` : said.text },
        }),
  };
}
