import { expect, it } from 'vitest';
import { firstDifferent, seedsFrom } from '../second/differences.ts';
import { reportOf } from '../second/report.ts';

/** SEED and YEARS repeat what a difference reports, or try other years. */
const seed = Number(process.env.SEED ?? 1);
const years = Number(process.env.YEARS ?? 10_000);

// Two files share the years, so that two cores do.
const files = 2;
const minutes = 60_000;

/** The product and the second implementation have 0 differences in every second of the years. */
export function theyAgree(file: 0 | 1): void {
  it(
    `${years} random years from seed ${seed} have 0 differences: part ${file + 1} of ${files}`,
    () => {
      const year = firstDifferent(seedsFrom(seed + file, years - file, files));
      expect(year && reportOf(year)).toBeUndefined();
    },
    20 * minutes,
  );
}
