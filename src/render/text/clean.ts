import { printable } from '../../message/printable.ts';

/** Longer than any name or sentence a picture has room for. */
const longest = 400;
/** 〓 is what Chinese printers set for a character they do not have. */
const replacement = '〓';
/** Signs that the fonts lack and that have a twin which they have. */
const twins: Readonly<Record<string, string>> = { '✔': '✓', '✅': '✓', '✘': '×', '❌': '×', '•': '·' };

/** Whether the fonts can draw a character. */
export type Covers = (codePoint: number) => boolean;

/** One line of characters that the fonts have: no controls, no stacked accents, 〓 for each run of others. */
export function clean(text: string, covers: Covers): string {
  const line = printable(
    text
      .slice(0, longest)
      .replace(/[^\S\u3000\ufeff]+/gu, ' ')
      .replace(/ *\u3000[ \u3000]*/gu, '　'),
  )
    .normalize('NFC')
    .replace(/\p{Default_Ignorable_Code_Point}|\p{M}|\p{Cf}/gu, '')
    .trim();
  const drawn = Array.from(line, (character) => drawable(character, covers)).join('');
  return (text.length > longest ? `${drawn}…` : drawn).replace(/〓{2,}/gu, replacement);
}

function drawable(character: string, covers: Covers): string {
  if (covers(character.codePointAt(0)!)) return character;
  return twins[character] ?? replacement;
}

/** The same plain data with every text in it cleaned. */
export function cleanAll<T>(value: T, covers: Covers): T {
  if (typeof value === 'string') return clean(value, covers) as T;
  if (Array.isArray(value)) return value.map((one) => cleanAll(one, covers)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cleanAll(one, covers)])) as T;
}
