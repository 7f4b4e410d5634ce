import type { AmountToken } from './amounts.ts';
import { lastClause, type Subject } from './draft.ts';
import { matchName } from './match-name.ts';
import type { NameMatch } from './model.ts';
import {
  addDraft,
  countsPercent,
  extend,
  type Figure,
  figureOf,
  fill,
  indicatorOf,
  leave,
  type Reader,
  withPart,
} from './reader.ts';
import { readStatus, statusStart } from './status-words.ts';
import { isBoundary, type Token } from './tokens.ts';
import { isThin, leadsToFigure, saysCompletion, saysContext, stripFront, stripSmallWords } from './words.ts';

const longestName = 24;

/** Reads one line of a command; gives back a name at its end that still waits for its value on the next line. */
export function readCommandLine(reader: Reader): Subject | undefined {
  const { text, tokens } = reader.tokens;
  let at = 0;
  for (const token of tokens) {
    const gap = text.slice(at, token.start);
    if (token.kind === 'name') openName(reader, token, gap, at);
    else place(reader, token, gap, at);
    at = token.end;
  }
  return closeLine(reader, text.slice(at), at);
}

function openName(reader: Reader, token: Extract<Token, { kind: 'name' }>, gap: string, at: number): void {
  closeSubject(reader, gap, at);
  const clause = lastClause(gap);
  // A glued word makes another name (补贴性职业技能培训); one before a space does not.
  const glued = /\s$/.test(clause) ? '' : stripFront(clause);
  const match: NameMatch =
    glued === ''
      ? token.match
      : matchName(
          glued + reader.tokens.text.slice(token.start, token.end),
          reader.lexicon.vocabulary.indicators,
        );
  openSubject(reader, match, token.start - glued.length, token.end);
}

function openSubject(reader: Reader, match: NameMatch, start: number, end: number): Subject {
  const indicator = indicatorOf(reader.lexicon, match);
  reader.subject = { match, indicator, start, end, dead: false, filled: false, skipped: false };
  return reader.subject;
}

function place(reader: Reader, token: AmountToken, gap: string, at: number): void {
  if (!token.amount) {
    leave(reader, token);
    if (reader.subject) reader.subject.spoilt = true;
    return;
  }
  const figure = withTypedMeasure(reader, { ...token, amount: token.amount });
  if (attachCompletion(reader, figure, gap)) return;
  if (saysContext(gap)) {
    if (reader.subject) reader.subject.skipped = true;
    return;
  }
  const { subject } = reader;
  if (subject && answer(reader, subject, figure, gap, at)) return;
  if (answerAgain(reader, figure, gap)) return;
  readFreeName(reader, figure, gap, at);
}

/** 1450股: an unknown word of one or two characters right after the number is its measure. */
function withTypedMeasure(reader: Reader, figure: Figure): Figure {
  const { text, names } = reader.tokens;
  if (figure.amount.measure !== '') return figure;
  if (isBoundary(text, figure.end, names)) return figure;
  const word = /^[\u4e00-\u9fff]{1,2}(?=$|[\s,;。、)])/.exec(text.slice(figure.end, figure.end + 3))?.[0];
  if (!word || readStatus(word, undefined)) return figure;
  return { ...figure, end: figure.end + word.length, amount: { ...figure.amount, measure: word } };
}

function attachCompletion(reader: Reader, figure: Figure, gap: string): boolean {
  const { last, subject } = reader;
  if (figure.amount.measure !== '%' || !saysCompletion(gap)) return false;
  if (subject && !subject.filled) {
    if (countsPercent(subject.indicator)) return false;
    subject.filled = true;
    addDraft(reader, subject.match, subject.start, figure.end, { statedPercent: figure.amount.value });
    return true;
  }
  if (!last || last.statedPercent !== undefined) return false;
  last.statedPercent = figure.amount.value;
  extend(reader, last, figure.end);
  return true;
}

/** Gives the waiting name its number, when nothing but small words stands between. */
function answer(reader: Reader, subject: Subject, figure: Figure, gap: string, at: number): boolean {
  if (subject.filled) return false;
  const level = subject.indicator?.kind === 'level';
  if (leadsToFigure(gap, level, subject.skipped) || namesPart(subject, gap)) {
    fill(reader, subject, figure, gap);
    return true;
  }
  if (/[,;。、!?\n]/.test(gap)) {
    closeSubject(reader, gap, at);
    return false;
  }
  if (saidStatus(reader, subject, gap)) {
    leave(reader, figure);
    return true;
  }
  // 创业培训补贴 50万元: the words after the known name make another name.
  const { text } = reader.tokens;
  const typed = stripSmallWords(text.slice(subject.start, figure.start).slice(0, longestName * 2));
  const match = matchName(typed, reader.lexicon.vocabulary.indicators);
  fill(reader, openSubject(reader, match, subject.start, figure.start), figure, gap);
  return true;
}

/** 二次供水 户数2万: the words between are the name of a part. */
function namesPart(subject: Subject, gap: string): boolean {
  const said = stripSmallWords(gap);
  const parts = subject.indicator?.parts ?? [];
  return parts.some((part) =>
    [part.name, ...part.aliases].some((name) => name === said || name === gap.trim()),
  );
}

