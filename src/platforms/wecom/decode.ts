import type { Inbound, ReplyRoute } from '../../message/inbound.ts';
import { withoutOwnMention } from '../../message/mentions.ts';
import { Refusal } from '../contract.ts';
import { digestOf } from '../digest.ts';
import { allowedReplyUrl, hostOf } from '../reply-url.ts';
import { asObject, type Fields, idIn, kindOf, objectIn, textIn, typedIn, wrong } from '../shape.ts';
import type { WecomLimits } from './limits.ts';
import { officialOrigin, type WecomBot, type WecomSettings } from './settings.ts';

/** A decoded message, or the name of a kind that has no effect. */
export type Decoded =
  | {
      readonly kind: 'message';
      readonly message: Inbound;
      readonly digest: string;
      readonly warnings: readonly string[];
    }
  | { readonly kind: 'ignored'; readonly what: string };

export interface BotContext {
  readonly bot: WecomBot;
  readonly settings: WecomSettings;
  readonly limits: WecomLimits;
  /** Product time, ms. */
  readonly now: number;
}

const unreadable = new Set(['image', 'video']);

/** Reads an AI bot's plaintext: a message, the first visit of the day, or something without effect. */
export function decodeBot(fields: Fields, context: BotContext): Decoded {
  const msgtype = idIn(fields, 'msgtype');
  checkBot(fields, context.bot);
  if (msgtype === 'event') return decodeEvent(fields, context);
  if (msgtype === 'file') return decodeFile(fields, context);
  const spoken = spokenIn(fields, msgtype);
  if (spoken === undefined && !unreadable.has(msgtype)) return { kind: 'ignored', what: nameOf(msgtype) };
  const { words = '', pictures = spoken === undefined } = spoken ?? {};
  const text = withoutOwnMention(words, context.bot.names ?? ['调度助手']);
  return build(fields, context, { kind: kindOf(text, pictures), text, what: msgtype });
}

/** The callback gives an address and no name: that comes with the bytes. */
function decodeFile(fields: Fields, context: BotContext): Decoded {
  const ref = textIn(objectIn(fields, 'file') ?? wrong('file'), 'url') ?? '';
  const said = { text: '', what: 'file' };
  return /^[\x21-\x7e]{1,4096}$/.test(ref)
    ? build(fields, context, { ...said, kind: 'file', file: { ref } })
    : build(fields, context, { ...said, kind: 'unreadable' });
}

/** A kind's name as it may appear in a count: short and plain, whatever was sent. */
export function nameOf(kind: string): string {
  return /^[A-Za-z_]{1,40}$/.test(kind) ? kind : 'other';
}

function decodeEvent(fields: Fields, context: BotContext): Decoded {
  const event = objectIn(fields, 'event') ?? wrong('event');
  const type = idIn(event, 'eventtype');
  if (type !== 'enter_chat') return { kind: 'ignored', what: `event_${nameOf(type)}` };
  return build(fields, context, { kind: 'enter', text: '', what: type });
}

function build(
  fields: Fields,
  context: BotContext,
  said: Pick<Inbound, 'kind' | 'text' | 'file'> & { readonly what: string },
): Decoded {
  const sender = idIn(objectIn(fields, 'from') ?? wrong('from'), 'userid');
  const warnings: string[] = [];
  const reply = replyIn(fields, context, warnings);
  const message: Inbound = {
    platform: 'wecom',
    entry: 'wecom-bot',
    messageId: idIn(fields, 'msgid'),
    chat: chatIn(fields, sender, said.kind === 'enter'),
    sender: { id: sender },
    kind: said.kind,
    text: said.text,
    ...(said.file && { file: said.file }),
    ...(reply && { reply }),
  };
  return { kind: 'message', message, digest: digestOf(message, said.what), warnings };
}

function checkBot(fields: Fields, bot: WecomBot): void {
  if (bot.id !== undefined && textIn(fields, 'aibotid') !== bot.id) {
    throw new Refusal('wrong_receiver', 'the callback is meant for another bot');
  }
}

/** Single chats have no chatid: the person is the chat. A group without one is a fault, never a single chat. */
function chatIn(fields: Fields, sender: string, enter: boolean): Inbound['chat'] {
  const type = textIn(fields, 'chattype') ?? (enter ? 'single' : wrong('chattype'));
  if (type === 'group') return { id: idIn(fields, 'chatid'), kind: 'group' };
  return type === 'single' ? { id: sender, kind: 'single' } : wrong('chattype');
}

/** The words of a message without what it quotes, and whether pictures came with them; undefined when its kind has none. */
function spokenIn(
  fields: Fields,
  msgtype: string,
): { readonly words: string; readonly pictures: boolean } | undefined {
  if (msgtype === 'text' || msgtype === 'voice')
    return { words: contentOf(fields, msgtype), pictures: false };
  if (msgtype !== 'mixed') return undefined;
  const items = objectIn(fields, 'mixed')?.msg_item;
  if (!Array.isArray(items)) return wrong('mixed.msg_item');
  const texts = items.map((item) => textOf(asObject(item) ?? wrong('mixed.msg_item')));
  const words = texts.filter((text) => text !== undefined);
  return { words: words.join('\n'), pictures: words.length < texts.length };
}

function textOf(item: Fields): string | undefined {
  return item.msgtype === 'text' ? contentOf(item, 'text') : undefined;
}

function contentOf(fields: Fields, name: string): string {
  return typedIn(objectIn(fields, name) ?? wrong(name), 'content');
}

function replyIn(fields: Fields, context: BotContext, warnings: string[]): ReplyRoute | undefined {
  const { settings, limits, now } = context;
  const given = textIn(fields, 'response_url');
  if (!given) return undefined;
  const url = allowedReplyUrl(given, {
    official: officialOrigin,
    origins: [...settings.replyOrigins, settings.apiBase],
    allowsPath: (path) => path.startsWith('/cgi-bin/'),
    officialTo: settings.officialTo,
  });
  if (url !== undefined) return { url, expiresAt: now + limits.replyLifeMs, once: true };
  warnings.push(`a reply URL was dropped: ${hostOf(given)}`);
  return undefined;
}
