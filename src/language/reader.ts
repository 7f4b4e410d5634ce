import { type Draft, lastClause, leftoverText, type Subject } from './draft.ts';
import { findNames } from './find-names.ts';
import type { Lexicon } from './lexicon.ts';
import { basesOf } from './lexicon.ts';
import { comparable, splitMeasure } from './measures.ts';
import type { Amount, IndicatorName, NameMatch } from './model.ts';
import { Decimal } from './numbers.ts';
import { readStatus } from './status-words.ts';
import type { Tokens } from './tokens.ts';
import { saysAdded, saysNegative } from './words.ts';

/** An amount token whose number is a number. */
export interface Figure {
  readonly start: number;
  readonly end: number;
  readonly sign: '' | '+' | '-';
  readonly amount: Omit<Amount, 'typed'>;
}

/** The state both readers (command lines, prose) share: what was read so far and the name that waits. */
export interface Reader {
  readonly lexicon: Lexicon;
  readonly shown: string;
  readonly tokens: Tokens;
  readonly drafts: Draft[];
  readonly leftovers: { readonly text: string; readonly start: number }[];
  subject?: Subject;
  /** The statement that a following 完成31% or second part belongs to. */
  last?: Draft;
}

/** A reader at the start of a passage. */
export function createReader(lexicon: Lexicon, shown: string, tokens: Tokens): Reader {
  return { lexicon, shown, tokens, drafts: [], leftovers: [] };
}

/** The indicator a match stands for, when it is one. */
export function indicatorOf(lexicon: Lexicon, match: NameMatch): IndicatorName | undefined {
  return match.kind === 'found' ? lexicon.indicators.get(match.id) : undefined;
}

/** Adds a statement, and makes it the one that following words speak of. */
export function addDraft(
  reader: Reader,
  match: NameMatch,
  start: number,
  end: number,
  more: Partial<Draft>,
): Draft {
  const draft: Draft = { source: '', indicator: match, start, end, ...more };
  draft.source = sourceOf(reader, start, end);
  reader.drafts.push(draft);
  reader.last = draft;
  return draft;
}

const longestSource = 120;

function sourceOf(reader: Reader, start: number, end: number): string {
  return reader.shown.slice(start, end).trim().slice(0, longestSource);
}

/** Extends a statement by words that belong to it. */
export function extend(reader: Reader, draft: Draft, end: number): void {
  draft.end = end;
  draft.source = sourceOf(reader, draft.start, end);
}

/** Puts a number on record as belonging to nothing. */
export function leave(reader: Reader, token: { start: number; end: number }): void {
  reader.leftovers.push({ text: leftoverText(reader.shown, token.start, token.end), start: token.start });
}

/** Gives the waiting name its number. */
export function fill(reader: Reader, subject: Subject, figure: Figure, gap: string): Draft {
  subject.filled = true;
  const match = withPart(subject.match, subject.indicator, figure.amount.measure, gap);
  const stated = stateAfter(reader, subject.indicator, figure.end);
  if (stated) {
    leave(reader, figure);
    return addDraft(reader, match, subject.start, stated.end, stated.said);
  }
  return addDraft(reader, match, subject.start, figure.end, figureOf(reader, figure, gap, subject.indicator));
}

/** 法律援助完成320件，达到序时进度: what is only stated is stated in the clause behind its number. */
function stateAfter({ tokens, lexicon }: Reader, indicator: IndicatorName | undefined, at: number) {
  if (indicator?.kind !== 'stated' && indicator?.kind !== 'stage') return undefined;
  const rest = tokens.text.slice(at, at + 60);
  const clause = /^[\s,，;、]*[^,;。、!?\n]*/.exec(rest)![0];
  const inside = findNames(clause, lexicon.vocabulary.indicators)[0];
  const words = clause.slice(0, inside?.start);
  const said = readStatus(words.replace(/^[\s,;、]+/, ''), indicator);
  return said && { said, end: at + words.length };
}

/** The amount and its `add` mark as a statement has them; a rate that 下降 is negative. */
export function figureOf(
  reader: Reader,
  figure: Figure,
  gap: string,
  indicator?: IndicatorName,
): Partial<Draft> {
  const typed = reader.shown.slice(figure.start, figure.end).trim();
  const clause = lastClause(gap);
  if (indicator?.kind === 'level') {
    const falls = saysNegative(clause) && figure.sign === '';
    const value = falls ? new Decimal(figure.amount.value).negated().toFixed() : figure.amount.value;
    return { amount: { ...figure.amount, value, typed } };
  }
  const add = figure.sign === '+' || saysAdded(clause);
  return { amount: { ...figure.amount, typed }, ...(add && { add }) };
}

/** Chooses the part a number speaks of by its name in the gap, else by a measure only that part has. */
export function withPart(
  match: NameMatch,
  indicator: IndicatorName | undefined,
  base: string,
  gap: string,
): NameMatch {
  if (match.kind !== 'found' || match.part !== undefined || !indicator || indicator.parts.length === 0)
    return match;
  const named = indicator.parts.filter((part) =>
    [part.name, ...part.aliases].some((name) => gap.includes(name)),
  );
  const measured = indicator.parts.filter((part) => base !== '' && splitMeasure(part.measure).base === base);
  const [part, second] = named.length > 0 ? named : measured;
  return part && !second ? { ...match, part: part.id } : match;
}

/** True when a number in this measure can be the indicator's: none typed, the same, or comparable (人 for 人次). */
export function fits(indicator: IndicatorName | undefined, base: string): boolean {
  if (!indicator) return false;
  if (base === '') return true;
  const bases = basesOf(indicator);
  return bases.length === 0 || bases.some((own) => comparable(own, base));
}

/** True when the indicator is itself counted in percent, so that 完成31% may be its value. */
export function countsPercent(indicator: IndicatorName | undefined): boolean {
  return indicator !== undefined && basesOf(indicator).includes('%');
}
