import type { Indicator } from '../domain/model.ts';
import type { Name } from '../language/model.ts';
import { namesOf } from '../language/name-index.ts';
import type { Office } from './office.ts';

/** An indicator, or one part of it ('' for the whole). */
export interface Figure {
  readonly indicator: Indicator;
  readonly part: string;
}

/** The figure that bears the name in another year's list; undefined when that has none, or not surely one. */
export function namesakeIn(office: Office, { indicator, part }: Figure, year: number): Figure | undefined {
  if (office.programme(indicator).year === year) return { indicator, part };
  const listed = office.config.indicators.filter((one) => office.programme(one).year === year);
  const other = namesake(indicator, listed);
  if (!other || part === '') return other && { indicator: other, part };
  const own = indicator.parts.find(({ id }) => id === part);
  const same = own && namesake(own, other.parts);
  return same && { indicator: other, part: same.id };
}

/** Whether an id is the indicator's, or that of its namesake in another year; ids of papers may have left the list since. */
export function isNamesake(office: Office, indicator: Indicator, id: string): boolean {
  const other = office.config.indicators.find((one) => one.id === id);
  if (!other) return false;
  return namesakeIn(office, { indicator, part: '' }, office.programme(other).year)?.indicator === other;
}

/** Who has the same name, else the only one that has a name or alias in common. */
function namesake<T extends Name>(one: Name, others: readonly T[]): T | undefined {
  const [own] = namesOf(one);
  const names = new Set(namesOf(one));
  const called = others.filter((other) => namesOf(other)[0] === own);
  const close =
    called.length > 0 ? called : others.filter((other) => namesOf(other).some((word) => names.has(word)));
  return close.length === 1 ? close[0] : undefined;
}
