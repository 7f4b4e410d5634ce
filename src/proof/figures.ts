import { type Decimal, decimal } from '../domain/arithmetic.ts';
import { findAmounts } from '../language/amounts.ts';
import { blankDates } from '../language/dates.ts';
import { measurePattern, splitMeasure } from '../language/measures.ts';

/** One number of a passage, with the words around it. */
export interface Figure {
  readonly start: number;
  readonly end: number;
  readonly value: Decimal;
  /** Base measure: 元, 人, %. */
  readonly measure: string;
  /** As printed: 227.86亿元. */
  readonly typed: string;
  /** One unit of the last printed digit, in the base measure; 0 for things that are counted one by one. */
  readonly step: Decimal;
  readonly approximate: boolean;
  /** The words since the mark, bracket or figure before. */
  readonly lead: string;
  /** The words up to the mark, bracket or figure after. */
  readonly tail: string;
  /** What is counted: the first words after the measure. */
  readonly noun: string;
  /** Which clause (between commas) of its level it stands in, and which segment (between semicolons). */
  readonly clause: number;
  readonly segment: number;
  /** Position of the bracket it stands in; -1 outside. */
  readonly bracket: number;
  /** It stands between 、: an item of a list, or a part of one. */
  readonly listed: boolean;
  /** It ends a task's name, “建设老年助餐服务点40个”: what is to be done, never what was. */
  readonly named: boolean;
}

/** 户籍, 宗 and the like come from language; these are what is counted in bulletins besides. */
const more = [
  '剂次',
  '剂',
  '盏',
  '根',
  '枚',
  '株次',
  '平方英尺',
  '标准箱',
  '车次',
  '床',
  '分贝',
  '票',
  '部',
  '艘',
  '架',
  '名次',
  '分',
];
const measures = measurePattern(more);
const counted = new Set(
  '人 人次 户 户次 个 家 件 起 所 处 张 台 套 座 条 项 间 栋 宗 例 辆 口 片 块 只 头 株 棵 笔 场 场次 批 批次 份 篇 期 村 乡镇 社区 班 天 票 部 艘 架 车次 床 次会议 剂次 剂 盏 根 枚'.split(
    ' ',
  ),
);
/** Measures of time and order are no quantities to add. */
const idle = new Set(['', '年', '月', '日', '岁', '届', '倍', '个月', '分']);
/** A sentence with more numbers is a table, and tables are not read. */
const mostFigures = 120;
const mark = /[，,；;：:。、]/;
const nounEnd = /[尚仍还获需中里内已均全正未达按有为的将以在被得到（(“，,；;：:。、\d]/;
const vague =
  /(?:约|近|超|超过|逾|突破|不少于|至少|大约|接近|不足|不低于|不超过|低于|将近|大于|小于|控制在)$/;
const vagueAfter = /^(?:多|余|及?以上|以下|以内|左右|上下|之多|之内)/;

/** All quantities of a passage in order; dates, ordinals, ranges, torn numbers and numerals in words are none. */
export function figuresOf(read: string): Figure[] {
  const text = blankDates(read);
  const brackets = bracketsOf(read);
  const tokens = findAmounts(
    text,
    (word) => splitMeasure(word).base,
    measures,
    () => undefined,
  ).filter((token) => !token.chinese);
  if (tokens.length > mostFigures) return [];
  const figures: Figure[] = [];
  let clause = 0;
  let segment = 0;
  let at = 0;
  for (const [index, token] of tokens.entries()) {
    for (; at < token.start; at += 1) {
      if (/[，,；;：:。]/.test(read[at]!)) clause += 1;
      if (/[；;。]/.test(read[at]!)) segment += 1;
    }
    at = token.end;
    const typed = read.slice(token.start, token.end).trim();
    const { amount } = token;
    const torn =
      /\d $/.test(read.slice(Math.max(0, token.start - 2), token.start)) ||
      /^ \d/.test(read.slice(token.end, token.end + 2));
    if (!amount || idle.has(amount.measure) || torn || /位$/.test(typed)) continue;
    const bracket = brackets[token.start]!;
    const from = tokens[index - 1]?.end ?? 0;
    const to = tokens[index + 1]?.start ?? read.length;
    const tail = forwards(read, brackets, token.end, to, bracket);
    figures.push({
      start: token.start,
      end: token.end,
      value: decimal(amount.value),
      measure: measureOf(amount.measure, typed),
      typed,
      step: stepOf(typed, amount),
      approximate:
        amount.approximate ||
        vague.test(read.slice(Math.max(0, token.start - 4), token.start)) ||
        vagueAfter.test(read.slice(token.end, token.end + 3)),
      lead: backwards(read, brackets, token.start, from, bracket),
      tail,
      noun: tail.slice(0, 12).split(nounEnd)[0]!,
      clause,
      segment,
      bracket,
      named:
        read[token.end] === '”' &&
        /“[^“”]{0,40}[\u4e00-\u9fff]{2}$/.test(read.slice(0, token.start).slice(-44)),
      listed: /、$/.test(read.slice(0, token.start - leadLength(read, token.start, from)).slice(-1)),
    });
  }
  return figures;
}

function leadLength(read: string, start: number, from: number): number {
  let at = start;
  while (at > from && !mark.test(read[at - 1]!)) at -= 1;
  return start - at;
}

/** 百分点 and % are told apart by what is printed; both have the base %. */
function measureOf(base: string, typed: string): string {
  return /百分点$/.test(typed) ? '百分点' : base;
}

function stepOf(typed: string, amount: { measure: string; multiplier: string }): Decimal {
  const places = /\.(\d+)/.exec(typed)?.[1]?.length ?? 0;
  if (places === 0 && amount.multiplier === '1' && counted.has(amount.measure)) return decimal(0);
  return decimal(10).pow(-places).times(amount.multiplier);
}

/** For every position the start of the innermost bracket that holds it, or -1. */
function bracketsOf(read: string): Int32Array {
  const inside = new Int32Array(read.length + 1).fill(-1);
  const open: number[] = [];
  for (let at = 0; at < read.length; at += 1) {
    if (read[at] === '(') {
      open.push(at);
    } else if (read[at] === ')' && open.length > 0) {
      const start = open.pop()!;
      for (let within = start; within <= at; within += 1) if (inside[within] === -1) inside[within] = start;
    }
  }
  return inside;
}

const longestWords = 80;

/** The words before a position at its own level: brackets in between are left out. */
function backwards(read: string, brackets: Int32Array, start: number, from: number, bracket: number): string {
  let at = start;
  while (at > from && start - at < longestWords && goesThrough(read, brackets, at - 1, bracket)) at -= 1;
  return wordsOf(read, brackets, at, start, bracket);
}

function forwards(read: string, brackets: Int32Array, start: number, to: number, bracket: number): string {
  let at = start;
  while (at < to && at - start < longestWords && goesThrough(read, brackets, at, bracket)) at += 1;
  return wordsOf(read, brackets, start, at, bracket);
}

function goesThrough(read: string, brackets: Int32Array, at: number, bracket: number): boolean {
  if (brackets[at] !== bracket) return bracket < 0;
  return !'，,；;：:。、'.includes(read[at]!) && (bracket < 0 || at !== bracket);
}

function wordsOf(read: string, brackets: Int32Array, start: number, end: number, bracket: number): string {
  let words = '';
  let from = start;
  for (let at = start; at < end; at += 1) {
    if (brackets[at] === bracket) continue;
    words += read.slice(from, at);
    from = at + 1;
  }
  return (words + read.slice(from, end)).replace(/[“”"'‘’《》()\s]/g, '');
}
