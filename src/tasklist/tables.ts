import type { Axis } from './axis.ts';
import { cellsOfRow, columnsBetween, type Grid, withoutRows } from './grid.ts';
import type { UnitFinder } from './units.ts';
import { bare, fieldOf, isUnitHeading } from './words.ts';

/** The tables of a sheet, each with its own heading row: one below the other, and side by side. */
export function tablesOf(axis: Axis, units: UnitFinder): Axis[] {
  const starts = [axis.row, ...axis.more];
  return starts.flatMap((row, index) => {
    const [from, to] = [index === 0 ? 0 : row, starts[index + 1] ?? axis.grid.height];
    const grid = withoutRows(axis.grid, (place) => place < from || place >= to);
    return sideBySide(grid, row, axis.turned, units).map((part) => ({ ...axis, grid: part, row }));
  });
}

/** Behind the units a heading over names begins a table of its own, whose rows have nothing to do with those before. */
function sideBySide(grid: Grid, row: number, turned: boolean, units: UnitFinder): Grid[] {
  const starts: number[] = [];
  let hasUnits = false;
  let ordinal: number | undefined;
  for (const { column, text } of cellsOfRow(grid, row)) {
    if (units.exactly(text)) hasUnits = true;
    else if (hasUnits && isCorner(text, turned)) {
      starts.push(ordinal ?? column);
      hasUnits = false;
    }
    ordinal = /^(序号|序|编号)$/.test(bare(text)) ? column : undefined;
  }
  return [0, ...starts].map((from, index) => columnsBetween(grid, from, starts[index] ?? grid.width));
}

/** The heading over the names: of indicators where the units stand in a row, of units where they stand in a column. */
function isCorner(text: string, turned: boolean): boolean {
  return turned ? isUnitHeading(text) : fieldOf(text) === 'name';
}
