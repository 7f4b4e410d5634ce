import type { Said, Simulator } from './context.ts';
import { robotCallback, sessionLifeMs } from './dingtalk/callback.ts';
import { keepFile, mediaTable } from './files.ts';
import { newMessageId, token } from './ids.ts';
import { appCallback } from './wecom/app-callback.ts';
import { botCallback } from './wecom/bot-callback.ts';
import type { Chat } from './world.ts';

/** A response_url works for an hour. */
const responseLifeMs = 60 * 60_000;

/** How long each door's platform gives a file out: an address, an id; for a code no document says it. */
const fileLifeMs = { bot: 5 * 60_000, app: 3 * 24 * 3_600_000, robot: 24 * 3_600_000 };

/** What a person says: words, or a file alone. */
export interface Spoken {
  readonly text: string;
  readonly file?: { readonly name: string; readonly bytes: Buffer };
}

/** Lets a person say something: shows it in the chat and delivers it; an id that was used there is a platform retry. */
export function say(
  sim: Simulator,
  chat: Chat,
  user: string,
  { text, file }: Spoken,
  messageId = newMessageId(chat.channel),
): Said {
  const messages = sim.ledger.table<Said>('said');
  const key = JSON.stringify([chat.id, user, messageId]);
  const earlier = messages.get(key);
  if (earlier) {
    deliver(sim, chat, earlier);
    return earlier;
  }
  const at = sim.clock.now();
  const reply = chat.channel === 'app' ? undefined : token(60);
  const sent = file && layDown(sim, chat, file, at);
  const said: Said = {
    chat: chat.id,
    user,
    messageId,
    text: sent ? '' : withoutMention(text, sim.world.botName),
    at,
    reply,
    ...(sent && { file: { ref: sent.ref, name: sent.kept.name } }),
  };
  if (reply) {
    const life = chat.platform === 'wecom' ? responseLifeMs : sessionLifeMs;
    sim.replies.set(reply, { chat: chat.id, messageId, expiresAt: at + life });
  }
  messages.set(key, said);
  const line = sent
    ? ({ kind: 'file', text: sent.kept.name, file: sent.kept } as const)
    : ({ kind: 'text', text } as const);
  sim.transcript.add(chat.id, at, { from: user, ...line, messageId });
  deliver(sim, chat, said, JSON.stringify([chat.id, user]));
  return said;
}

/** Lays a file down where the platform gives it out to the bot for a while. */
function layDown(sim: Simulator, { channel }: Chat, file: NonNullable<Spoken['file']>, at: number) {
  const kept = keepFile(sim, file.name, file.bytes);
  const ref = token(48);
  mediaTable(sim).set(ref, { ...kept, owner: channel, type: 'file', expiresAt: at + fileLifeMs[channel] });
  return { kept, ref };
}

/** Opens the single chat with the AI bot: WeCom tells the bot the first time each day. */
export function enter(sim: Simulator, chat: Chat, user: string): void {
  if (chat.channel !== 'bot' || chat.kind !== 'single') return;
  const at = sim.clock.now();
  const eightHoursMs = 8 * 3_600_000;
  const day = String(Math.floor((at + eightHoursMs) / 86_400_000));
  const entered = sim.ledger.table<string>('entered');
  if (entered.get(user) === day) return;
  entered.set(user, day);
  const said: Said = {
    chat: chat.id,
    user,
    messageId: newMessageId('bot'),
    text: '',
    at,
    event: 'enter_chat',
  };
  deliver(sim, chat, said, JSON.stringify([chat.id, user]));
}

function deliver(sim: Simulator, chat: Chat, said: Said, lane?: string): void {
  const callback =
    chat.platform === 'dingtalk' ? robotCallback : chat.channel === 'app' ? appCallback : botCallback;
  sim.deliveries.deliver((now) => callback(sim, said, now), lane);
}

/** What stands behind a leading mention of the bot, or the whole text. */
function withoutMention(text: string, botName: string): string {
  const mention = `@${botName}`;
  const trimmed = text.trimStart();
  return trimmed.startsWith(mention) ? trimmed.slice(mention.length).replace(/^[\s\u2005]+/, '') : text;
}
