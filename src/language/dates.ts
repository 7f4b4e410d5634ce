import { readChineseNumeral } from './chinese-numerals.ts';
import type { Reading } from './model.ts';

export type DataDate = NonNullable<Reading['dataDate']>;
export type TypedPeriod = NonNullable<Reading['period']>;

export interface DateToken {
  readonly start: number;
  readonly end: number;
  readonly date: DataDate;
}

/** 9, 元, 十二: a month or day as people write it, before 月 or 日. */
export const monthWord = '(?:\\d{1,2}|元|[一二三四五六七八九十]{1,3})';
const dayWord = '(?:\\d{1,2}|[一二三四五六七八九十]{1,3})';
const yearWord = '(?:(\\d{4})|今|本)[ ]?年[ ]?';

const asOf = new RegExp(
  `(?:数据)?截[至止](?:到|日期)?[: ]?(?:${yearWord})?(?:(${monthWord})[ ]?月份?(?![ ]?(?:[上中下]旬|[初中]))[ ]?(?:(${dayWord})[ ]?[日号]|[底末])?|(年底|年末))`,
  'g',
);
const asOfNumeric = /(?:数据)?截[至止]到?[: ]?(?:(\d{4})[-./])?(\d{1,2})[-./](\d{1,2})(?!\d)/g;
const sinceJanuary = new RegExp(
  `(?:(\\d{4})[ ]?年[ ]?)?(?<![\\d一二三四五六七八九十])[1一][ ]?月?[ ]?[-—–~至到][ ]?(${monthWord})[ ]?月份?(?![ ]?\\d{1,2}[日号])`,
  'g',
);

/** Every 截至9月30日, 截至3月底 and 1-9月 in a folded text. */
export function findDataDates(text: string): DateToken[] {
  const found: DateToken[] = [];
  if (/截[至止]/.test(text)) {
    for (const match of text.matchAll(asOf))
      found.push(...token(match, match[1], match[2] ?? (match[4] && '12'), match[3]));
    for (const match of text.matchAll(asOfNumeric)) found.push(...token(match, match[1], match[2], match[3]));
  }
  if (text.includes('月'))
    for (const match of text.matchAll(sinceJanuary)) found.push(...token(match, match[1], match[2]));
  return found.sort((a, b) => a.start - b.start);
}

function token(match: RegExpMatchArray, year?: string, month?: string, day?: string): DateToken[] {
  const date = dateOf(year, month, day);
  return date ? [{ start: match.index!, end: match.index! + match[0].length, date }] : [];
}

function dateOf(year?: string, month?: string, day?: string): DataDate | undefined {
  const parts = { ...yearOf(year), month: numberOf(month), ...(day && { day: numberOf(day) }) };
  if (!(parts.month >= 1 && parts.month <= 12)) return undefined;
  return parts.day !== undefined && !(parts.day >= 1 && parts.day <= 31) ? undefined : parts;
}

/** 9, 元, 十二 as a number; NaN for what is none. */
function numberOf(word: string | undefined): number {
  if (word === undefined || /^\d/.test(word)) return Number(word);
  return word === '元' ? 1 : (readChineseNumeral(word, 0)?.value.toNumber() ?? Number.NaN);
}

function yearOf(year: string | undefined) {
  return year === undefined ? {} : { year: Number(year) };
}

const leadingPeriod = new RegExp(
  `^(?:(?:(\\d{4})[ ]?[年.-]|今年|本年度?)[ ]?)?(${monthWord})[ ]?月份?(?![ ]?${dayWord}[ ]?[日号]|[上中下]旬|[初中]|[ ]?[-—~至到和与及、][ ]?${monthWord}[ ]?月)[底末]?(?:数据|情况|进度)?[\\s:,、]*`,
);
const leadingNumeric = /^(\d{4})-(\d{2})(?![-\d])[\s:,]*/;
const leadingDay = new RegExp(
  `^(?:(?:(\\d{4})[ ]?年|今年)[ ]?)?(${monthWord})[ ]?月[ ]?(${dayWord})[ ]?[日号][\\s:,、]*`,
);

/**
 * What a text begins with: 9月 or 2024年9月 (a period), 9月30日 (a data date), and where the rest starts.
 * A month that does not exist (13月) is given back too: the rules refuse it.
 */
export function readLeadingDate(
  text: string,
): { length: number; period?: TypedPeriod; dataDate?: DataDate } | undefined {
  const day = leadingDay.exec(text);
  const dataDate = day && dateOf(day[1], day[2], day[3]);
  if (dataDate) return { length: day[0].length, dataDate };
  const found = leadingPeriod.exec(text) ?? leadingNumeric.exec(text);
  const month = numberOf(found?.[2]);
  return found && !Number.isNaN(month)
    ? { length: found[0].length, period: { ...yearOf(found[1]), month } }
    : undefined;
}

const dateLike =
  /(?<!\d)\d{4}[ ]?年(?:度|[ ]?\d{1,2}[ ]?月份?)?(?:[ ]?\d{1,2}[ ]?[日号])?|(?<!\d)\d{1,2}[ ]?月份?(?:[ ]?\d{1,2}[ ]?[日号]|[底末])?|(?<!\d)\d{1,2}[ ]?[日号](?!\d)|(?<!\d)\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)|(?<![\d.a-zA-Z])\d{1,2}:\d{2}(?![\d.])|第[ ]?\d{1,6}(?!\d)|〔\d{4}〕\d*号?|[[(]\d{4}[\])]第?\d{1,4}号/g;

/** Blanks dates, clock times and ordinals (第5, 〔2023〕7号) so that their digits are no figures; positions stay. */
export function blankDates(text: string): string {
  if (!/[年月日号:第〕./-]/.test(text)) return text;
  return blankSpans(text, findDataDates(text)).replace(dateLike, (found) => ' '.repeat(found.length));
}

/** Puts spaces in place of the spans, which come in order and may overlap. */
export function blankSpans(text: string, spans: readonly { start: number; end: number }[]): string {
  if (spans.length === 0) return text;
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of spans) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    pieces.push(text.slice(at, from), ' '.repeat(end - from));
    at = end;
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}
