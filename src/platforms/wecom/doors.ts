import type { Callback, Door, RawCallback } from '../contract.ts';
import { Refusal } from '../contract.ts';
import { parseObject } from '../shape.ts';
import { type Decoded, decodeBot } from './decode.ts';
import { decodeApp } from './decode-app.ts';
import { type Envelope, readEnvelope } from './envelope.ts';
import type { WecomLimits } from './limits.ts';
import { passiveReply } from './passive.ts';
import type { CallbackKeys, WecomApp, WecomBot, WecomSettings } from './settings.ts';
import { doorKeys, verify } from './verify.ts';
import { parseXml } from './xml.ts';

/** The callback URLs of this installation. */
export function wecomDoors(settings: WecomSettings, limits: WecomLimits): Door[] {
  const { bot, app, corpId } = settings;
  return [
    ...(bot && usable(bot) ? [botDoor(bot, settings, limits)] : []),
    ...(app && corpId && usable(app) ? [appDoor(app, corpId, limits)] : []),
  ];
}

function usable({ tokens, aesKeys }: CallbackKeys): boolean {
  return tokens.length > 0 && aesKeys.length > 0;
}

const shared = {
  methods: ['GET', 'POST'],
  refuseReusedNonce: true,
  accepted: { contentType: 'text/plain; charset=utf-8', body: '' },
} as const;

function botDoor(bot: WecomBot, settings: WecomSettings, limits: WecomLimits): Door {
  const keys = doorKeys(bot.tokens, bot.aesKeys, '');
  const open = (callback: RawCallback): Callback => {
    const envelope = readEnvelope(callback, 'json');
    const plaintext = verify(envelope, keys, callback.now, limits.timestampSeconds);
    if (callback.method === 'GET') return { kind: 'echo', text: plaintext };
    const fields = parseObject(plaintext) ?? notAnObject();
    const decoded = decodeBot(fields, { bot, settings, limits, now: callback.now });
    const opened = withNonce(decoded, envelope);
    if (opened.kind === 'ignored') return opened;
    const passive = passiveReply(keys, envelope.nonce ?? '', callback.now, limits);
    return { ...opened, passive: passive(opened.message.kind) };
  };
  return { ...shared, entry: 'wecom-bot', path: '/webhooks/wecom/bot', open };
}

function appDoor(app: WecomApp, corpId: string, limits: WecomLimits): Door {
  const keys = doorKeys(app.tokens, app.aesKeys, corpId);
  const open = (callback: RawCallback): Callback => {
    const envelope = readEnvelope(callback, 'xml');
    const plaintext = verify(envelope, keys, callback.now, limits.timestampSeconds);
    if (callback.method === 'GET') return { kind: 'echo', text: plaintext };
    return withNonce(decodeApp(parseXml(plaintext) ?? notAnObject(), app.agentId), envelope);
  };
  return { ...shared, entry: 'wecom-app', path: '/webhooks/wecom/app', open };
}

function withNonce(decoded: Decoded, { timestamp, nonce }: Envelope): Exclude<Callback, { kind: 'echo' }> {
  return { ...decoded, nonce: `${timestamp}:${nonce}` };
}

function notAnObject(): never {
  throw new Refusal('bad_ciphertext', 'the encrypted part cannot be read');
}
