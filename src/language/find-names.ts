import { matchStrictly } from './match-name.ts';
import type { Name, NameMatch } from './model.ts';
import { nameIndex } from './name-index.ts';

/** A known name standing in a text. */
export interface NameToken {
  readonly start: number;
  readonly end: number;
  readonly match: NameMatch;
}

const mostSkipped = 4;

/** Marks that may stand inside a name as typed: “徐特立项目”, a line break from a PDF. */
function isSkippable(character: string | undefined): boolean {
  return character !== undefined && /[\s“”"'‘’「」『』《》〈〉()·、-]/.test(character);
}

/** All full names and aliases in a folded text, leftmost and longest first, never overlapping. */
export function findNames(text: string, names: readonly Name[]): NameToken[] {
  const { byFirst } = nameIndex(names);
  const found: NameToken[] = [];
  const lower = text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  for (let at = 0; at < lower.length; at += 1) {
    const keys = byFirst.get(lower[at]!);
    const token = keys && longestAt(lower, at, keys, names);
    if (!token) continue;
    found.push(token);
    at = token.end - 1;
  }
  return found;
}

/** The longest known name that starts exactly at a position of a folded text. */
export function findNameAt(text: string, at: number, names: readonly Name[]): NameToken | undefined {
  const first = text[at]?.toLowerCase();
  const keys = first === undefined ? undefined : nameIndex(names).byFirst.get(first);
  return keys && longestAt(text.slice(0, at + 200).toLowerCase(), at, keys, names);
}

function longestAt(
  lower: string,
  at: number,
  keys: readonly string[],
  names: readonly Name[],
): NameToken | undefined {
  for (const key of keys) {
    const end = endOfKey(lower, at, key);
    if (end === undefined) continue;
    const match = matchStrictly(key, names);
    if (match) return { start: at, end, match };
  }
  return undefined;
}

function endOfKey(lower: string, start: number, key: string): number | undefined {
  let at = start;
  for (const character of key) {
    for (let skipped = 0; lower[at] !== character; skipped += 1) {
      if (skipped === mostSkipped || !isSkippable(lower[at])) return undefined;
      at += 1;
    }
    at += character.length;
  }
  return at;
}
