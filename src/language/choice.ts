import { tidy } from './fold.ts';

const bare = /^(?:选|第)? ?(?:(\d{1,2})|([一二三四五六七八九])|([①-⑳])) ?(?:个|项|号|[.。、)])?$/;

/** The number of a bare `1`, `１`, `①`, `选1` or `第一个` that answers a numbered list; undefined for anything else. */
export function readChoice(text: string): number | undefined {
  if (text.length > 40) return undefined;
  const found = bare.exec(tidy(text));
  if (!found) return undefined;
  const [, digits, numeral, circled] = found;
  if (digits) return Number(digits) > 0 ? Number(digits) : undefined;
  if (numeral) return '一二三四五六七八九'.indexOf(numeral) + 1;
  return circled!.charCodeAt(0) - 0x2460 + 1;
}
