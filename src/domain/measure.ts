import { type Decimal, decimal } from './arithmetic.ts';
import { isCounted, type Measure, readMeasure } from './measures.ts';

/** A number as typed: `value` is already in the base measure (1570万元 → 15700000 元, multiplier 10000). */
export interface TypedAmount {
  readonly value: string;
  readonly measure: string;
  readonly multiplier: string;
}

export type Conversion =
  | { readonly kind: 'ok'; readonly value: Decimal }
  /** Counted, but not the same things (人次 for 人): `as` is the measure it would be recorded in. */
  | { readonly kind: 'ask'; readonly as: string; readonly value: Decimal }
  | { readonly kind: 'refuse'; readonly expected: string };

/** What a conversion keeps behind the point: 亩 in 平方公里 has no end. */
export const mostDecimals = 12;

/** Brings a typed number into the indicator's measure; a bare one already is in it, a bare 万 is in its base. */
export function convert(amount: TypedAmount, indicatorMeasure: string): Conversion {
  const value = decimal(amount.value);
  const to = readMeasure(indicatorMeasure);
  if (amount.measure === '') {
    if (decimal(amount.multiplier).eq(1)) return { kind: 'ok', value };
    const ratio = to.dimension === 'share' || to.dimension === 'points';
    return ratio
      ? { kind: 'refuse', expected: indicatorMeasure }
      : { kind: 'ok', value: value.div(to.multiplier) };
  }
  const from = readMeasure(amount.measure);
  if (from.base === to.base) return { kind: 'ok', value: value.div(to.multiplier) };
  if (isCounted(from) && isCounted(to))
    return { kind: 'ask', as: indicatorMeasure, value: value.div(to.multiplier) };
  if (from.dimension === undefined || from.dimension !== to.dimension)
    return unlike(from, to, value, indicatorMeasure);
  const converted = value.times(from.factor).div(decimal(to.factor).times(to.multiplier));
  return { kind: 'ok', value: converted.toDecimalPlaces(mostDecimals) };
}

/** 5.8个百分点 for 5.8% is one slip of the tongue; everything else is another dimension. */
function unlike(from: Measure, to: Measure, value: Decimal, expected: string): Conversion {
  const both = [from.dimension, to.dimension];
  return both.includes('share') && both.includes('points') && from.factor === to.factor
    ? { kind: 'ask', as: expected, value }
    : { kind: 'refuse', expected };
}

/** Tells whether a value in that measure stands for a whole number of people or things: 1.2万人 does, 1.5人 does not. */
export function isWhole(value: Decimal, indicatorMeasure: string): boolean {
  const measure = readMeasure(indicatorMeasure);
  return !isCounted(measure) || decimal(value).times(measure.multiplier).isInteger();
}
