import type { Inbound, ReplyRoute } from '../../message/inbound.ts';
import { withoutOwnMention } from '../../message/mentions.ts';
import { printable } from '../../message/printable.ts';
import { digestOf } from '../digest.ts';
import { allowedReplyUrl, hostOf } from '../reply-url.ts';
import { type Fields, idIn, kindOf, optionalId, textIn, wrong } from '../shape.ts';
import type { DingtalkLimits } from './limits.ts';
import { type DingtalkSettings, officialOrigin } from './settings.ts';
import { wordsIn } from './words.ts';

/** A decoded message, or the name of a kind that has no effect. */
export type Decoded =
  | {
      readonly kind: 'message';
      readonly message: Inbound;
      readonly digest: string;
      readonly warnings: readonly string[];
    }
  | { readonly kind: 'ignored'; readonly what: string };

const maxNameLength = 200;

/** Reads a robot callback: a message, or something without effect. */
export function decode(
  fields: Fields,
  settings: DingtalkSettings,
  limits: DingtalkLimits,
  now: number,
): Decoded {
  // The organisation's monthly quota is used up: such a callback carries no message.
  if (fields.errorCode !== undefined && !fields.text && !fields.content) {
    return { kind: 'ignored', what: `error_${codeName(fields.errorCode)}` };
  }
  const msgtype = idIn(fields, 'msgtype');
  const names = settings.names ?? ['调度助手'];
  const ownId = optionalId(fields, 'chatbotUserId');
  const words = wordsIn(fields, msgtype, (part) =>
    ownId !== '' && part.atUserId === ownId ? true : names.includes(String(part.atName)),
  );
  if (words.kind === 'unknown') return { kind: 'ignored', what: codeName(msgtype) };
  const text = words.kind === 'text' ? withoutOwnMention(words.text, names) : '';
  const warnings: string[] = [];
  const reply = replyIn(fields, settings, limits, now, warnings);
  const name = shownName(fields, 'senderNick');
  const message: Inbound = {
    platform: 'dingtalk',
    entry: 'dingtalk',
    // One message that mentions two robots reaches both with the same id.
    messageId: `${settings.robotCode}:${idIn(fields, 'msgId')}`,
    chat: chatIn(fields),
    sender: { id: optionalId(fields, 'senderStaffId'), ...(name && { name }) },
    kind: words.kind === 'text' ? kindOf(text, words.pictures ?? false) : words.kind,
    text,
    ...(words.kind === 'file' && { file: words.file }),
    ...(reply && { reply }),
  };
  return { kind: 'message', message, digest: digestOf(message, msgtype), warnings };
}

function codeName(code: unknown): string {
  return /^\w{1,40}$/.test(String(code)) ? String(code) : 'other';
}

function chatIn(fields: Fields): Inbound['chat'] {
  const type = textIn(fields, 'conversationType');
  const id = idIn(fields, 'conversationId');
  if (type === '1') return { id, kind: 'single' };
  if (type !== '2') return wrong('conversationType');
  const title = shownName(fields, 'conversationTitle');
  return { id, kind: 'group', ...(title && { title }) };
}

function shownName(fields: Fields, name: string): string {
  return printable((textIn(fields, name) ?? '').slice(0, maxNameLength)).trim();
}

function replyIn(
  fields: Fields,
  settings: DingtalkSettings,
  limits: DingtalkLimits,
  now: number,
  warnings: string[],
): ReplyRoute | undefined {
  const expiresAt = timeIn(fields, 'sessionWebhookExpiredTime') ?? now + limits.sessionLifeMs;
  timeIn(fields, 'createAt');
  const given = textIn(fields, 'sessionWebhook');
  if (!given) return undefined;
  const url = allowedReplyUrl(given, {
    official: officialOrigin,
    origins: [...settings.replyOrigins, settings.oapiBase],
    allowsPath: (path) => path === '/robot/sendBySession',
    officialTo: settings.officialTo,
  });
  if (url !== undefined) return { url, expiresAt, once: false };
  warnings.push(`a reply URL was dropped: ${hostOf(given)}`);
  return undefined;
}

/** Milliseconds as a number, or as text, which the documents say of some and show of none. */
function timeIn(fields: Fields, name: string): number | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  const text = typeof value === 'number' || typeof value === 'string' ? String(value) : wrong(name);
  return /^\d{1,15}$/.test(text) ? Number(text) : wrong(name);
}
