import { byHand } from './by-hand.ts';
import type { Law } from './law.ts';
import { byProduct } from './product.ts';
import { randomYear } from './random-year.ts';
import type { RawYear } from './raw.ts';

export interface Difference {
  readonly about: string;
  readonly product: string | undefined;
  readonly byHand: string | undefined;
}

/** Everything in which the product and the second implementation disagree about a year. */
export function differencesIn(year: RawYear, law?: Law): Difference[] {
  const product = byProduct(year);
  const second = byHand(year, law);
  const abouts = new Set([...second.keys(), ...product.keys()]);
  return [...abouts]
    .map((about) => ({ about, product: product.get(about), byHand: second.get(about) }))
    .filter((one) => one.product !== one.byHand);
}

/** The first of some seeds whose year they disagree about; none when they agree in all. */
export function firstDifferent(seeds: Iterable<number>, law?: Law): RawYear | undefined {
  for (const seed of seeds) {
    const year = randomYear(seed);
    if (differencesIn(year, law).length > 0) return year;
  }
  return undefined;
}

/** So many seeds from the first on, every `step`th. */
export function* seedsFrom(first: number, count: number, step = 1): Generator<number> {
  for (let at = 0; at < count; at += step) yield first + at;
}
