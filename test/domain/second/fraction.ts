/** An exact number: `over` is above 0 and the two have no common divisor, so that equal numbers look equal. */
export interface Fraction {
  readonly top: bigint;
  readonly over: bigint;
}

export const zero: Fraction = { top: 0n, over: 1n };
export const one: Fraction = { top: 1n, over: 1n };
export const hundred: Fraction = { top: 100n, over: 1n };

/** The number a decimal text (-12.5) stands for, or a whole number. */
export function exact(text: string | number): Fraction {
  const known = texts.get(String(text)) ?? parsed(String(text));
  if (texts.size < 10_000) texts.set(String(text), known);
  return known;
}

// The same few texts are read again and again.
const texts = new Map<string, Fraction>();

function parsed(text: string): Fraction {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) throw new RangeError(`not a decimal: ${text}`);
  const [, sign, whole, digits = ''] = match;
  return lowest(BigInt(`${whole}${digits}`) * (sign ? -1n : 1n), 10n ** BigInt(digits.length));
}

function lowest(top: bigint, over: bigint): Fraction {
  let [a, b] = [top < 0n ? -top : top, over < 0n ? -over : over];
  while (b !== 0n) [a, b] = [b, a % b];
  const divisor = over < 0n ? -a : a;
  return { top: top / divisor, over: over / divisor };
}

export const plus = (a: Fraction, b: Fraction) => lowest(a.top * b.over + b.top * a.over, a.over * b.over);
export const minus = (a: Fraction, b: Fraction) => lowest(a.top * b.over - b.top * a.over, a.over * b.over);
export const times = (a: Fraction, b: Fraction) => lowest(a.top * b.top, a.over * b.over);
export const divided = (a: Fraction, b: Fraction) => lowest(a.top * b.over, a.over * b.top);
export const sum = (all: readonly Fraction[]) => all.reduce(plus, zero);

/** Below 0 when a is the smaller, 0 when they are equal, above 0 when a is the larger. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.top * b.over - b.top * a.over;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export const smaller = (a: Fraction, b: Fraction) => (compare(a, b) <= 0 ? a : b);
export const larger = (a: Fraction, b: Fraction) => (compare(a, b) >= 0 ? a : b);

/** To so many decimals, halves away from zero. */
export function halfUp(value: Fraction, places = 2): Fraction {
  const scale = 10n ** BigInt(places);
  return lowest(scaled(value, scale), scale);
}

function scaled({ top, over }: Fraction, scale: bigint): bigint {
  const rounded = (2n * (top < 0n ? -top : top) * scale + over) / (2n * over);
  return top < 0n ? -rounded : rounded;
}

/** To two decimals, halves to the even neighbour: not our rule. */
export function halfEven(value: Fraction): Fraction {
  const up = halfUp(value);
  const isTie = (value.top * 200n) % value.over === 0n && (value.top * 100n) % value.over !== 0n;
  const isOdd = ((up.top * 100n) / up.over) % 2n !== 0n;
  return isTie && isOdd ? minus(up, exact('0.01')) : up;
}

/** With so many decimals, as the product writes its numbers: 16.67. */
export function written(value: Fraction, places = 2): string {
  const whole = scaled(value, 10n ** BigInt(places));
  const digits = String(whole < 0n ? -whole : whole).padStart(places + 1, '0');
  return `${whole < 0n ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
