import type { Reading } from './model.ts';

export type DataDate = NonNullable<Reading['dataDate']>;
export type TypedPeriod = NonNullable<Reading['period']>;

export interface DateToken {
  readonly start: number;
  readonly end: number;
  readonly date: DataDate;
}

const asOf =
  /(?:数据)?截[至止](?:到|日期)?[: ]?(?:(?:(\d{4})|今|本)[ ]?年[ ]?)?(?:(\d{1,2})[ ]?月份?[ ]?(?:(\d{1,2})[ ]?[日号]|[底末])?|(年底|年末))/g;
const asOfNumeric = /(?:数据)?截[至止]到?[: ]?(?:(\d{4})[-./])?(\d{1,2})[-./](\d{1,2})(?!\d)/g;
const sinceJanuary =
  /(?:(\d{4})[ ]?年[ ]?)?(?<!\d)1[ ]?月?[ ]?[-—–~至到][ ]?(\d{1,2})[ ]?月份?(?![ ]?\d{1,2}[日号])/g;

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
  const parts = { ...yearOf(year), month: Number(month), ...(day && { day: Number(day) }) };
  if (!(parts.month >= 1 && parts.month <= 12)) return undefined;
  return parts.day !== undefined && !(parts.day >= 1 && parts.day <= 31) ? undefined : parts;
}

function yearOf(year: string | undefined) {
  return year === undefined ? {} : { year: Number(year) };
}

const leadingPeriod =
  /^(?:(\d{4})[ ]?[年.-][ ]?)?(\d{1,2})[ ]?月份?(?![ ]?\d{1,2}[ ]?[日号])(?:数据|情况|进度)?[\s:,、]*/;
const leadingNumeric = /^(\d{4})-(\d{2})(?![-\d])[\s:,]*/;
const leadingDay = /^(?:(\d{4})[ ]?年[ ]?)?(\d{1,2})[ ]?月[ ]?(\d{1,2})[ ]?[日号][\s:,、]*/;

/** What a text begins with: 9月 or 2024年9月 (a period), 9月30日 (a data date), and where the rest starts. */
export function readLeadingDate(
  text: string,
): { length: number; period?: TypedPeriod; dataDate?: DataDate } | undefined {
  const day = leadingDay.exec(text);
  const dataDate = day && dateOf(day[1], day[2], day[3]);
  if (dataDate) return { length: day[0].length, dataDate };
  const found = leadingPeriod.exec(text) ?? leadingNumeric.exec(text);
  const period = found && dateOf(found[1], found[2]);
  return period ? { length: found[0].length, period } : undefined;
}

const dateLike =
  /(?<!\d)\d{4}[ ]?年(?:度|[ ]?\d{1,2}[ ]?月份?)?(?:[ ]?\d{1,2}[ ]?[日号])?|(?<!\d)\d{1,2}[ ]?月份?(?:[ ]?\d{1,2}[ ]?[日号]|[底末])?|(?<!\d)\d{1,2}[ ]?[日号](?!\d)|(?<!\d)\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)|(?<!\d)\d{1,2}:\d{2}(?!\d)|第[ ]?\d{1,6}(?!\d)|〔\d{4}〕\d*号?|[[(]\d{4}[\])]第?\d{1,4}号/g;

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
