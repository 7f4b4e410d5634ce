import { findAmounts } from '../amounts.ts';
import type { Lexicon } from '../lexicon.ts';
import { splitMeasure } from '../measures.ts';
import type { Amount } from '../model.ts';
import { Decimal } from '../numbers.ts';
import { indicatorOf } from '../reader.ts';
import { isThin, leadsToFigure, saysAdded, saysNegative } from '../words.ts';
import type { Column } from './heading.ts';

const blank = /^(?:[-–—―_/\\*.·]*|无|无任务|不涉及|未下达|空)$/;
const longestValue = 40;

/** A cell that says nothing: empty, —, 无任务. */
export function isBlankCell(cell: string): boolean {
  return blank.test(cell.replace(/\s/g, ''));
}

/** Tells whether a cell has a number at all. */
export function hasDigits(cell: string): boolean {
  return /\d/.test(cell);
}

/** The one exact number that a cell is, in its own measure or that of its column; undefined for everything else. */
export function readValue(cell: string, column: Column, lexicon: Lexicon): Amount | undefined {
  const text = cell.replace(/^'/, '').replace(/[\s。;,、]+$/, '');
  if (text.length > longestValue) return undefined;
  const found = findAmounts(
    text,
    (word) => splitMeasure(word).base,
    lexicon.measure,
    () => undefined,
  );
  const [token, second] = found;
  if (!token?.amount || second || token.sign === '+' || token.amount.approximate) return undefined;
  const before = text.slice(0, token.start);
  const level = (column.match && indicatorOf(lexicon, column.match)?.kind) === 'level';
  const leads = level ? leadsToFigure(before, true, false) : isThin(before) && !saysAdded(before);
  if (token.end !== text.length || !leads) return undefined;
  const falls = level && token.sign === '' && saysNegative(before);
  const value = falls ? new Decimal(token.amount.value).negated().toFixed() : token.amount.value;
  return { ...inMeasure({ ...token.amount, value }, column), typed: text };
}

/** A bare number counts in the measure printed above it; 1.2万 already says how much it is. */
function inMeasure(amount: Omit<Amount, 'typed'>, { measure }: Column): Omit<Amount, 'typed'> {
  if (amount.measure !== '' || !measure) return amount;
  if (amount.multiplier !== '1') return { ...amount, measure: measure.base };
  const value = new Decimal(amount.value).times(measure.multiplier).toFixed();
  return { ...amount, value, measure: measure.base, multiplier: measure.multiplier };
}

/** The fields of a line without tabs: spaces and marks part them, a measure stays with its number, 1,450 is whole. */
export function fieldsOf(text: string, lexicon: Lexicon): string[] {
  const fields: string[] = [];
  for (const word of text.split(/(?:[\s、;|]|(?<!\d),|,(?!\d))+/)) {
    if (word === '') continue;
    const last = fields.at(-1);
    if (last !== undefined && /[\d万亿]$/.test(last) && isMeasureWord(word, lexicon))
      fields[fields.length - 1] = last + word;
    else fields.push(word);
  }
  return fields;
}

function isMeasureWord(word: string, { measure }: Lexicon): boolean {
  const rest = word.replace(/^[万亿]+/, '').replace(/[。]$/, '');
  if (rest === '') return true;
  measure.lastIndex = 0;
  return measure.exec(rest)?.[0].length === rest.length;
}
