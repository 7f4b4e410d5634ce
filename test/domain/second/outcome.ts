import type { RawMonth } from './raw.ts';

/** What came of a year, as lines of text by what they are about: `3. 2024-05 · u2 · total` → `84.50`. */
export type Outcome = Map<string, string>;

/** How many decimals of an inner figure two implementations must agree in; what is printed has two. */
export const innerPlaces = 15;

/** A closing of a year: its number among the steps, and its month. */
export const closingName = (step: number, { month }: RawMonth) => `${step + 1}. ${month}`;

/** A score sheet's line; `points` with two decimals. */
export function entryText(rule: string, source: string, points: string, limited: boolean): string {
  return `${rule} ${source} ${points}${limited ? ' limited' : ''}`;
}

export interface RowText {
  readonly unit: string;
  readonly place: number;
  readonly bottom: boolean;
  readonly reported: boolean;
  readonly unreportedRounds: number;
  readonly red: number;
  readonly total: string;
  readonly completion: string;
}

/** A row of a ranking with all that placed it. */
export function rowText(row: RowText): string {
  const keys = `${row.reported ? 'reported' : 'silent'} ${row.total} ${row.unreportedRounds} ${row.red} ${row.completion}`;
  return `${row.place} ${row.unit}${row.bottom ? ' BOTTOM' : ''} (${keys})`;
}

/** The keys of notices in an order that does not depend on who wrote them. */
export function keyTexts(
  keys: readonly { unit: string; month: string; level: number; word: string }[],
): string {
  const texts = keys.map(({ unit, month, level, word }) => `${word} ${unit}/${month}/${level}`);
  return texts.sort().join('; ');
}
