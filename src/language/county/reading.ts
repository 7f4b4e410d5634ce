import { type DataDate, findDataDates, type TypedPeriod } from '../dates.ts';
import { readLeading } from '../leading.ts';
import type { Lexicon } from '../lexicon.ts';
import type { Amount } from '../model.ts';
import { findUnclearDates, readUnclearDate } from '../unclear-dates.ts';
import { type Column, type HeadMeasure, withMeasure } from './heading.ts';
import { type Label, labelReader } from './label.ts';
import type { CountyCell, CountyTotal, FigureName, Places, UnreadCell } from './model.ts';
import { hasDigits, isBlankCell, readValue } from './value.ts';

/** Counties named across the top: the label of each cell, and where the measures stand. */
export interface Across {
  readonly labels: readonly (Label | undefined)[];
  readonly measureAt: number;
}

/** What was read so far, and what the rows that follow stand under. */
export interface TableReading {
  readonly lexicon: Lexicon;
  readonly places: Places;
  readonly label: (cell: string) => Label | undefined;
  /** Under a heading without tabs: what the numbers behind a county are, in order. */
  columns: readonly Column[];
  /** Under a row of headings: what each cell is. */
  grid?: readonly Column[];
  across?: Across;
  measures: readonly HeadMeasure[];
  /** A county alone on its line; the lines below are its. */
  county?: Label;
  /** Figures were read since the last heading. */
  filled: boolean;
  headed: boolean;
  /** Counties that begin lines or cells. */
  readonly begun: Set<string>;
  readonly cells: CountyCell[];
  readonly totals: CountyTotal[];
  readonly unread: UnreadCell[];
  readonly ignored: Set<string>;
  readonly periods: Map<string, TypedPeriod>;
  readonly dataDates: Map<string, DataDate>;
  readonly unclear: string[];
}

export function startReading(lexicon: Lexicon, places: Places): TableReading {
  return {
    lexicon,
    places,
    label: labelReader(lexicon.vocabulary, places),
    columns: [],
    measures: [],
    filled: false,
    headed: false,
    begun: new Set(),
    cells: [],
    totals: [],
    unread: [],
    ignored: new Set(),
    periods: new Map(),
    dataDates: new Map(),
    unclear: [],
  };
}

/** Puts a county at the beginning of a line or cell on record, and its numbers as still to come. */
export function begin(reading: TableReading, label: Label): void {
  reading.filled = true;
  if (label.kind === 'county') reading.begun.add(label.id);
}

/** Takes one cell of a county (or of the total) under its heading. */
export function takeCell(
  reading: TableReading,
  label: Label,
  column: Column,
  cell: string,
  source: string,
): void {
  if (isBlankCell(cell)) return;
  const { match } = column;
  if (!match) {
    if (hasDigits(cell) && column.heading !== '') reading.ignored.add(column.heading);
    return;
  }
  if (match.kind !== 'found') {
    const nearest = match.kind === 'ambiguous' ? match.ids : match.nearest;
    reading.unread.push({ source: column.heading, why: 'indicator', nearest });
    return;
  }
  const name = { indicator: match.id, ...(match.part !== undefined && { part: match.part }) };
  const amount = readValue(cell, withMeasure(column, reading.measures, reading.lexicon), reading.lexicon);
  if (amount) takeAmount(reading, label, name, amount, source);
  else reading.unread.push({ source, why: 'figure', of: name });
}

/** Takes a number that is known to be a county's or the total's. */
export function takeAmount(
  reading: TableReading,
  label: Label,
  name: FigureName,
  amount: Amount,
  source: string,
): void {
  if (label.kind === 'unclear') reading.unread.push({ source, why: 'county', nearest: label.nearest });
  else if (label.kind === 'total') reading.totals.push({ ...name, amount, source });
  else reading.cells.push({ ...name, county: label.id, amount, source });
}

/** Notes the month and the data date that a heading names; gives back how much of its front they take, with a unit. */
export function noteDates(reading: TableReading, text: string): ReturnType<typeof readLeading> {
  const leading = readLeading(text, reading.lexicon.vocabulary);
  notePeriod(reading, leading.period);
  noteDataDate(reading, leading.dataDate);
  // 上个月 新增…: the word alone, because 新增 behind it looks like a comparison.
  const unclear = leading.unclear ?? readUnclearDate(/^\S*/.exec(text)![0])?.typed;
  if (unclear !== undefined && !leading.period) reading.unclear.push(unclear);
  for (const { date } of findDataDates(text)) noteDataDate(reading, date);
  reading.unclear.push(...findUnclearDates(text).map(({ typed }) => typed));
  return leading;
}

export function notePeriod({ periods }: TableReading, period: TypedPeriod | undefined): void {
  if (period) periods.set(JSON.stringify(period), period);
}

export function noteDataDate({ dataDates }: TableReading, date: DataDate | undefined): void {
  if (date) dataDates.set(JSON.stringify(date), date);
}
