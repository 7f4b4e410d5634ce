import { readFreeLine, takeFields } from './free-line.ts';
import type { Row } from './grid.ts';
import { type Column, columnOf, columnUnder, measureOf } from './heading.ts';
import { isHeadWord, isNumbering, type Label } from './label.ts';
import { begin, noteDates, type TableReading, takeCell } from './reading.ts';
import { hasDigits, isBlankCell } from './value.ts';

/** A label stands in one of the first cells: 序号, 县市区. */
const labelCells = 3;
const numberCell = /^[+-]?\d[\d,.]*\s*\S{0,4}$/;

/** Reads one row of a table whose cells are parted by tabs. */
export function readCellRow(reading: TableReading, row: Row & { readonly cells: readonly string[] }): void {
  const { cells, source } = row;
  const said = cells.filter((cell) => cell !== '');
  if (said.length <= 1) {
    readFreeLine(reading, said[0] ?? '', source);
    return;
  }
  const labels = cells.map((cell) => reading.label(cell));
  const isCounty = (label: Label | undefined) => label?.kind === 'county';
  const numbers = cells.some((cell, at) => at > 0 && numberCell.test(cell));
  if (!numbers && labels.filter(isCounty).length >= 2) readAcross(reading, cells, labels);
  else if (labelAt(cells, labels) >= 0) readCounty(reading, row, labels);
  else if (!numbers) readHead(reading, cells);
  else if (reading.across) readIndicator(reading, row);
  else reading.unread.push({ source, why: 'county', nearest: [] });
}

function labelAt(cells: readonly string[], labels: readonly (Label | undefined)[]): number {
  const at = labels.findIndex((label) => label !== undefined);
  const before = cells.slice(0, at);
  const passed = before.every((cell) => cell === '' || isNumbering(cell));
  return at >= 0 && at < labelCells && passed ? at : -1;
}

/** Counties as columns. */
function readAcross(
  reading: TableReading,
  cells: readonly string[],
  labels: readonly (Label | undefined)[],
): void {
  const measureAt = cells.findIndex((cell) => /^(?:计量)?单位$/.test(cell));
  reading.across = { labels, measureAt };
  reading.grid = undefined;
  reading.columns = [];
  reading.headed = true;
}

/** 新增城镇就业 with a number for each of the counties above. */
function readIndicator(reading: TableReading, { cells, source }: Row & { cells: readonly string[] }): void {
  const { labels, measureAt } = reading.across!;
  const first = labels.findIndex((label) => label !== undefined);
  const nameAt = cells.findIndex(
    (cell, at) => at < first && at !== measureAt && cell !== '' && !isNumbering(cell),
  );
  const typed = cells[nameAt];
  const column = typed === undefined ? undefined : columnOf(typed, reading.lexicon);
  if (!column?.match) {
    if (column) reading.ignored.add(column.heading);
    else reading.unread.push({ source, why: 'indicator', nearest: [] });
    return;
  }
  noteDates(reading, typed!);
  const measure = column.measure ?? measureOf(cells[measureAt] ?? '', reading.lexicon);
  cells.forEach((cell, at) => {
    if (at < first || isBlankCell(cell)) return;
    const label = labels[at];
    const told = `${column.heading} ${cell}`;
    if (!label) {
      if (hasDigits(cell)) reading.unread.push({ source: told, why: 'county', nearest: [] });
      return;
    }
    begin(reading, label);
    takeCell(reading, label, { ...column, ...(measure && { measure }) }, cell, told);
  });
}

/** Headings, or the second row of them. */
function readHead(reading: TableReading, cells: readonly string[]): void {
  const own = cells.map((cell) => (isHeadWord(cell) ? { heading: cell } : columnOf(cell, reading.lexicon)));
  const above = reading.grid && !reading.filled ? carried(reading.grid) : undefined;
  const [heading] = reading.columns;
  if (above)
    reading.grid = cells.map((cell, at) => columnUnder(above[at] ?? { heading: '' }, cell, reading.lexicon));
  else if (own.some(({ match }) => match)) reading.grid = own;
  else if (heading && reading.columns.length === 1)
    reading.grid = cells.map((cell) =>
      isHeadWord(cell) || cell === '' ? { heading: cell } : columnUnder(heading, cell, reading.lexicon),
    );
  else return;
  for (const cell of cells) noteDates(reading, cell);
  reading.across = undefined;
  reading.filled = false;
  reading.headed = true;
}

/** A merged heading stands in its first cell and holds for the empty ones behind it. */
function carried(grid: readonly Column[]): Column[] {
  let last: Column = { heading: '' };
  return grid.map((column) => {
    if (column.heading !== '') last = column;
    return last;
  });
}

function readCounty(
  reading: TableReading,
  { cells, source }: Row & { cells: readonly string[] },
  labels: readonly (Label | undefined)[],
): void {
  const at = labelAt(cells, labels);
  const label = labels[at]!;
  if (!cells.slice(at + 1).some(hasDigits)) return;
  begin(reading, label);
  const { grid } = reading;
  if (!grid) {
    const last = cells.findLastIndex((cell) => cell !== '');
    takeFields(reading, label, cells.slice(at + 1, last + 1), source);
    return;
  }
  for (let index = at + 1; index < Math.max(cells.length, grid.length); index += 1) {
    const column = grid[index] ?? { heading: '' };
    const cell = cells[index] ?? '';
    // Numbers under the empty cells behind a heading: which of them is the figure is not said.
    const behind = strayBehind(cells, grid, index);
    const told = `${cells[at]} ${column.heading} ${cell}`;
    if (behind === undefined || !column.match) takeCell(reading, label, column, cell, told);
    else reading.unread.push({ source: `${told} ${behind}`, why: 'figure', of: nameOf(column) });
    if (index >= grid.length && hasDigits(cell) && behindNothing(grid))
      reading.unread.push({ source: told, why: 'indicator', nearest: [] });
  }
}

const behindNothing = (grid: readonly Column[]) => grid.at(-1)?.match === undefined;

function strayBehind(cells: readonly string[], grid: readonly Column[], index: number): string | undefined {
  for (let next = index + 1; next < cells.length && (grid[next]?.heading ?? '') === ''; next += 1)
    if (hasDigits(cells[next]!)) return cells[next];
  return undefined;
}

function nameOf({ match }: Column) {
  if (match?.kind !== 'found') return undefined;
  return { indicator: match.id, ...(match.part !== undefined && { part: match.part }) };
}
