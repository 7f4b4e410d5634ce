import { randomBytes } from 'node:crypto';
import { encrypt, getSignature } from '@wecom/crypto';

/** An AI bot's peer made with WeCom's own library; nothing of it is shared with the product. */
export const bot = {
  id: 'aibE2e',
  token: 'E2eBotToken0123456789',
  aesKey: 'kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aR',
};

/** The sample's programmes are of 2024, so the product's clock starts there; callbacks are signed for that time. */
export const start = '2024-03-25T09:00+08:00';

export const botEnv = {
  SANDBOX: 'on',
  SANDBOX_NOW: start,
  WECOM_BOT_ID: bot.id,
  WECOM_BOT_TOKEN: bot.token,
  WECOM_BOT_AES_KEY: bot.aesKey,
};

export interface BotMessage {
  readonly user: string;
  readonly chat: string;
  readonly text: string;
  readonly id?: string;
  readonly responseUrl?: string;
}

/** POSTs one signed, encrypted message of the AI bot. */
export function postToBot(url: string, { user, chat, text, id, responseUrl }: BotMessage): Promise<Response> {
  const plain = JSON.stringify({
    msgid: id ?? randomBytes(16).toString('hex'),
    aibotid: bot.id,
    chatid: chat,
    chattype: 'group',
    from: { userid: user },
    ...(responseUrl ? { response_url: responseUrl } : {}),
    msgtype: 'text',
    text: { content: `@调度助手 ${text}` },
  });
  const sealed = encrypt(bot.aesKey, plain, '');
  const timestamp = String(Date.parse(start) / 1000);
  const nonce = randomBytes(6).toString('hex');
  const signature = getSignature(bot.token, timestamp, nonce, sealed);
  return fetch(`${url}/webhooks/wecom/bot?msg_signature=${signature}&timestamp=${timestamp}&nonce=${nonce}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ encrypt: sealed }),
  });
}
