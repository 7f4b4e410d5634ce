import { createHmac } from 'node:crypto';
import type { RawCallback } from '../../../src/platforms/contract.ts';
import type { DingtalkSettings } from '../../../src/platforms/dingtalk/settings.ts';

/** The platform's side of the wire, with plain HMAC and nothing of ours. */
export const now = Date.UTC(2024, 2, 25, 1, 0, 0, 400);
export const secret = 'Zm9vYmFyLWNsaWVudC1zZWNyZXQ';
export const oldSecret = 'b2xkLWNsaWVudC1zZWNyZXQ';

export const settings: DingtalkSettings = {
  apiBase: 'https://api.dingtalk.com',
  oapiBase: 'https://oapi.dingtalk.com',
  clientId: 'dingabc123',
  clientSecrets: [secret, oldSecret],
  robotCode: 'dingabc123',
  corpId: 'ding0123456789',
  replyOrigins: [],
  fileHosts: ['.files.example'],
};

export const textMessage = {
  msgId: 'msgZr0M3B2tCp7x9w==',
  msgtype: 'text',
  text: { content: ' 填报 新增城镇就业 1450人' },
  conversationType: '2',
  conversationId: 'cidR+x9/AbCdEfG==',
  conversationTitle: '隆回县专班群',
  senderId: '$:LWCP_v1:$abc',
  senderStaffId: 'manager4220',
  senderNick: '王某',
  chatbotUserId: '$:LWCP_v1:$bot',
  chatbotCorpId: 'ding0123456789',
  robotCode: 'dingabc123',
  createAt: now,
  sessionWebhook: 'https://oapi.dingtalk.com/robot/sendBySession?session=0a1b2c',
  sessionWebhookExpiredTime: now + 5_400_100,
  isInAtList: true,
  atUsers: [{ dingtalkId: '$:LWCP_v1:$bot' }],
};

export interface Draft {
  timestamp: string;
  secret: string;
  now: number;
  body: string | Buffer;
  sign: (signature: string) => string;
  headers: (headers: Record<string, string>) => Record<string, string | string[] | undefined>;
  search: string;
}

export function hmac(timestamp: string, key: string): string {
  return createHmac('sha256', key).update(`${timestamp}\n${key}`).digest('base64');
}

export function callback(changes: Partial<Draft> = {}): RawCallback {
  const draft: Draft = {
    timestamp: String(now),
    secret,
    now,
    body: JSON.stringify(textMessage),
    sign: (signature) => signature,
    headers: (headers) => headers,
    search: '',
    ...changes,
  };
  const sign = draft.sign(hmac(draft.timestamp, draft.secret));
  return {
    method: 'POST',
    search: draft.search,
    headers: draft.headers({
      'content-type': 'application/json; charset=utf-8',
      timestamp: draft.timestamp,
      sign,
    }),
    body: Buffer.from(draft.body),
    now: draft.now,
  };
}

export function message(changes: Record<string, unknown>): RawCallback {
  return callback({ body: JSON.stringify({ ...textMessage, ...changes }) });
}
