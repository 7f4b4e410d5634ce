import { Decimal as Base } from 'decimal.js';
import { readChineseNumeral } from './chinese-numerals.ts';

/** Exact for every number that can be typed here: eighteen digits times 亿 and beyond. */
export const Decimal = Base.clone({ precision: 60, toExpNeg: -60, toExpPos: 60 });

const mostDigits = 18;

export interface NumberRead {
  /** Exact decimal string; empty when the digits make no single number. */
  readonly value: string;
  readonly end: number;
  /** A range, a broken grouping, a date or telephone number, too many digits: never a figure. */
  readonly malformed: boolean;
  readonly chinese: boolean;
  /** 百分之, 千分之 and 成 say so themselves. */
  readonly percent: boolean;
}

const startOfNumber = /[0-9零〇一二两三四五六七八九十百千分]/;

/** True where a number may begin; cheap, so that callers can walk a long text. */
export function mayStartNumber(character: string): boolean {
  return startOfNumber.test(character);
}

/** The number that starts exactly at `start` of a folded text, without sign, 万/亿 after Arabic digits, or measure. */
export function readNumber(text: string, start: number): NumberRead | undefined {
  const per = /^(百|千)分之/.exec(text.slice(start, start + 3));
  if (per) return readPer(text, start + 3, per[1] === '千');
  if (isDigit(text, start)) return readTenths(text, readArabic(text, start));
  const numeral = readChineseNumeral(text, start);
  if (!numeral) return undefined;
  return readTenths(text, read(numeral.value.toFixed(), numeral.end, { chinese: true }));
}

function read(value: string, end: number, more: Partial<NumberRead> = {}): NumberRead {
  return { value, end, malformed: false, chinese: false, percent: false, ...more };
}

function readPer(text: string, start: number, thousand: boolean): NumberRead | undefined {
  const inner = isDigit(text, start) ? readArabic(text, start) : readNumber(text, start);
  if (!inner || inner.malformed || inner.percent) return undefined;
  const value = thousand ? new Decimal(inner.value).dividedBy(10).toFixed() : inner.value;
  return { ...inner, value, percent: true, chinese: false };
}

/** 三成 is 30%, 三成五 35%; 成立 and 成功 are other words. */
function readTenths(text: string, number: NumberRead): NumberRead {
  if (number.malformed || number.value.length > 4) return number;
  const tenths = /^成([一二三四五六七八九])?(?=$|[^\u4e00-\u9fff]|[以左上多])/.exec(
    text.slice(number.end, number.end + 3),
  );
  if (!tenths) return number;
  const extra = tenths[1] ? '一二三四五六七八九'.indexOf(tenths[1]) + 1 : 0;
  const value = new Decimal(number.value).times(10).plus(extra).toFixed();
  return { ...number, value, end: number.end + tenths[0].length, percent: true, chinese: false };
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

function skipDigits(text: string, start: number): number {
  let end = start;
  while (isDigit(text, end)) end += 1;
  return end;
}

function readArabic(text: string, start: number): NumberRead {
  let end = skipDigits(text, start);
  let broken = end - start > mostDigits;
  if (!broken) {
    const grouped = readGroups(text, start, end);
    end = grouped.end;
    broken = grouped.broken;
  }
  if (text[end] === '.' && isDigit(text, end + 1)) end = skipDigits(text, end + 1);
  const tail = readTail(text, end);
  if (broken || tail > end || end - start > mostDigits * 2) return read('', tail, { malformed: true });
  return read(plain(text.slice(start, end)), end);
}

/** Follows `,` or one space from group to group; a comma before digits that are no group of three breaks the number. */
function readGroups(text: string, start: number, first: number): { end: number; broken: boolean } {
  const separator = text[first];
  if (separator !== ',' && separator !== ' ') return { end: first, broken: false };
  let end = first;
  let groups = first - start <= 3;
  while (text[end] === separator && isDigit(text, end + 1)) {
    const next = skipDigits(text, end + 1);
    if (next - end !== 4) {
      groups = false;
      if (separator === ' ') return { end: first, broken: false };
    }
    end = next;
    if (separator === ' ' && !groups) return { end: first, broken: false };
  }
  return { end, broken: end > first && (!groups || end - start > mostDigits * 2) };
}

/** The end of what makes a number no number: 90-95, 3/5, 2024.10.31, 0739-5026059, 08:30. */
function readTail(text: string, start: number): number {
  let end = start;
  while (/[-~—–/.:至到]/.test(text[end] ?? '') && isDigit(text, end + 1)) end = skipDigits(text, end + 1);
  return end;
}

function plain(typed: string): string {
  const digits = typed.replace(/[, ]/g, '');
  return digits.length < 15 && !digits.includes('.') && digits[0] !== '0'
    ? digits
    : new Decimal(digits).toFixed();
}
