import { describe, expect, it } from 'vitest';
import { differencesIn, firstDifferent, seedsFrom } from '../second/differences.ts';
import { design } from '../second/law.ts';
import { smallest } from '../second/report.ts';
import { twisted } from '../second/twisted.ts';

const years = 1_000;

describe(`within ${years} random years a difference is found for`, () => {
  it.each(twisted)('%s', (_wrong, twist) => {
    expect(firstDifferent(seedsFrom(1, years), { ...design, ...twist })).toBeDefined();
  });
});

it('a difference is reported by the fewest facts that show it', () => {
  const law = { ...design, ...twisted[0]![1] };
  const year = firstDifferent(seedsFrom(1, years), law)!;
  const small = smallest(year, law);
  expect(differencesIn(small, law).length).toBeGreaterThan(0);
  expect(small.steps).toHaveLength(1);
});
