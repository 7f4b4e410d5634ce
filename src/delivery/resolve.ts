import type { Route, RouteKind } from '../platforms/contract.ts';
import type { Claimed } from '../store/outbox.ts';

/** The address a route kind has for this message right now; undefined when it has none. */
export function resolveRoute(kind: RouteKind | undefined, row: Claimed, now: number): Route | undefined {
  const { platform } = row;
  switch (kind) {
    case 'wecom-response':
    case 'dingtalk-session':
      if (!row.replyUrl || (row.replyExpiresAt ?? 0) <= now) return undefined;
      return { kind, platform, address: row.replyUrl };
    case 'wecom-robot':
    case 'dingtalk-robot':
      if (!row.webhook) return undefined;
      return { kind, platform, address: row.webhook, secret: row.secret };
    case 'wecom-app':
    case 'dingtalk-person': {
      // A WeCom single chat is named by its user; DingTalk's has a conversation id, so the sender says who.
      const userId = row.kind === 'answer' ? row.senderId : row.chatId;
      return userId ? { kind, platform, address: userId } : undefined;
    }
    case 'dingtalk-group':
      return { kind, platform, address: row.chatId };
    default:
      // The passive route: only the waiting callback itself can take it.
      return undefined;
  }
}

/** What a rate window or block is counted under; secrets stay out of it. */
export function routeKey(route: Route, row: Claimed): string {
  return `${route.kind}:${row.chatId}`;
}
