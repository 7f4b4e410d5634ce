import { createHash, createHmac } from 'node:crypto';
import type { Said, Simulator } from '../context.ts';
import type { SignedCallback } from '../deliveries.ts';
import { first } from '../secrets.ts';

/** A sessionWebhook works for 90 minutes. */
export const sessionLifeMs = 90 * 60_000;

/** DingTalk's robot callback: plain JSON, signed over the timestamp only. */
export function robotCallback(sim: Simulator, said: Said, now: number): SignedCallback {
  const timestamp = String(now);
  return {
    path: '/webhooks/dingtalk',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      timestamp,
      sign: sign(timestamp, first(sim.secrets.DINGTALK_CLIENT_SECRET)),
    },
    body: JSON.stringify(body(sim, said)),
  };
}

/** HMAC-SHA256 over timestamp, line feed and secret, keyed with the secret, in base64. */
export function sign(timestamp: string, secret: string): string {
  return createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
}

function body(sim: Simulator, said: Said): object {
  const chat = sim.world.chat(said.chat)!;
  const corpId = first(sim.secrets.DINGTALK_CORP_ID);
  const botUserId = opaqueId(`bot ${corpId}`);
  const group = {
    conversationTitle: chat.title,
    isInAtList: true,
    atUsers: [{ dingtalkId: botUserId }],
    senderCorpId: corpId,
  };
  return {
    conversationId: chat.id,
    conversationType: chat.kind === 'group' ? '2' : '1',
    chatbotCorpId: corpId,
    chatbotUserId: botUserId,
    msgId: said.messageId,
    senderNick: sim.world.user('dingtalk', said.user)!.name,
    isAdmin: false,
    senderStaffId: said.user,
    senderId: opaqueId(said.user),
    senderPlatform: 'Win',
    createAt: said.at,
    sessionWebhook: `https://oapi.dingtalk.com/robot/sendBySession?session=${said.reply}`,
    sessionWebhookExpiredTime: said.at + sessionLifeMs,
    robotCode: first(sim.secrets.DINGTALK_ROBOT_CODE),
    ...(chat.kind === 'group' ? group : {}),
    ...(said.file
      ? { msgtype: 'file', content: { downloadCode: said.file.ref, fileName: said.file.name } }
      : {
          msgtype: 'text',
          // The mention is taken out of a group message; the space behind it stays.
          text: { content: chat.kind === 'group' ? ` ${said.text}` : said.text },
        }),
  };
}

function opaqueId(text: string): string {
  return `$:LWCP_v1:$${createHash('sha256').update(text).digest('base64').slice(0, 32)}`;
}
