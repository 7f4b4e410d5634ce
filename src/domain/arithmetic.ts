import { Decimal as Base } from 'decimal.js';

export type { Decimal } from 'decimal.js';

// Our own constructor: nobody else's settings reach it. 40 digits, half up.
const Exact = Base.clone({ precision: 40, rounding: Base.ROUND_HALF_UP });

// Quotients are cut here before they are compared or added up, so that 1/3 + 2/3 is 1.
const guardPlaces = 30;

// Ten places fewer than a quotient is cut at: the errors of very many of them do not reach so far.
const settledPlaces = 20;

/** The exact number a decimal text stands for. */
export function decimal(value: string | number | Base): Base {
  return isExact(value) ? value : new Exact(value);
}

/** Numbers never change, so one that is ours already needs no copy. */
function isExact(value: string | number | Base): value is Base {
  return typeof value === 'object' && value.constructor === Exact;
}

/** `value` as percent of `of`, which is not zero; one division, so equal fractions give equal percents. */
export function percentOf(value: Base, of: Base): Base {
  return guard(decimal(value).times(100).div(of));
}

/** Cuts the digits that only exist because a quotient does not end. */
export function guard(value: Base): Base {
  return decimal(value).toDecimalPlaces(guardPlaces);
}

/**
 * Cuts what was made of several cut quotients (a mean of completions, a base), where the last guarded digits are no longer
 * right: so that equal means are equal, and a half is a half before it is rounded.
 */
export function settled(value: Base): Base {
  return decimal(value).toDecimalPlaces(settledPlaces);
}

/** Keeps a number between 0 and 1. */
export function clamp01(value: Base): Base {
  return Exact.max(0, Exact.min(1, value));
}

/** The smaller of a number and a limit. */
export function atMost(limit: number | Base, value: Base): Base {
  return Exact.min(limit, value);
}

/** The larger of two numbers. */
export function larger(a: Base, b: Base): Base {
  return Exact.max(a, b);
}

/** The sum of some numbers; 0 of none. */
export function sumOf(values: readonly Base[]): Base {
  return values.reduce((sum, value) => sum.plus(value), decimal(0));
}

/** Half up to the two decimals that are printed and ranked. */
export function twoDecimals(value: Base): Base {
  return decimal(value).toDecimalPlaces(2);
}

/** A percent for a sentence: two decimals unless fewer are wanted, trailing zeros dropped: 82%, 29.34%. */
export function percentText(percent: Base, places = 2): string {
  return `${plain(decimal(percent).toDecimalPlaces(places))}%`;
}

/** A number for a table: always two decimals. */
export function tableText(value: Base): string {
  const rounded = decimal(value).toDecimalPlaces(2);
  return rounded.isZero() ? '0.00' : rounded.toFixed(2);
}

/** A value with its measure, exactly as reported: 1450人, 30%. */
export function valueText(value: Base, measure: string): string {
  return `${plain(value)}${measure}`;
}

/** Never an exponent, never -0. */
function plain(value: Base): string {
  return value.isZero() ? '0' : value.toFixed();
}
