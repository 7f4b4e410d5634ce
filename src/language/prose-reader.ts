import type { AmountToken } from './amounts.ts';
import { lastClause, type Subject } from './draft.ts';
import { matchSpelt, matchStrictly } from './match-name.ts';
import { nameIndex } from './name-index.ts';
import {
  addDraft,
  extend,
  type Figure,
  figureOf,
  fill,
  fits,
  indicatorOf,
  leave,
  type Reader,
} from './reader.ts';
import { readStatus } from './status-words.ts';
import { isBoundary, type Token } from './tokens.ts';
import { isThin, leadsToFigure, saysCompletion, saysContext, stripSmallWords } from './words.ts';

/** Reads running text: a known name and a fitting number right after it, nothing else. */
export function readProse(reader: Reader): void {
  const { text, tokens } = reader.tokens;
  let at = 0;
  for (const token of tokens) {
    const gap = text.slice(at, token.start);
    if (/[。!?;\n]/.test(gap)) endSentence(reader, gap);
    if (token.kind === 'name') open(reader, token, gap);
    else place(reader, token, gap);
    at = token.end;
  }
  closeSubject(reader, text.slice(at));
}

function endSentence(reader: Reader, gap: string): void {
  closeSubject(reader, gap);
  reader.last = undefined;
}

function open(reader: Reader, token: Extract<Token, { kind: 'name' }>, gap: string): void {
  const listed = /[、和及与]\s*$/.test(gap) || gap === '';
  const dead =
    listed &&
    (isWaiting(reader.subject) || /[\u4e00-\u9fff]/.test(lastClause(gap.replace(/[、和及与]\s*$/, ''))));
  closeSubject(reader, gap);
  const { match, start, end } = token;
  reader.subject = {
    match,
    indicator: indicatorOf(reader.lexicon, match),
    start,
    end,
    dead,
    filled: false,
    skipped: false,
  };
}

function isWaiting(subject: Subject | undefined): boolean {
  return subject !== undefined && !subject.filled;
}

/** A waiting name may be answered by 无变化 or a stage instead of a number. */
function closeSubject(reader: Reader, words: string): void {
  const { subject } = reader;
  reader.subject = undefined;
  if (!subject || subject.filled || subject.dead || subject.match.kind !== 'found') return;
  const clause = /^[^,;。、!?\n(（”"」]*/.exec(words)![0];
  const said = readStatus(clause, subject.indicator);
  const stages = subject.indicator?.kind === 'stage' || subject.indicator?.kind === 'stated';
  if (!said || (said.state && !stages) || /[(（”"」]/.test(words[clause.length] ?? '')) return;
  addDraft(reader, subject.match, subject.start, subject.end + clause.length, said);
}

function place(reader: Reader, token: AmountToken, gap: string): void {
  const figure = token.amount && { ...token, amount: token.amount };
  if (!figure) {
    if (token.pieces || token.end - token.start > 18) leave(reader, token);
    // Whatever follows is not the figure of the name whose number was torn apart.
    if (token.pieces) reader.subject = undefined;
    return;
  }
  if (attachCompletion(reader, figure, gap)) return;
  const { subject } = reader;
  if (subject && !subject.filled && saysContext(gap)) {
    subject.skipped = true;
    return;
  }
  if (subject && answer(reader, subject, figure, gap)) return;
  if (isSecondOfRow(reader, figure, gap)) dropLast(reader);
  else if (readNearName(reader, figure, gap)) return;
  // A 完成60% after some other number is that number's.
  if (!gap.includes('其中')) reader.last = undefined;
  if (!token.chinese && isWorthSaying(figure)) leave(reader, figure);
}

/** 4680 1450: a row of a table; which of its numbers is meant is not for us to guess. */
function isSecondOfRow(reader: Reader, figure: Figure, gap: string): boolean {
  return gap.trim() === '' && gap !== '' && reader.last?.amount?.measure === figure.amount.measure;
}

function dropLast(reader: Reader): void {
  const { amount, end } = reader.drafts.pop()!;
  leave(reader, { start: end - amount!.typed.length, end });
}

function attachCompletion(reader: Reader, figure: Figure, gap: string): boolean {
  const { last, subject } = reader;
  if (figure.amount.measure !== '%' || !last || isWaiting(subject)) return false;
  if (/[。!?]/.test(gap) || !saysCompletion(gap) || last.statedPercent !== undefined) return false;
  last.statedPercent = figure.amount.value;
  extend(reader, last, figure.end);
  return true;
}

function answer(reader: Reader, subject: Subject, figure: Figure, gap: string): boolean {
  if (subject.dead || subject.match.kind === 'unknown') return false;
  if (subject.filled) return answerPart(reader, subject, figure, gap);
  if (!leadsToFigure(gap, subject.indicator?.kind === 'level', subject.skipped)) {
    reader.subject = undefined;
    return false;
  }
  if (fits(subject.indicator, figure.amount.measure) && endsHere(reader, figure)) {
    fill(reader, subject, figure, gap);
    return true;
  }
  subject.skipped = true;
  return false;
}

/** 二次供水 2万户、6万人: the second number is the other part's. */
function answerPart(reader: Reader, subject: Subject, figure: Figure, gap: string): boolean {
  if (!subject.indicator || subject.indicator.parts.length < 2 || !isThin(gap.replace(/^[\s,、和及]+/, '')))
    return false;
  const again: Subject = { ...subject, filled: false };
  const before = reader.drafts.length;
  fill(reader, again, figure, gap);
  const added = reader.drafts.at(-1)!;
  if (added.indicator.kind === 'found' && added.indicator.part !== undefined) return true;
  reader.drafts.length = before;
  return false;
}

function endsHere(reader: Reader, figure: Figure): boolean {
  return figure.amount.measure !== '' || isBoundary(reader.tokens.text, figure.end, reader.tokens.names);
}

const longestClause = 24;

/** 城镇新增就业人数 1450人 where no alias says so: the clause right before the number is a known name, reordered or with one slip. */
function readNearName(reader: Reader, figure: Figure, gap: string): boolean {
  const clause = lastClause(gap.slice(-60));
  const core = stripSmallWords(clause.slice(-longestClause * 2));
  if (core.length < 4 || clause.trim() === '') return false;
  const { indicators } = reader.lexicon.vocabulary;
  const whole = core.length <= longestClause ? matchSpelt(core, indicators) : undefined;
  const match = whole ?? tailMatch(core, indicators);
  if (match?.kind !== 'found') return false;
  const indicator = indicatorOf(reader.lexicon, match);
  if (!fits(indicator, figure.amount.measure) || !endsHere(reader, figure)) return false;
  const start = figure.start - clause.trimStart().length;
  addDraft(reader, match, start, figure.end, figureOf(reader, figure, '', indicator));
  reader.subject = undefined;
  return true;
}

function tailMatch(core: string, indicators: Parameters<typeof nameIndex>[0]) {
  for (const length of nameIndex(indicators).keyLengths) {
    if (length > core.length || length < 5) continue;
    const match = matchStrictly(core.slice(-length), indicators);
    if (match?.kind === 'found') return match;
  }
  return undefined;
}

/** Ages and spans of time are no figures that anybody would report. */
function isWorthSaying(figure: Figure): boolean {
  return !/^(?:岁|天|年|月|日|小时|分钟|届|期|个月|工作日|个工作日)$/.test(figure.amount.measure);
}
