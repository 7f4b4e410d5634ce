import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal, percentOf, percentText, tableText, valueText } from '../../src/domain/arithmetic.ts';

describe('numbers as people read them', () => {
  it.each([
    ['trailing zeros are dropped in sentences', '82', '82%', '82.00'],
    ['two decimals stay', '29.34', '29.34%', '29.34'],
    ['one decimal stays one', '46.10', '46.1%', '46.10'],
    ['half goes up', '29.345', '29.35%', '29.35'],
    ['what a binary float calls less than half goes up too', '1.005', '1.01%', '1.01'],
    ['half goes away from zero below it', '-44.105', '-44.11%', '-44.11'],
    ['nothing is ever -0', '-0.001', '0%', '0.00'],
    ['large numbers keep their digits', '1e21', '1000000000000000000000%', '1000000000000000000000.00'],
  ])('%s', (_rule, value, sentence, table) => {
    expect([percentText(decimal(value)), tableText(decimal(value))]).toEqual([sentence, table]);
  });

  it('a value is printed exactly as it was reported, without an exponent', () => {
    expect(valueText(decimal('1450'), '人')).toBe('1450人');
    expect(valueText(decimal('0.00000001'), '亿元')).toBe('0.00000001亿元');
    expect(valueText(decimal('-0'), '%')).toBe('0%');
  });

  it('settings that other code gives to decimal.js do not reach us', () => {
    const before = Decimal.rounding;
    try {
      Decimal.set({ rounding: Decimal.ROUND_DOWN, precision: 3 });
      expect(percentText(percentOf(new Decimal(1450), new Decimal(4680)))).toBe('30.98%');
    } finally {
      Decimal.set({ rounding: before, precision: 20 });
    }
  });

  it('equal fractions give equal percents', () => {
    const whole = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(whole, whole, fc.integer({ min: 1, max: 999 }), (value, target, times) => {
        const one = percentOf(decimal(value), decimal(target));
        expect(percentOf(decimal(value).times(times), decimal(target).times(times)).eq(one)).toBe(true);
      }),
    );
  });
});
