import type { Outbound } from '../../message/outbound.ts';
import { printable } from '../../message/printable.ts';
import type { Media } from '../media.ts';
import { namesOf, personIds } from '../pieces.ts';
import { signatureOf } from './verify.ts';

/** A line for clients that show text as it is. */
export function plainLine(line: string): string {
  return printable(line);
}

/** Text for webhooks: whoever is mentioned must be named in it by id, too. */
export function webhookText(message: Outbound, maxMentions: number): { text: string; ids: string[] } {
  const ids = personIds(message.mentions).slice(0, maxMentions);
  const text = message.lines.map(plainLine).join('\n');
  return { text: ids.length === 0 ? text : `${ids.map((id) => `@${id}`).join(' ')} ${text}`, ids };
}

/** The body for sessionWebhook and custom robot; `msgUuid` makes a repetition harmless where it is known. */
export function webhookBody(message: Outbound, maxMentions: number, msgUuid?: string): string {
  const { text, ids } = webhookText(message, maxMentions);
  return JSON.stringify({
    msgtype: 'text',
    text: { content: text },
    ...(ids.length > 0 && { at: { atUserIds: ids, isAtAll: false } }),
    ...(msgUuid !== undefined && { msgUuid }),
  });
}

/** The address of a custom robot, signed when it has a secret. */
export function robotUrl(oapiBase: string, token: string, secret: string | undefined, now: number): string {
  const query = new URLSearchParams({ access_token: token });
  if (secret) {
    query.set('timestamp', String(now));
    query.set('sign', signatureOf(String(now), secret));
  }
  return `${oapiBase}/robot/send?${query}`;
}

/** Which template a message of the OpenAPI takes, and what it is filled with, as JSON inside the JSON. */
export interface Template {
  readonly msgKey: string;
  readonly msgParam: string;
}

/** The body for a group by OpenAPI. */
export function groupBody(template: Template, robotCode: string, openConversationId: string): string {
  return JSON.stringify({ robotCode, openConversationId, ...template });
}

/** The body for one person by OpenAPI. */
export function personBody(template: Template, robotCode: string, userId: string): string {
  return JSON.stringify({ robotCode, userIds: [userId], ...template });
}

/** Lines for a group, which the OpenAPI cannot mention people in: they are named. */
export function namedText(message: Outbound): Template {
  return plainText([`${namesOf(message.mentions)}${message.lines[0] ?? ''}`, ...message.lines.slice(1)]);
}

export function plainText(lines: readonly string[]): Template {
  return { msgKey: 'sampleText', msgParam: param(lines) };
}

/** A picture or file that was uploaded before. */
export function mediaTemplate({ type, name }: Pick<Media, 'type' | 'name'>, mediaId: string): Template {
  if (type === 'image') return { msgKey: 'sampleImageMsg', msgParam: JSON.stringify({ photoURL: mediaId }) };
  const fileType = name.split('.').at(-1)!.toLowerCase();
  return { msgKey: 'sampleFile', msgParam: JSON.stringify({ mediaId, fileName: name, fileType }) };
}

/** The platform wants a JSON text inside the JSON. */
function param(lines: readonly string[]): string {
  return JSON.stringify({ content: lines.map(plainLine).join('\n') });
}
