import { listAt, objectAt, textAt } from '../http.ts';
import { oapiRefusal } from '../refused.ts';
import type { Line } from '../transcript.ts';

/** Reads a message object as sessionWebhook and custom robot take it, or refuses it. */
export function readWebhookMessage(body: Record<string, unknown>): Omit<Line, 'from'> {
  const type = textAt(body, 'msgtype');
  const part = objectAt(body, type);
  switch (type) {
    case 'text':
      return { kind: 'text', text: filled(part, 'content'), mentions: mentions(body) };
    case 'markdown': {
      filled(part, 'title');
      const text = filled(part, 'text');
      // Without `@id` in the text markdown shows no mention.
      return {
        kind: 'markdown',
        text,
        mentions: mentions(body).filter((id) => id === 'all' || text.includes(`@${id}`)),
      };
    }
    case 'link':
      filled(part, 'messageUrl');
      return { kind: 'card', text: `${filled(part, 'title')}\n${filled(part, 'text')}` };
    case 'actionCard':
      return { kind: 'card', text: `${filled(part, 'title')}\n${filled(part, 'text')}` };
    case 'feedCard': {
      const links = Array.isArray(part.links) ? (part.links as Record<string, unknown>[]) : [];
      if (links.length === 0) throw oapiRefusal(400401, '缺少参数 links');
      return { kind: 'card', text: links.map((link) => String(link.title)).join('\n') };
    }
    default:
      throw oapiRefusal(400105, '不支持的消息类型');
  }
}

function filled(part: Record<string, unknown>, key: string): string {
  const text = textAt(part, key);
  if (!text) throw oapiRefusal(40035, `缺少参数 ${key}`);
  return text;
}

function mentions(body: Record<string, unknown>): string[] {
  const at = objectAt(body, 'at');
  // The key is atUserIds; `userIds` mentions nobody, silently.
  return at.isAtAll === true ? ['all'] : listAt(at, 'atUserIds');
}
