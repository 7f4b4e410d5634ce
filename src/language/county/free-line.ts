import { findNames } from '../find-names.ts';
import { partOfOffice } from '../leading.ts';
import type { Statement } from '../model.ts';
import { readReport } from '../report.ts';
import { tokenise } from '../tokens.ts';
import { isThin } from '../words.ts';
import { type Column, columnOf, isBeside, readMeasureLine, withoutDates } from './heading.ts';
import { isHeadWord, type Label, labelOf } from './label.ts';
import {
  begin,
  noteDataDate,
  noteDates,
  notePeriod,
  type TableReading,
  takeAmount,
  takeCell,
} from './reading.ts';
import { fieldsOf, hasDigits } from './value.ts';

const numbering = /^(?:\(?\d{1,3}\s*[.、)]\s*|\d{1,3}\s+|[①-⑳]\s*|[-•·*]\s*)(?=\p{L})/u;
const totalWord = /(?<=^|[\s、,;:。])(?:合\s?计|总\s?计|小\s?计)/g;

/** Reads a line without tabs: a heading, a county with its numbers or pairs, or several of those. */
export function readFreeLine(reading: TableReading, line: string, source: string): void {
  const text = line.replace(numbering, '');
  const measures = readMeasureLine(text, reading.lexicon);
  if (measures) {
    reading.measures = measures;
    return;
  }
  const pieces = cutAtCounties(reading, text);
  const [first] = pieces;
  if (!first) {
    readWithoutCounty(reading, text, source);
    return;
  }
  const front = text.slice(0, first.start);
  const isHeading = readHeading(reading, front);
  if (pieces.length > 1 && pieces.every(({ rest }) => rest === '')) {
    reading.across = { labels: pieces.map(({ label }) => label), measureAt: -1 };
    reading.columns = [];
    reading.headed = true;
    return;
  }
  for (const { label, rest, typed } of pieces) {
    const counts = withoutDates(front) === '' || isHeading;
    readCountyLine(reading, label, rest, pieces.length > 1 ? typed : source, counts);
  }
}

interface Piece {
  readonly start: number;
  readonly label: Label;
  readonly rest: string;
  readonly typed: string;
}

/** 双清区1450、大祥区1540: cut where counties stand at the line's beginning or behind a mark; not behind a number of no county. */
function cutAtCounties(reading: TableReading, text: string): Piece[] {
  const named = findNames(text, reading.lexicon.vocabulary.units).filter(
    ({ start, end }) =>
      /^$|[\s、,;:。]/.test(text[start - 1] ?? '') && !partOfOffice.test(text.slice(end, end + 4)),
  );
  const totals = [...text.matchAll(totalWord)].map(({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
  }));
  const places = [...named, ...totals]
    .flatMap(({ start, end }) => {
      const label = reading.label(text.slice(start, end));
      return label ? [{ start, end, label }] : [];
    })
    .sort((a, b) => a.start - b.start);
  const front = text.slice(0, places[0]?.start ?? 0);
  if (tokenise(front, reading.lexicon).tokens.some(({ kind }) => kind === 'amount')) return [];
  return places.map(({ start, end, label }, index) => {
    const next = places[index + 1]?.start ?? text.length;
    const rest = text.slice(end, next).replace(/^[\s:,、=]+|[\s,、;。]+$/g, '');
    return { start, label, rest, typed: text.slice(start, next).trim() };
  });
}

function readCountyLine(
  reading: TableReading,
  label: Label,
  rest: string,
  source: string,
  counts: boolean,
): void {
  reading.county = rest === '' ? label : undefined;
  if (!hasDigits(rest)) return;
  if (counts) begin(reading, label);
  takeFields(reading, label, fieldsOf(rest, reading.lexicon), source, rest);
}

/** The numbers behind a county: one for each column above, or pairs of an indicator and its number. */
export function takeFields(
  reading: TableReading,
  label: Label,
  fields: readonly string[],
  source: string,
  rest: string = fields.join(' '),
): void {
  const { columns, lexicon } = reading;
  const named = findNames(rest, lexicon.vocabulary.indicators).length > 0;
  const values = fields.filter((field) => !isAside(field, columns));
  if (columns.length > 0 && !named) {
    if (values.length === columns.length)
      columns.forEach((column, at) => {
        takeCell(
          reading,
          label,
          column,
          values[at]!,
          columns.length > 1 ? `${source}：${column.heading}` : source,
        );
      });
    else reading.unread.push({ source, why: 'figure', of: nameOf(columns[0]!.match) });
    return;
  }
  // Two numbers side by side may be one to the reader of pairs (145 600).
  if (fields.some((field, at) => isNumber(field) && isNumber(fields[at + 1] ?? ''))) {
    reading.unread.push({ source, why: 'figure' });
    return;
  }
  readPairs(reading, label, rest, source);
}

/** Small words, and 完成98% beside the only figure. */
function isAside(field: string, columns: readonly Column[]): boolean {
  if (!hasDigits(field)) return field !== '' && isThin(field);
  return columns.length === 1 && /^(?:已?完成|占)[^\d,]{0,8}[\d.]+%$/.test(field);
}

