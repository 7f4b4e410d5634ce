import { harmless } from '../message/harmless.ts';
import type { Mention, Outbound } from '../message/outbound.ts';
import { type Fit, splitLines } from '../message/split.ts';

/** Cuts the lines of a message into messages; who is mentioned and the heading stay with the first. */
export function textPieces(message: Outbound, lines: readonly string[], fit: Fit): Outbound[] {
  const { mentions, headed } = message;
  return splitLines(lines, fit).map((piece, index) =>
    index === 0
      ? { lines: piece, ...(headed && { headed }), ...(mentions && { mentions }) }
      : { lines: piece },
  );
}

/** The people a message is for, by name, for routes that cannot mention: `张三、李四：`. */
export function namesOf(mentions: readonly Mention[] | undefined): string {
  if (!mentions || mentions.length === 0) return '';
  return `${mentions.map((mention) => harmless(mention.name, 20)).join('、')}：`;
}

/** Ids that name one person each; what would mention everybody, or several, is left out. */
export function personIds(mentions: readonly Mention[] | undefined): string[] {
  const ids = (mentions ?? []).map((mention) => mention.userId).filter(isPersonId);
  return [...new Set(ids)];
}

/** Whether an id can only be that of one person. */
export function isPersonId(id: string): boolean {
  return /^[^@|,\s][^|,\s]*$/.test(id);
}
