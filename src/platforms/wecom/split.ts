import { asMarkdown } from '../../message/harmless.ts';
import type { Outbound, Table } from '../../message/outbound.ts';
import { mediaPieces, textOnly } from '../../message/split.ts';
import type { RouteKind } from '../contract.ts';
import { namesOf, textPieces } from '../pieces.ts';
import { markdownLineEnd, mentionTags, plainLine, tableText } from './encode.ts';
import type { WecomLimits } from './limits.ts';

const headingBytes = '### '.length;

/** Cuts a message into what one request of the route can carry. */
export function splitForWecom(kind: RouteKind, message: Outbound, limits: WecomLimits): Outbound[] {
  if (kind === 'wecom-robot') return robotPieces(message, limits);
  const text = textOnly(message);
  if (kind === 'wecom-app') {
    const fit = { maxBytes: limits.appTextBytes, lineEnd: '\n', firstBytes: 0 };
    return [...textPieces({ lines: text.lines }, text.lines.map(plainLine), fit), ...mediaPieces(message)];
  }
  return textPieces(text, text.lines.map(asMarkdown), {
    maxBytes: limits.responseBytes,
    lineEnd: markdownLineEnd,
    firstBytes: headingBytes + Buffer.byteLength(namesOf(text.mentions)),
  });
}

function robotPieces(message: Outbound, limits: WecomLimits): Outbound[] {
  const { table } = message;
  return [
    ...robotText(message, limits),
    ...(table
      ? tablePieces(table, limits.robotMarkdownBytes).map((part) => ({ lines: [], table: part }))
      : []),
    ...mediaPieces(message),
  ];
}

function robotText(message: Outbound, limits: WecomLimits): Outbound[] {
  if (!message.headed) {
    const fit = { maxBytes: limits.robotTextBytes, lineEnd: '\n', firstBytes: 0 };
    return textPieces(message, message.lines.map(plainLine), fit);
  }
  return textPieces(message, message.lines.map(asMarkdown), {
    // The pieces after the first have no heading and go as text.
    maxBytes: Math.min(limits.robotTextBytes, limits.robotMarkdownBytes),
    lineEnd: markdownLineEnd,
    firstBytes: headingBytes + 1 + Buffer.byteLength(mentionTags(message)),
  });
}

/** As many rows as fit, each part with the heading row. */
function tablePieces(table: Table, maxBytes: number): Table[] {
  const parts: Table[] = [];
  let rows: (readonly string[])[] = [];
  for (const row of table.rows) {
    const longer = { head: table.head, rows: [...rows, row] };
    if (rows.length > 0 && Buffer.byteLength(tableText(longer)) > maxBytes) {
      parts.push({ head: table.head, rows });
      rows = [];
    }
    rows.push(row);
  }
  return [...parts, { head: table.head, rows }];
}
