import { findNames } from './find-names.ts';
import { clean, fold } from './fold.ts';
import type { Lexicon } from './lexicon.ts';

const reach = 20;
/** Beyond this nobody pasted a PDF under a command word. */
const mostLines = 3000;

/** Joins lines that a PDF broke inside a known name or between a number and its measure; all others stay apart. */
export function joinBrokenLines(lines: readonly string[], lexicon: Lexicon): string[] {
  const joined: string[] = [];
  let lastFull = -1;
  for (const line of lines) {
    if (line.trim() === '') continue;
    const before = lastFull >= 0 && joined.length < mostLines ? joined[lastFull]! : '';
    if (before !== '' && isBroken(before, line, lexicon)) {
      joined[lastFull] = before.trimEnd() + line.trimStart();
    } else if (before !== '' && digitsGoOn(before, line, lexicon)) {
      // Side by side the reader sees that they may be one number.
      joined[lastFull] = `${before.trimEnd()} ${line.trim()}`;
    } else {
      joined.push(line);
      lastFull = joined.length - 1;
    }
  }
  return joined;
}

function isBroken(before: string, after: string, lexicon: Lexicon): boolean {
  const end = fold(clean(before.slice(-reach))).trimEnd();
  const start = fold(clean(after.slice(0, reach))).trimStart();
  // …1750 人次，⏎完成 46%: the completion is that of the figure above.
  if (/[,、]$/.test(end)) return /^(?:已?完成|占)[^,;。]{0,8}\d/.test(start);
  if (/[0-9万亿]$/.test(end)) return startsWithMeasure(start, lexicon.measure);
  if (!/[\p{L}]$/u.test(end) || !/^[\p{L}]/u.test(start)) return false;
  const names = findNames(end + start, lexicon.vocabulary.indicators);
  return names.some((name) => name.start < end.length && name.end > end.length);
}

/** 17 at the end of a line, 0人 or a bare 6 on the next: pieces of one number, or two. */
function digitsGoOn(before: string, after: string, lexicon: Lexicon): boolean {
  if (!/[0-9]\s*$/.test(fold(clean(before.slice(-reach))))) return false;
  const start = fold(clean(after.slice(0, reach))).trim();
  const digits = /^\d{1,12}/.exec(start)?.[0];
  if (digits === undefined) return false;
  return start === digits || startsWithMeasure(start.slice(digits.length).trimStart(), lexicon.measure);
}

function startsWithMeasure(start: string, measure: RegExp): boolean {
  const multiplier = /^[万亿]/.test(start) ? 1 : 0;
  measure.lastIndex = multiplier;
  const word = measure.exec(start)?.[0] ?? '';
  return word.length + multiplier > 0 && /^(?:$|[\s,;。、)])/.test(start.slice(multiplier + word.length));
}
