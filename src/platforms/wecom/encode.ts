import { createHash } from 'node:crypto';
import { asMarkdown } from '../../message/harmless.ts';
import type { Outbound, Table } from '../../message/outbound.ts';
import { printable } from '../../message/printable.ts';
import { namesOf, personIds } from '../pieces.ts';

/** Two spaces make the line break one in every markdown reader. */
export const markdownLineEnd = '  \n';

/** Text for clients that show it as it is; only `<@…>` would mean something there. */
export function plainLine(line: string): string {
  return printable(line).replace(/<@/g, '＜@');
}

/** A message as markdown that shows its lines as they are. */
export function markdownText(message: Outbound): string {
  const lines = message.lines.map(asMarkdown);
  const first = `${message.headed ? '### ' : ''}${namesOf(message.mentions)}${lines[0] ?? ''}`;
  return [first, ...lines.slice(1)].join(markdownLineEnd);
}

/** The body for response_url: markdown, the only text it takes. */
export function responseBody(message: Outbound): string {
  return JSON.stringify({ msgtype: 'markdown', markdown: { content: markdownText(message) } });
}

/** The body for a group robot: one piece holds lines, a table or a picture. */
export function robotBody(piece: Outbound): string {
  if (piece.image !== undefined) return imageBody(piece.image);
  if (piece.table)
    return JSON.stringify({ msgtype: 'markdown_v2', markdown_v2: { content: tableText(piece.table) } });
  if (piece.headed) return robotMarkdownBody(piece);
  const ids = personIds(piece.mentions);
  const content = piece.lines.map(plainLine).join('\n');
  return JSON.stringify({
    msgtype: 'text',
    text: { content, ...(ids.length > 0 && { mentioned_list: ids }) },
  });
}

/** A heading with lines; here people are mentioned inside the text. */
function robotMarkdownBody(piece: Outbound): string {
  const mentions = mentionTags(piece);
  const content = markdownText({ lines: piece.lines, headed: piece.headed });
  return JSON.stringify({
    msgtype: 'markdown',
    markdown: { content: mentions ? `${content}\n${mentions}` : content },
  });
}

/** The `<@userid>` tags of a markdown message. */
export function mentionTags(message: Outbound): string {
  return personIds(message.mentions)
    .map((id) => `<@${id}>`)
    .join(' ');
}

/** A picture: its bytes and their MD5, which the platform checks. */
function imageBody(base64: string): string {
  const md5 = createHash('md5').update(Buffer.from(base64, 'base64')).digest('hex');
  return JSON.stringify({ msgtype: 'image', image: { base64, md5 } });
}

/** A file that was uploaded for the same robot. */
export function fileBody(mediaId: string): string {
  return JSON.stringify({ msgtype: 'file', file: { media_id: mediaId } });
}

/** A table in the robot's second markdown flavour. */
export function tableText(table: Table): string {
  const rows = [table.head, table.head.map(() => '---'), ...table.rows];
  return rows.map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');
}

function cell(text: string): string {
  return asMarkdown(text.replace(/\s+/g, ' '));
}

export interface AppMessage {
  readonly userId: string;
  readonly agentId: string;
  /** Seconds within which the platform drops the same request. */
  readonly duplicateSeconds: number;
}

/**
 * The body of message/send. The platform drops a request equal to an earlier one, so equal attempts must be equal
 * to the byte, and two answers that happen to read the same must differ: their interval does.
 */
export function appBody(message: Outbound, to: AppMessage): string {
  return JSON.stringify({
    touser: to.userId,
    agentid: Number(to.agentId),
    msgtype: 'text',
    text: { content: message.lines.map(plainLine).join('\n') },
    enable_duplicate_check: 1,
    duplicate_check_interval: to.duplicateSeconds,
  });
}

/** The body of message/send for a picture or file that was uploaded before. */
export function appMediaBody(type: 'image' | 'file', mediaId: string, to: AppMessage): string {
  return JSON.stringify({
    touser: to.userId,
    agentid: Number(to.agentId),
    msgtype: type,
    [type]: { media_id: mediaId },
    enable_duplicate_check: 1,
    duplicate_check_interval: to.duplicateSeconds,
  });
}

/** An interval between `min` and `max` that depends on the message's key alone. */
export function duplicateSeconds(key: string, min: number, max: number): number {
  return min + (createHash('sha256').update(key).digest().readUInt32BE(0) % (max - min + 1));
}