/** A second number after a filled name: another part's (2万户、6万人), else a sign that the line is no plain figure. */
function answerAgain(reader: Reader, figure: Figure, gap: string): boolean {
  const { subject, last } = reader;
  if (!subject?.filled || !last) return false;
  const rest = gap.replace(/^[\s,、;和及]+/, '');
  const match = withPart(
    { ...subject.match, part: undefined } as NameMatch,
    subject.indicator,
    figure.amount.measure,
    rest,
  );
  const named = match.kind === 'found' && match.part !== undefined;
  const isOther = named && last.indicator.kind === 'found' && last.indicator.part !== match.part;
  if (isOther && (isThin(rest) || subject.indicator?.parts.some((part) => rest.includes(part.name)))) {
    addDraft(reader, match, figure.start, figure.end, figureOf(reader, figure, gap, subject.indicator));
    return true;
  }
  if (gap.trim() !== '' || last.amount?.measure !== figure.amount.measure) return false;
  // 4680 1450: two numbers of one kind side by side; which one is meant is not for us to guess.
  leave(reader, { start: last.end - last.amount.typed.length, end: last.end });
  leave(reader, figure);
  last.amount = undefined;
  return true;
}

/** The last clause before a number is what the person calls the indicator. */
function readFreeName(reader: Reader, figure: Figure, gap: string, at: number): void {
  closeSubject(reader, gap.slice(0, gap.length - lastClause(gap).length), at);
  const clause = lastClause(gap);
  const typed = stripFront(clause.slice(-longestName * 2));
  if (isThin(clause) || typed.length > longestName || !/\p{L}/u.test(typed)) {
    leave(reader, figure);
    return;
  }
  const match = matchName(typed, reader.lexicon.vocabulary.indicators);
  if (clause.includes('其中') && match.kind !== 'found') {
    leave(reader, figure);
    return;
  }
  const start = figure.start - clause.trimStart().length;
  fill(reader, openSubject(reader, match, start, figure.start), figure, clause);
}

/** Settles what stands between a name (or nothing) and the next name: status words, or a value that is missing. */
function closeSubject(reader: Reader, words: string, at: number): void {
  const { subject } = reader;
  reader.subject = undefined;
  if (subject && !subject.filled) {
    if (!saidStatus(reader, subject, words)) miss(reader, subject, at + words.length);
    return;
  }
  readFreeStatuses(reader, words, at);
}

function saidStatus(reader: Reader, subject: Subject, words: string): boolean {
  const first = /^[\s]*[,、]?[^,;。、!?\n]*/.exec(words)![0];
  const said = readStatus(first, subject.indicator);
  if (!said) return false;
  subject.filled = true;
  addDraft(reader, subject.match, subject.start, subject.end + first.length, said);
  return true;
}

/** `新增城镇就业：    人` is a line of the template nobody filled in; a bare name lacks its value. */
function miss(reader: Reader, subject: Subject, end: number): void {
  const words = reader.tokens.text.slice(subject.end, end);
  if (subject.match.kind !== 'found' || (!subject.spoilt && isTemplate(reader, words))) return;
  const clause = subject.spoilt ? words : /^[^,;。、!?\n]*/.exec(words)![0];
  addDraft(reader, subject.match, subject.start, subject.end + clause.length, {});
}

function isTemplate(reader: Reader, words: string): boolean {
  const rest = words.replace(/[\s_]+/g, '');
  if (/^[:=]/.test(rest) || rest !== words.trim()) return true;
  const { measure } = reader.lexicon;
  measure.lastIndex = 0;
  return (
    rest !== '' &&
    measure.exec(rest.replace(/^[万亿]/, ''))?.[0].length === rest.replace(/^[万亿]/, '').length
  );
}

function readFreeStatuses(reader: Reader, words: string, offset: number): void {
  const { stages, vocabulary } = reader.lexicon;
  if (words.length > 2000) return;
  for (const found of words.matchAll(/[^,;。、!?\n]+/g)) {
    const clause = found[0].trimEnd();
    const at = clause.length > 60 ? -1 : statusStart(clause, stages);
    const typed = at > 0 ? stripFront(clause.slice(0, at)) : '';
    if (typed === '' || typed.length > longestName) continue;
    const match = matchName(typed, vocabulary.indicators);
    if (match.kind === 'unknown' && match.nearest.length === 0) continue;
    const said =
      readStatus(clause.slice(at), indicatorOf(reader.lexicon, match)) ?? stageSaid(clause.slice(at), stages);
    const start = offset + found.index;
    if (said) addDraft(reader, match, start, start + clause.length, said);
  }
}

function stageSaid(words: string, stages: readonly string[]) {
  const stage = stages.find((one) => words.includes(one));
  return stage ? { stage } : undefined;
}

function closeLine(reader: Reader, words: string, at: number): Subject | undefined {
  const { subject } = reader;
  const bare = subject && !subject.filled && reader.tokens.text.slice(subject.end).trim() === '';
  if (bare && subject.match.kind === 'found') {
    reader.subject = undefined;
    return subject;
  }
  closeSubject(reader, words, at);
  return undefined;
}
