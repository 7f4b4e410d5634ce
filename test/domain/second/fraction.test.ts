import { describe, expect, it } from 'vitest';
import { compare, divided, exact, halfEven, halfUp, plus, written } from './fraction.ts';

describe('fractions', () => {
  it('are exact: a third and two thirds are one', () => {
    expect(plus(divided(exact(1), exact(3)), divided(exact(2), exact(3)))).toEqual(exact(1));
    expect(compare(divided(exact('0.1'), exact(-3)), exact('-0.03'))).toBeLessThan(0);
  });

  it('below 0 are rounded away from it', () => {
    expect(written(exact('-2.345'))).toBe('-2.35');
  });

  it.each([
    ['0.005', '0.01', '0.00'],
    ['0.015', '0.02', '0.02'],
    ['0.0149', '0.01', '0.01'],
    ['83.335', '83.34', '83.34'],
    ['83.345', '83.35', '83.34'],
  ])('%s is %s, or %s when halves go to the even neighbour', (text, up, even) => {
    expect(written(exact(text))).toBe(up);
    expect(halfUp(exact(text))).toEqual(exact(up));
    expect(halfEven(exact(text))).toEqual(exact(even));
  });
});
