import type { FileHandle } from '../../message/inbound.ts';
import { printable } from '../../message/printable.ts';
import { fileNameOf } from '../file-name.ts';
import { asObject, type Fields, objectIn, textIn, wrong } from '../shape.ts';

/** Messages without words, which a person sent and gets a polite answer to. */
const wordless = new Set(['picture', 'video']);

/** What a message says: its words, that it has none, or that its kind is unknown. */
export type Words =
  | { readonly kind: 'text'; readonly text: string; readonly pictures?: boolean }
  | { readonly kind: 'file'; readonly file: FileHandle }
  | { readonly kind: 'unreadable' | 'unknown' };

/** Reads the words of a message by its type, without what it quotes. */
export function wordsIn(fields: Fields, msgtype: string, own: (part: Fields) => boolean): Words {
  if (msgtype === 'text') return { kind: 'text', text: printable(plainText(fields)) };
  if (msgtype === 'richText') return richText(fields, own);
  if (msgtype === 'audio') {
    const recognition = textIn(objectIn(fields, 'content') ?? {}, 'recognition');
    return recognition ? { kind: 'text', text: printable(recognition) } : { kind: 'unreadable' };
  }
  if (msgtype === 'file') return fileIn(objectIn(fields, 'content') ?? {});
  return { kind: wordless.has(msgtype) ? 'unreadable' : 'unknown' };
}

/** What a file is fetched by may be long, but has no gaps in it. */
function fileIn(content: Fields): Words {
  const ref = textIn(content, 'downloadCode') ?? '';
  if (!/^[\x21-\x7e]{1,4096}$/.test(ref)) return { kind: 'unreadable' };
  const name = fileNameOf(textIn(content, 'fileName') ?? '');
  return { kind: 'file', file: { ref, ...(name && { name }) } };
}

/** `text.content`; an older document shows the text as `content` itself. */
function plainText(fields: Fields): string {
  const content = textIn(objectIn(fields, 'text') ?? {}, 'content');
  return content ?? textIn(fields, 'content') ?? wrong('text.content');
}

function richText(fields: Fields, own: (part: Fields) => boolean): Words {
  const given = objectIn(fields, 'content')?.richText;
  if (!Array.isArray(given)) return wrong('content.richText');
  const parts = given.map((part) => asObject(part) ?? wrong('richText'));
  const text = printable(joined(parts.map((part) => partText(part, own))));
  return { kind: 'text', text, pictures: parts.some(({ type }) => type === 'picture') };
}

/** One part in display order; a picture stands for a line end. */
function partText(part: Fields, own: (part: Fields) => boolean): string {
  if (part.type === 'at') return own(part) ? ' ' : `@${textIn(part, 'atName') ?? ''} `;
  return textIn(part, 'text') ?? '\n';
}

/** Parts are runs of one style and join without a gap, but two numbers must never become one. */
function joined(parts: readonly string[]): string {
  const runs = parts.filter((part) => part !== '');
  return runs
    .map((run, at) => (endsInNumber(runs[at - 1]) && /^\p{N}/u.test(run) ? `\n${run}` : run))
    .join('');
}

/** Looks at the last character alone: a search for it would begin at every place. */
function endsInNumber(text = ''): boolean {
  return /\p{N}$/u.test(text.slice(-2));
}