const isNumber = (field: string) => /^[\d,.]+$/.test(field);

function readPairs(reading: TableReading, label: Label, rest: string, source: string): void {
  const read = readReport(rest, reading.lexicon.vocabulary, { prose: false });
  notePeriod(reading, read.period);
  noteDataDate(reading, read.dataDate);
  for (const statement of read.statements) takeStatement(reading, label, statement, source);
  if (read.statements.length === 0) reading.unread.push({ source, why: 'indicator', nearest: [] });
  else if (read.leftovers.length > 0)
    reading.unread.push({ source: `${source}：${read.leftovers[0]!.text}`, why: 'indicator', nearest: [] });
}

function takeStatement(reading: TableReading, label: Label, statement: Statement, source: string): void {
  const { indicator: match, amount, add } = statement;
  const told = `${source}`;
  const name = nameOf(match);
  if (!name) {
    const nearest = match.kind === 'ambiguous' ? match.ids : match.kind === 'unknown' ? match.nearest : [];
    reading.unread.push({ source: told, why: 'indicator', nearest });
  } else if (!amount || add || amount.approximate)
    reading.unread.push({ source: told, why: 'figure', of: name });
  else takeAmount(reading, label, name, amount, told);
}

function nameOf(match: Statement['indicator'] | undefined) {
  if (match?.kind !== 'found') return undefined;
  return { indicator: match.id, ...(match.part !== undefined && { part: match.part }) };
}

function readWithoutCounty(reading: TableReading, text: string, source: string): void {
  const bare = withoutDates(text);
  const amounts = tokenise(bare, reading.lexicon).tokens.some(({ kind }) => kind === 'amount');
  if (!amounts) {
    readHeading(reading, text);
    return;
  }
  const leading = noteDates(reading, text);
  const rest = text.slice(leading.length);
  const { unit } = leading;
  const typed = text.slice(0, leading.length).replace(/[\s:,、]+$/, '');
  const label = unit && labelOf(unit, unit.kind === 'unknown' ? unit.typed : typed, reading.places);
  if (label) readCountyLine(reading, label, rest, source, true);
  else if (unit) {
    reading.unread.push({ source, why: 'county', nearest: [] });
  } else if (reading.across) readAcrossLine(reading, rest, source);
  else if (reading.county) {
    begin(reading, reading.county);
    readPairs(reading, reading.county, rest, source);
  } else readCityLine(reading, rest, source);
}

function readAcrossLine(reading: TableReading, text: string, source: string): void {
  const { labels } = reading.across!;
  const [name = '', ...values] = fieldsOf(text, reading.lexicon);
  const column = columnOf(name, reading.lexicon);
  if (!column.match || values.length !== labels.length) {
    reading.unread.push({ source, why: column.match ? 'figure' : 'indicator', of: nameOf(column.match) });
    return;
  }
  labels.forEach((label, at) => {
    if (!label) return;
    begin(reading, label);
    takeCell(reading, label, column, values[at]!, `${column.heading} ${values[at]}`);
  });
}

/** 新增城镇就业 15000人 above its counties: what the whole is said to be. */
function readCityLine(reading: TableReading, text: string, source: string): void {
  const { statements, leftovers } = readReport(text, reading.lexicon.vocabulary, { prose: false });
  const [only, second] = statements;
  const name = nameOf(only?.indicator);
  if (!only?.amount || !name || second || leftovers.length > 0) {
    reading.unread.push({ source, why: 'county', nearest: [] });
    return;
  }
  takeStatement(reading, { kind: 'total' }, only, source);
  reading.columns = [{ heading: source, match: only.indicator }];
  reading.grid = undefined;
  reading.filled = false;
}

/** Reads words that say what the rows below are; true when they name an indicator. */
function readHeading(reading: TableReading, text: string): boolean {
  if (text.trim() === '') return false;
  const leading = noteDates(reading, text);
  const bare = withoutDates(leading.unit ? text.slice(leading.length) : text).replace(/[\s:,。;]+$/, '');
  const fields = fieldsOf(bare, reading.lexicon);
  const names = fields.slice(fields.findIndex((field) => !isHeadWord(field)));
  const headed = fields.length > names.length;
  const whole = headed ? undefined : columnOf(bare, reading.lexicon);
  const columns = whole?.match ? [whole] : names.map((field) => columnOf(field, reading.lexicon));
  const matched = columns.filter(({ match }) => match);
  const unsure = columns.some(({ match, heading }) => !match && isBeside(heading));
  if (matched.length === 0 || (unsure && !headed)) {
    if (reading.filled || unsure || isBeside(bare)) reading.columns = [];
    return false;
  }
  reading.columns = headed || matched.length > 1 ? columns : matched;
  reading.grid = undefined;
  reading.across = undefined;
  reading.county = undefined;
  reading.filled = false;
  reading.headed = true;
  return true;
}
