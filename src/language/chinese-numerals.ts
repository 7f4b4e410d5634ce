import { Decimal } from 'decimal.js';

const digits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const small: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const large: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };

const numeral = /[零〇一二两三四五六七八九十百千万亿]{1,25}(?:点[零〇一二三四五六七八九]{1,20}[百千万亿]*)?/y;
const longestNumeral = 24;

/** The Chinese numeral that starts at `start`, or undefined; 万 and 亿 at its end are part of it. */
export function readChineseNumeral(text: string, start: number): { value: Decimal; end: number } | undefined {
  numeral.lastIndex = start;
  const found = numeral.exec(text)?.[0];
  if (found === undefined || longestNumeral < found.length) return undefined;
  const value = decimalOf(found);
  return value && { value, end: start + found.length };
}

function decimalOf(numeral: string): Decimal | undefined {
  const [whole = '', rest] = numeral.split('点');
  const integer = integerOf(whole);
  if (integer === undefined || rest === undefined)
    return integer === undefined ? undefined : new Decimal(integer);
  const fraction = rest.replace(/[百千万亿]+$/, '');
  const places = [...fraction].map((digit) => digits[digit]).join('');
  const scale = [...rest.slice(fraction.length)].reduce(
    (all, unit) => all * (small[unit] ?? large[unit] ?? 1),
    1,
  );
  return new Decimal(`${integer}.${places}`).times(scale);
}

/** 两万三千 by sections of 万 and 亿; 一四五〇 digit by digit; undefined for what is no number (万, 百千). */
function integerOf(numeral: string): number | undefined {
  if (/^[^十百千万亿]+$/.test(numeral)) {
    return Number([...numeral].map((digit) => digits[digit]).join(''));
  }
  let total = 0;
  let section = 0;
  let digit: number | undefined;
  let lastUnit = 0;
  for (const character of numeral) {
    if (character in digits) {
      if (digit !== undefined && digit !== 0) return undefined;
      digit = digits[character];
      if (digit === 0) lastUnit = 1;
    } else if (character in small) {
      const unit = small[character]!;
      if (digit === undefined && unit !== 10) return undefined;
      section += (digit ?? 1) * unit;
      lastUnit = unit;
      digit = undefined;
    } else {
      const unit = large[character]!;
      section += digit ?? 0;
      if (section === 0 && total === 0) return undefined;
      total = section === 0 ? total * unit : total + section * unit;
      lastUnit = unit;
      section = 0;
      digit = undefined;
    }
  }
  // 一百二 is 120 and 两万三 is 23000: a last digit without 零 counts in the next lower unit.
  return total + section + (digit ?? 0) * (lastUnit >= 100 ? lastUnit / 10 : 1);
}
