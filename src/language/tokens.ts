import { type AmountToken, findAmounts } from './amounts.ts';
import { joinPieces } from './broken-numbers.ts';
import { blankDates, blankSpans } from './dates.ts';
import { findNames, type NameToken } from './find-names.ts';
import type { Lexicon } from './lexicon.ts';
import { splitMeasure } from './measures.ts';

export type Token = ({ readonly kind: 'name' } & NameToken) | ({ readonly kind: 'amount' } & AmountToken);

/** Known names and numbers of a folded text in order, and the text with dates and remarks in brackets blanked. */
export interface Tokens {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly names: readonly NameToken[];
}

const bracket = /\([^()]{0,80}\)/g;
const remarkInside =
  /上期|上次|上月|上周|上年|去年|同期|目标|任务|序时|单位|指标|计划|较|比|含|^\(\s*[\u4e00-\u9fff%a-z²³/]{0,6}\s*\)$/i;

/** Finds known names and numbers. Digits inside names, dates, ordinals and bracketed remarks are not numbers. */
export function tokenise(text: string, lexicon: Lexicon): Tokens {
  const names = findNames(text, lexicon.vocabulary.indicators);
  const blanked = keepNames(text, blankBrackets(blankDates(text)), names);
  const amounts = findAmounts(blanked, (word) => splitMeasure(word).base, lexicon.measure, nameCover(names));
  const counted = amounts.filter((token) => !token.chinese || isChineseFigure(blanked, token, names));
  const whole = joinPieces(blanked, counted, ({ end }) => isBoundary(blanked, end, names));
  const tokens: Token[] = [
    ...names.map((token) => ({ kind: 'name' as const, ...token })),
    ...whole.map((token) => ({ kind: 'amount' as const, ...token })),
  ];
  tokens.sort((a, b) => a.start - b.start);
  return { text: blanked, tokens, names };
}

function blankBrackets(text: string): string {
  if (!text.includes('(')) return text;
  return text.replace(bracket, (found) =>
    remarkInside.test(found) && !/^\(\s*(?:已?完成|占)/.test(found) ? ' '.repeat(found.length) : found,
  );
}

/** A date-like piece inside a known name belongs to the name. */
function keepNames(text: string, blanked: string, names: readonly NameToken[]): string {
  if (blanked === text) return text;
  const spans: { start: number; end: number }[] = [];
  let at = 0;
  for (const { start, end } of [...names, { start: text.length, end: text.length }]) {
    spans.push(...blankRuns(text, blanked, at, start));
    at = end;
  }
  return blankSpans(text, spans);
}

function blankRuns(text: string, blanked: string, from: number, to: number) {
  const runs: { start: number; end: number }[] = [];
  for (let at = from; at < to; at += 1) {
    if (blanked[at] === text[at]) continue;
    const last = runs.at(-1);
    if (last?.end === at) last.end = at + 1;
    else runs.push({ start: at, end: at + 1 });
  }
  return runs;
}

function nameCover(names: readonly NameToken[]): (at: number) => number | undefined {
  let next = 0;
  return (at) => {
    while (next < names.length && names[next]!.end <= at) next += 1;
    const name = names[next];
    return name && name.start <= at ? name.end : undefined;
  };
}

/** 一是, 十大, 两癌 are words; a Chinese numeral counts with a measure and an end after it, or when it stands free. */
function isChineseFigure(text: string, token: AmountToken, names: readonly NameToken[]): boolean {
  if (!token.amount || !isBoundary(text, token.end, names)) return false;
  if (token.amount.measure !== '') return true;
  return token.end - token.start > 1 || /[\s:]/.test(text[token.start - 1] ?? '');
}

const follower = /^(?:完成|占|其中|同比|较|比|已|共|达|左右|为|约)/;

/** True where a number with its measure may end: the text's end, a mark, a space, a known name, or words like 完成. */
export function isBoundary(text: string, at: number, names: readonly { start: number }[]): boolean {
  const next = text[at];
  if (next === undefined || !/[\p{L}\p{N}]/u.test(next)) return true;
  return follower.test(text.slice(at, at + 4)) || hasStart(names, at);
}

function hasStart(names: readonly { start: number }[], at: number): boolean {
  let low = 0;
  let high = names.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const { start } = names[middle]!;
    if (start === at) return true;
    if (start < at) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}
