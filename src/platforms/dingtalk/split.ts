import type { Outbound } from '../../message/outbound.ts';
import { mediaPieces, textOnly } from '../../message/split.ts';
import type { RouteKind } from '../contract.ts';
import { namesOf, textPieces } from '../pieces.ts';
import { plainLine, webhookText } from './encode.ts';
import type { DingtalkLimits } from './limits.ts';

/** Cuts a message into what one request of the route can carry. */
export function splitForDingtalk(kind: RouteKind, message: Outbound, limits: DingtalkLimits): Outbound[] {
  const text = textOnly(kind === 'dingtalk-person' ? { ...message, mentions: undefined } : message);
  const webhook = kind === 'dingtalk-session' || kind === 'dingtalk-robot';
  const prefix = webhook
    ? webhookText({ lines: [], mentions: text.mentions }, limits.mentions).text
    : namesOf(text.mentions);
  const pieces = textPieces(text, text.lines.map(plainLine), {
    maxBytes: webhook ? limits.webhookTextBytes : limits.paramTextBytes,
    maxCharacters: limits.chunkCharacters,
    lineEnd: '\n',
    firstBytes: Buffer.byteLength(prefix),
  });
  return webhook ? pieces : [...pieces, ...mediaPieces(message)];
}
