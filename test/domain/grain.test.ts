import { describe, expect, it } from 'vitest';
import { decimal } from '../../src/domain/arithmetic.ts';
import { grainOf } from '../../src/domain/grain.ts';

describe('what can be reported', () => {
  it.each([
    ['人', '1450.2', '1450', '1451'],
    ['人', '1450', '1450', '1450'],
    ['万人', '1.45002', '1.45', '1.4501'],
    ['万元', '30.123', '30.12', '30.13'],
    ['%', '-44.105', '-44.11', '-44.1'],
  ])('in %s: around %s are %s and %s', (measure, value, below, reaching) => {
    const grain = grainOf(measure);
    expect([grain.below(decimal(value)), grain.reaching(decimal(value))].map(String)).toEqual([
      below,
      reaching,
    ]);
  });
});
