import { cellsOfRow, type Grid, turned } from './grid.ts';
import { isRegional, type UnitFinder } from './units.ts';
import { fieldOf, isUnitHeading, labelOf } from './words.ts';

/** Where the units stand: in one row (counties as columns) or, after turning the grid, in one column. */
export interface Axis {
  readonly grid: Grid;
  readonly row: number;
  /** Rows further down that name units again: the headings of further tables. */
  readonly more: readonly number[];
  readonly turned: boolean;
  /** Every row names its unit, its indicator and one figure. */
  readonly long: boolean;
}

/** Finds the row or column that holds the most different units; undefined in a table without units. */
export function findAxis(grid: Grid, units: UnitFinder): Axis | undefined {
  const flipped = turned(grid);
  const [across, down] = [bestRow(grid, units), bestRow(flipped, units)];
  const [most, other] = [Math.max(across.count, down.count), Math.min(across.count, down.count)];
  if (most === 0 || isLeadColumn(grid, down, across)) return undefined;
  // One row of a county's figures against one column: the heading beside the unit tells.
  const isDown = down.count > across.count || (most === other && isColumnOfUnits(grid, down.row));
  if (!isDown) return { grid, ...split(grid, across.row, units), turned: false, long: false };
  if (isLong(grid, down)) return { grid: flipped, row: down.row, more: [], turned: true, long: true };
  return { grid: flipped, ...split(flipped, down.row, units), turned: true, long: false };
}

interface Best {
  readonly row: number;
  readonly count: number;
  readonly cells: number;
}

function bestRow(grid: Grid, units: UnitFinder): Best {
  let best: Best = { row: 0, count: 0, cells: 0 };
  for (let row = 0; row < grid.height; row += 1) {
    const found = cellsOfRow(grid, row).flatMap(({ text }) => units.exactly(text) ?? []);
    const regional = found.filter(isRegional);
    const count = new Set((regional.length > 0 ? regional : found).map(({ id }) => id)).size;
    const score = regional.length > 0 ? count : count / 100;
    if (score > best.count) best = { row, count: score, cells: found.length };
  }
  return best;
}

function isColumnOfUnits(grid: Grid, column: number): boolean {
  return Array.from({ length: grid.height }, (_, row) => grid.at(row, column)?.text ?? '').some(
    isUnitHeading,
  );
}

/** A heading row with the indicator's and the figure's column beside the units', which repeat. */
function isLong(grid: Grid, { row: column }: Best): boolean {
  for (let row = 0; row < Math.min(grid.height, 10); row += 1) {
    const texts = cellsOfRow(grid, row).filter((cell) => cell.column !== column);
    const name = texts.some(({ text }) => fieldOf(text) === 'name');
    const figure = texts.filter(({ text }) => fieldOf(text) !== 'name' && labelOf(text));
    if (name && figure.length > 0 && grid.at(row, column)) return true;
  }
  return false;
}

/** Departments under 牵头单位 lead an indicator for the whole; they are no units with targets of their own. */
function isLeadColumn(grid: Grid, down: Best, across: Best): boolean {
  if (down.count >= 1 || across.count >= 1) return false;
  return Array.from({ length: grid.height }, (_, row) => grid.at(row, down.row)?.text ?? '').some(
    (text) => fieldOf(text) === 'lead',
  );
}

/** The first row that names units, and the others: a long list is often broken into tables one below the other. */
function split(grid: Grid, best: number, units: UnitFinder): { row: number; more: readonly number[] } {
  const rows = Array.from({ length: grid.height }, (_, row) => row).filter((row) => {
    const found = cellsOfRow(grid, row).flatMap(({ text }) => units.exactly(text) ?? []);
    return row === best || new Set(found.filter(isRegional).map(({ id }) => id)).size > 1;
  });
  const [row, ...more] = rows;
  return { row: row!, more };
}
