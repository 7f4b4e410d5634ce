import { type Decimal, decimal, percentOf } from '../domain/arithmetic.ts';
import type { Figure } from './figures.ts';

/** Where a true value lies. */
export interface Range {
  readonly low: Decimal;
  readonly high: Decimal;
}

/** Where the true value may lie: printed half up, or cut off, which offices do as often. */
export function rangeOf({ value, step }: Figure): Range {
  return value.isNegative()
    ? { low: value.minus(step), high: value.plus(step.div(2)) }
    : { low: value.minus(step.div(2)), high: value.plus(step) };
}

/** A percent with decimals may also have been moved by one in the last place, so that shares come to a hundred. */
function percentRange(percent: Figure): Range {
  const { low, high } = rangeOf(percent);
  const { value, step } = percent;
  if (step.greaterThanOrEqualTo(1)) return { low, high };
  return { low: value.minus(step), high: value.plus(step) };
}

/** True when the printed percent may be the true `part` ÷ `whole`. */
export function isPercentOf(percent: Figure, part: Range, whole: Range): boolean {
  if (whole.low.lessThanOrEqualTo(0)) return true;
  const printed = percentRange(percent);
  const least = part.low.times(100).div(part.low.isNegative() ? whole.low : whole.high);
  const most = part.high.times(100).div(part.high.isNegative() ? whole.high : whole.low);
  return most.greaterThanOrEqualTo(printed.low) && least.lessThan(printed.high);
}

/** True when printed values may be of one truth: 3.1 and 3.10, 227.86 and 228. */
export function mayBeEqual(one: Figure, other: Figure): boolean {
  return meet(rangeOf(one), rangeOf(other));
}

/** Ranges hold their low end and not their high end, unless they are one point. */
function meet(a: Range, b: Range): boolean {
  if (a.low.equals(a.high) && b.low.equals(b.high)) return a.low.equals(b.low);
  if (a.low.equals(a.high)) return b.low.lessThanOrEqualTo(a.low) && a.low.lessThan(b.high);
  if (b.low.equals(b.high)) return a.low.lessThanOrEqualTo(b.low) && b.low.lessThan(a.high);
  return a.low.lessThan(b.high) && b.low.lessThan(a.high);
}

/** One minus the other, with what rounding may have done to either. */
export function difference(one: Figure, other: Figure): Range {
  const [a, b] = [rangeOf(one), rangeOf(other)];
  return { low: a.low.minus(b.high), high: a.high.minus(b.low) };
}

/** True when a printed value may be in a range. */
export function isWithin(printed: Figure, range: Range): boolean {
  return meet(rangeOf(printed), range);
}

/** The sum of printed values. */
export function sumOf(figures: readonly Figure[]): Decimal {
  return figures.reduce((sum, { value }) => sum.plus(value), decimal(0));
}

/** True when the parts may add up to the whole: each printed number may be off by half of its last digit. */
export function mayAddUp(parts: readonly Figure[], whole: Figure): boolean {
  const slack = [...parts, whole].reduce((all, { step }) => all.plus(step.div(2)), decimal(0));
  return sumOf(parts).minus(whole.value).abs().lessThanOrEqualTo(slack);
}

/** 13个 + 12个 = 25个, in the whole's own scale and measure. */
export function sumInWords(parts: readonly Figure[], whole: Figure): string {
  return `${parts.map(({ typed }) => typed).join(' + ')} = ${inScaleOf(whole, sumOf(parts))}`;
}

/** A value with the 万/亿 and the measure in which a figure is printed. */
export function inScaleOf(like: Figure, value: Decimal): string {
  const scale = /^[-+]?[\d, ]*\.?\d*\s*(万亿|[十百千]?[万亿]|千|百)?/.exec(like.typed)?.[1];
  const words = like.typed.replace(/^[-+]?[\d, ]*\.?\d*\s*/, '').replace(/(?:以上|左右|余|多)$/, '');
  return `${plain(value.div(scaleOf(scale)))}${words}`;
}

const scales: Readonly<Record<string, number>> = {
  百: 1e2,
  千: 1e3,
  万: 1e4,
  十万: 1e5,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
  十亿: 1e9,
  百亿: 1e10,
  千亿: 1e11,
  万亿: 1e12,
};

function scaleOf(word: string | undefined): number {
  return (word !== undefined && scales[word]) || 1;
}

/** A true percent with one place more than a printed one, at least two, so that the reader sees why it does not fit. */
export function percentInWords(part: Decimal, whole: Decimal, printed: Figure): string {
  const places = /\.(\d+)/.exec(printed.typed)?.[1]?.length ?? 0;
  return `${plain(percentOf(part, whole).toDecimalPlaces(Math.max(2, places + 1)))}%`;
}

function plain(value: Decimal): string {
  const rounded = decimal(value).toDecimalPlaces(4);
  return rounded.isZero() ? '0' : rounded.toFixed();
}
