import type { PlatformName } from '../message/inbound.ts';
import type { Platform, RouteKind } from '../platforms/contract.ts';
import type { NewOutgoing } from '../store/outbox.ts';
import { passiveRoute } from '../store/passive.ts';
import type { OutboxTable } from '../store/schema.ts';

/**
 * Which route carries what (DESIGN 9), first choice first. A route that turns out not to exist for
 * this chat or person (no webhook, reply URL expired) is passed over when the message leaves.
 */
const table = {
  answer: {
    'wecom-bot': {
      group: ['wecom-response', 'wecom-robot'],
      single: ['wecom-response', 'wecom-app'],
    },
    'wecom-app': { group: [], single: ['wecom-app'] },
    dingtalk: {
      group: ['dingtalk-session', 'dingtalk-robot', 'dingtalk-group'],
      single: ['dingtalk-session', 'dingtalk-person'],
    },
  },
  group: { wecom: ['wecom-robot'], dingtalk: ['dingtalk-robot', 'dingtalk-group'] },
  person: { wecom: ['wecom-app'], dingtalk: ['dingtalk-person'] },
  /** Pictures and files: replies and DingTalk's webhooks carry none. */
  groupFile: { wecom: ['wecom-robot'], dingtalk: ['dingtalk-group'] },
} as const satisfies {
  answer: Record<string, Record<'group' | 'single', readonly RouteKind[]>>;
  group: Record<PlatformName, readonly RouteKind[]>;
  person: Record<PlatformName, readonly RouteKind[]>;
  groupFile: Record<PlatformName, readonly RouteKind[]>;
};

type OutboxKind = OutboxTable['kind'];

export type Address = Pick<NewOutgoing, 'platform' | 'chatId' | 'chatKind' | 'lane' | 'routes' | 'delayMs'>;

/** The waiting callback takes its answer within this time, else the next route does. */
const passiveGraceMs = 1_500;

/** Routes by which the answer to a stored message may leave. */
export function answerAddress(row: {
  entry: string;
  platform: string;
  chat_id: string;
  chat_kind: string;
  reply_url: string | null;
}): Address {
  const entry = row.entry as keyof typeof table.answer;
  const chatKind = row.chat_kind as 'group' | 'single';
  const routes: readonly RouteKind[] = table.answer[entry][chatKind];
  const platform = row.platform as PlatformName;
  if (row.reply_url) return address(platform, row.chat_id, chatKind, routes);
  const others = routes.filter((kind) => !isReply(kind));
  if (entry !== 'wecom-bot') return address(platform, row.chat_id, chatKind, others);
  return { ...address(platform, row.chat_id, chatKind, [passiveRoute, ...others]), delayMs: passiveGraceMs };
}

/** Routes by which the bot may speak to a group unasked. */
export function groupAddress(platform: PlatformName, chatId: string): Address {
  return address(platform, chatId, 'group', table.group[platform]);
}

/** Routes by which a picture or a file reaches a group. */
export function groupFileAddress(platform: PlatformName, chatId: string): Address {
  return address(platform, chatId, 'group', table.groupFile[platform]);
}

/** Routes by which the bot may speak to one person alone; pictures and files go by them too. */
export function personAddress(platform: PlatformName, userId: string): Address {
  return address(platform, userId, 'single', table.person[platform]);
}

function address(
  platform: PlatformName,
  chatId: string,
  chatKind: 'group' | 'single',
  routes: readonly string[],
): Address {
  return { platform, chatId, chatKind, routes, lane: laneOf(platform, chatId, routes[0], 'notice') };
}

/** What is said unasked may have to wait for the morning: it keeps a lane of its own, in which no answer stands behind it. */
export function unasked<Message extends { readonly platform: string; readonly chatId: string }>(
  message: Message,
): Message {
  return { ...message, lane: unaskedLane(message.platform, message.chatId) };
}

const unaskedLane = (platform: string, chatId: string) => `unasked:${platform}:${chatId}`;

/** Refuses to start with a table that its platforms cannot carry: what is said unasked needs push, what is said alone privacy, files a way. */
export function checkRoutes(platforms: Partial<Record<PlatformName, Pick<Platform, 'capabilities'>>>): void {
  for (const name of ['wecom', 'dingtalk'] as const) {
    const can = platforms[name]?.capabilities;
    if (!can) continue;
    const wrong = [
      ...table.group[name].filter((kind) => !can(kind).push),
      ...table.person[name].filter((kind) => !can(kind).push || !can(kind).private || !can(kind).rich),
      ...table.groupFile[name].filter((kind) => !can(kind).push || !can(kind).rich),
    ];
    if (wrong.length > 0) throw new Error(`routes cannot carry what they should: ${wrong.join(', ')}`);
  }
}

/** True for routes that belong to one callback and expire. */
export function isReply(kind: string): boolean {
  return kind === 'wecom-response' || kind === 'dingtalk-session' || kind === passiveRoute;
}

/** Said by the clock or by the machine, not because somebody did something just now. */
export function isUnasked(kind: OutboxKind): boolean {
  return kind === 'push' || kind === 'note';
}

/** Answers by reply URL do not wait behind a group robot's rate limit, so they form a lane of their own. */
export function laneOf(platform: string, chatId: string, kind: string | undefined, said: OutboxKind): string {
  if (isUnasked(said)) return unaskedLane(platform, chatId);
  return `${kind && isReply(kind) ? 'reply' : 'push'}:${platform}:${chatId}`;
}
