import type { Indicator } from '../domain/model.ts';
import { nameKey } from '../language/fold.ts';
import type { NameMatch } from '../language/model.ts';
import { matchName } from '../language/names.ts';
import { type NameParts, nameOfTable, namePartsOf, saidOf, withoutAmount } from './listed-name.ts';
import type { Listed, SheetReading } from './model.ts';
import type { Label } from './words.ts';

export interface MatchedName {
  readonly parts: NameParts;
  readonly match: NameMatch;
  /** What the name says behind the indicator's: 完成数. */
  readonly said?: Label;
}

/** Finds the indicator that a row of a list speaks of: by its id, its name, its name without what stands behind it. */
export function matchListed(
  listed: Listed,
  sheet: SheetReading,
  indicators: readonly Indicator[],
): MatchedName {
  const parts = nameOf(listed, sheet, indicators);
  const id = listed.fields.id?.text.trim();
  if (id !== undefined && indicators.some((indicator) => indicator.id === id))
    return { parts, match: { kind: 'found', id } };
  const { name } = parts;
  const isName = namesOf(indicators).some((known) => nameKey(known) === nameKey(name));
  const behind = isName ? undefined : saidOf(name);
  if (behind) {
    const match = matchName(behind.core, indicators);
    if (match.kind === 'found' || (match.kind === 'unknown' && behind.said === 'target'))
      return { parts: { ...parts, name: behind.core }, match, said: behind.said };
  }
  const match = matchName(name, indicators);
  const core = match.kind === 'unknown' ? withoutAmount(name) : undefined;
  const shorter = core === undefined ? match : matchName(core, indicators);
  return { parts, match: shorter.kind === 'found' ? shorter : match };
}

/** A table without a column of names speaks of what its tab or title names. */
function nameOf(listed: Listed, sheet: SheetReading, indicators: readonly Indicator[]): NameParts {
  if (listed.name !== '') return namePartsOf(listed);
  const inside = namesOf(indicators)
    .filter((name) => sheet.sheet.includes(name) || sheet.title.includes(name))
    .sort((a, b) => b.length - a.length)[0];
  return namePartsOf({ ...listed, name: inside ?? nameOfTable(sheet) });
}

function namesOf(indicators: readonly Indicator[]): string[] {
  return indicators.flatMap(({ name, aliases }) => [name, ...aliases]);
}
