import { multiplierOf } from './measures.ts';
import type { Amount } from './model.ts';
import { Decimal, mayStartNumber, type NumberRead, readNumber } from './numbers.ts';

/** One number in a text, with its place. */
export interface AmountToken {
  readonly start: number;
  readonly end: number;
  /** Absent when the digits are no single number (a range, a broken grouping, too long). */
  readonly amount?: Omit<Amount, 'typed'>;
  readonly sign: '' | '+' | '-';
  readonly chinese: boolean;
  /** 16 9人: pieces of one number, or two; never the first piece. */
  readonly pieces?: boolean;
}

const multiplierWord = /(?:万亿|[十百千]?[万亿]|千|百)/y;
const approximateInside = /[余多来几]/;
const approximateAfter = / ?(?:以上|左右|上下|之多|余|多)/y;
const approximateBefore = /(?:约|近|超|超过|逾|突破|不少于|至少|大约|接近|过|上)$/;

/** All numbers of a folded text in order. `taken` gives the end of a known name that covers a position, so that digits in names are left alone. */
export function findAmounts(
  text: string,
  base: (spelling: string) => string,
  measure: RegExp,
  taken: (at: number) => number | undefined,
): AmountToken[] {
  const found: AmountToken[] = [];
  let at = 0;
  while (at < text.length) {
    const covered = taken(at);
    if (covered !== undefined) {
      at = covered;
      continue;
    }
    const token = mayStartNumber(text[at]!) ? readAmount(text, at, base, measure) : undefined;
    if (token) found.push(token);
    at = token ? token.end : skipWord(text, at);
  }
  return found;
}

/** A number glued to Latin letters (PM2.5, 5G, A4) or alone in quotes (“311”) is part of a word. */
function skipWord(text: string, at: number): number {
  if (!isWordPart(text, at)) return at + 1;
  let end = at + 1;
  while (end < text.length && /[0-9a-z.]/i.test(text[end]!)) end += 1;
  return end;
}

function isWordPart(text: string, at: number): boolean {
  return /[a-z0-9]/i.test(text[at]!);
}

function readAmount(
  text: string,
  at: number,
  base: (spelling: string) => string,
  measure: RegExp,
): AmountToken | undefined {
  const number = readNumber(text, at);
  if (!number || insideQuotes(text, at, number.end)) return undefined;
  const signAt = signBefore(text, at);
  const start = signAt ?? at;
  const sign = signAt === undefined ? '' : (text[signAt] as '+' | '-');
  if (number.malformed) return { start, end: number.end, sign, chinese: false };
  const token = withMeasure(text, number, base, measure);
  const glued = /[a-z]/i.test(text[number.end] ?? '') && token.end === number.end;
  if (glued) return undefined;
  const value = sign === '-' ? negative(token.value) : token.value;
  const approximate = token.approximate || approximateBefore.test(text.slice(Math.max(0, start - 3), start));
  const amount = { value, measure: token.measure, multiplier: token.multiplier, approximate };
  return { start, end: token.end, sign, chinese: number.chinese, amount };
}

function insideQuotes(text: string, start: number, end: number): boolean {
  return /[“"'‘「]/.test(text[start - 1] ?? '') && /[”"'’」]/.test(text[end] ?? '');
}

/** A sign stands right before its number and after no digit or letter; a dash with spaces around it is a separator. */
function signBefore(text: string, at: number): number | undefined {
  const sign = text[at - 1];
  if (sign !== '+' && sign !== '-') return undefined;
  return /[0-9a-z+-]/i.test(text[at - 2] ?? '') ? undefined : at - 1;
}

function negative(value: string): string {
  return value.startsWith('-') ? value.slice(1) : new Decimal(value).negated().toFixed();
}

function withMeasure(text: string, number: NumberRead, base: (spelling: string) => string, measure: RegExp) {
  if (number.percent)
    return { value: number.value, measure: '%', multiplier: '1', ...after(text, number.end) };
  const spelt = spelling(text, number.end, measure);
  if (spelt) {
    const more = after(text, spelt.end, spelt.approximate);
    return {
      value: number.value,
      measure: base(spelt.word),
      multiplier: typedMultiplier(text, number),
      ...more,
    };
  }
  const scaled = scale(text, number);
  const unit = spelling(text, scaled.end, measure);
  const end = unit?.end ?? scaled.end;
  const rounded = scaled.approximate || unit?.approximate === true;
  const { value, multiplier } = scaled;
  return { value, measure: unit ? base(unit.word) : '', multiplier, ...after(text, end, rounded) };
}

function after(text: string, end: number, approximate = false): { end: number; approximate: boolean } {
  approximateAfter.lastIndex = end;
  const found = approximateAfter.exec(text)?.[0];
  return found ? { end: end + found.length, approximate: true } : { end, approximate };
}

/** 余人, 多户, ` 人次`: the measure word after an optional space and 余 or 多. */
function spelling(text: string, start: number, measure: RegExp) {
  let at = text[start] === ' ' ? start + 1 : start;
  const approximate = approximateInside.test(text[at] ?? '');
  if (approximate) at += 1;
  if (text[at] === ' ') at += 1;
  measure.lastIndex = at;
  const word = measure.exec(text)?.[0];
  // 户数2万 人数6万: 人数 names the next number.
  return word === undefined || text[at + word.length] === '数'
    ? undefined
    : { word, end: at + word.length, approximate };
}

/** 万, 亿, 千万 after the number, also 300多万 and 1亿2000万. */
function scale(text: string, number: NumberRead) {
  const first = multiplierAt(text, number.end);
  if (!first)
    return {
      value: number.value,
      multiplier: typedMultiplier(text, number),
      end: number.end,
      approximate: false,
    };
  let value = new Decimal(number.value).times(first.value);
  let { end } = first;
  let last = first.value;
  for (
    let next = readNumber(text, end);
    next && !next.malformed && !next.percent;
    next = readNumber(text, end)
  ) {
    const unit = multiplierAt(text, next.end);
    if (!unit || new Decimal(unit.value).greaterThanOrEqualTo(last)) break;
    value = value.plus(new Decimal(next.value).times(unit.value));
    end = unit.end;
    last = unit.value;
  }
  return { value: value.toFixed(), multiplier: first.value, end, approximate: first.approximate };
}

/** A Chinese numeral that ends in 万 or 亿 has its multiplier inside: 一百二十万. */
function typedMultiplier(text: string, number: NumberRead): string {
  const last = number.chinese ? text[number.end - 1] : undefined;
  return last === '万' || last === '亿' ? multiplierOf(last)! : '1';
}

function multiplierAt(text: string, start: number) {
  let at = start;
  const approximate = approximateInside.test(text[at] ?? '') && /[十百千万亿]/.test(text[at + 1] ?? '');
  if (approximate) at += 1;
  if (text[at] === ' ') at += 1;
  multiplierWord.lastIndex = at;
  const word = multiplierWord.exec(text)?.[0];
  if (word === undefined) return undefined;
  return { value: multiplierOf(word)!, end: at + word.length, approximate };
}
