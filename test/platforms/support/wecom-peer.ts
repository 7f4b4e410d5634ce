import { createCipheriv } from 'node:crypto';
import { encrypt, getSignature } from '@wecom/crypto';
import type { RawCallback } from '../../../src/platforms/contract.ts';
import type { WecomSettings } from '../../../src/platforms/wecom/settings.ts';

/** The platform's side of the wire, made with its own library and nothing of ours. */
export const now = Date.UTC(2024, 2, 25, 1, 0, 0, 400);
export const seconds = Math.floor(now / 1000);
export const corpId = 'ww2c8f1e0d9b7a6543';
export const botKeys = { token: 'BotToken0123456789', aesKey: 'kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aR' };
export const appKeys = { token: 'AppToken9876543210', aesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C' };
/** The second of each, as while a key is being changed. */
export const oldKeys = { token: 'OldToken5555', aesKey: 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ' };

export const settings: WecomSettings = {
  apiBase: 'https://qyapi.weixin.qq.com',
  corpId,
  app: {
    agentId: '1000002',
    secret: 'app-secret',
    tokens: [appKeys.token, oldKeys.token],
    aesKeys: [appKeys.aesKey, oldKeys.aesKey],
  },
  bot: {
    id: 'aibYh12',
    names: ['调度助手', '调度 助手 2号'],
    tokens: [botKeys.token, oldKeys.token],
    aesKeys: [botKeys.aesKey, oldKeys.aesKey],
  },
  replyOrigins: [],
  fileHosts: ['.files.example'],
};

export interface Draft {
  method: string;
  token: string;
  aesKey: string;
  receiver: string;
  timestamp: string;
  nonce: string;
  plaintext: string;
  now: number;
  /** Encrypts; replaced to make broken ciphertexts. */
  seal: (draft: Draft) => string;
  /** Changes the encrypted text after it was signed. */
  tamper: (encrypted: string) => string;
  query: (pairs: [string, string][]) => [string, string][];
  search: (search: string) => string;
  body: (encrypted: string) => string | Buffer;
}

export const botText = {
  msgid: 'CAIQ16HMjQYY/NGagIOAgAMgq4KM0AI=',
  aibotid: 'aibYh12',
  chatid: 'wrkSFfCgAAtMrmVHOnyVcpAjaGBn8dPA',
  chattype: 'group',
  from: { userid: '00123' },
  response_url: 'https://qyapi.weixin.qq.com/cgi-bin/aibot/response?response_code=RC-1_x',
  msgtype: 'text',
  text: { content: '@调度助手 填报 新增城镇就业 1450人' },
};

export const appText = {
  ToUserName: corpId,
  FromUserName: '00123',
  CreateTime: '1711328400',
  MsgType: 'text',
  Content: '进度',
  MsgId: '12345678901234567890',
  AgentID: '1000002',
};

export function xmlOf(fields: Record<string, string>): string {
  const inner = Object.entries(fields).map(([name, value]) => `<${name}><![CDATA[${value}]]></${name}>`);
  return `<xml>${inner.join('')}</xml>`;
}

const draft: Omit<Draft, 'token' | 'aesKey' | 'receiver' | 'plaintext' | 'body'> = {
  method: 'POST',
  timestamp: String(seconds),
  nonce: '0012345',
  now,
  seal: ({ aesKey, plaintext, receiver }) => encrypt(aesKey, plaintext, receiver),
  tamper: (encrypted) => encrypted,
  query: (pairs) => pairs,
  search: (search) => search,
};

export function botCallback(changes: Partial<Draft> = {}): RawCallback {
  const body = (encrypted: string) => JSON.stringify({ encrypt: encrypted });
  return build({ ...draft, ...botKeys, receiver: '', plaintext: JSON.stringify(botText), body, ...changes });
}

export function appCallback(changes: Partial<Draft> = {}): RawCallback {
  const body = (encrypted: string) => xmlOf({ ToUserName: corpId, AgentID: '1000002', Encrypt: encrypted });
  return build({ ...draft, ...appKeys, receiver: corpId, plaintext: xmlOf(appText), body, ...changes });
}

function build(made: Draft): RawCallback {
  const sealed = made.seal(made);
  const signature = getSignature(made.token, made.timestamp, made.nonce, sealed);
  const sent = made.tamper(sealed);
  const pairs: [string, string][] = [
    ['msg_signature', signature],
    ['timestamp', made.timestamp],
    ['nonce', made.nonce],
    ...(made.method === 'GET' ? [['echostr', sent] as [string, string]] : []),
  ];
  const search = made.query(pairs).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  const body = made.method === 'GET' ? '' : made.body(sent);
  return {
    method: made.method,
    search: made.search(search.join('&')),
    headers: { 'content-type': 'text/xml' },
    body: Buffer.from(body),
    now: made.now,
  };
}

/** A ciphertext of exactly these bytes, padding included. */
export function sealRaw(plain: Buffer, aesKey: string): string {
  const key = Buffer.from(`${aesKey}=`, 'base64');
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64');
}

/** The platform's layout with every part open to change. */
export function layout(parts: {
  message: Buffer;
  receiver: string;
  length?: number;
  pad?: (n: number) => Buffer;
}): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(parts.length ?? parts.message.length);
  const plain = Buffer.concat([Buffer.alloc(16, 7), length, parts.message, Buffer.from(parts.receiver)]);
  const count = 32 - (plain.length % 32);
  return Buffer.concat([plain, (parts.pad ?? ((n) => Buffer.alloc(n, n)))(count)]);
}
