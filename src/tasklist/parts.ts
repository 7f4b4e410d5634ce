import type { Unit } from '../domain/model.ts';
import { type Axis, findAxis } from './axis.ts';
import { cellsOfRow, type Grid, withoutRows } from './grid.ts';
import { finderFor, unitOfSheet } from './one-unit.ts';
import type { Prepared } from './prepare.ts';
import { isRegional, type UnitFinder } from './units.ts';
import { isUnitHeading } from './words.ts';

/** A part of a sheet with the units it speaks of. */
export interface Part {
  readonly axis: Axis;
  readonly units: UnitFinder;
  /** The one unit that it is about, when no row or column of it names units. */
  readonly only?: Unit;
}

/** A sheet of many units as it is; one of a single unit, or with a heading line for each unit, as parts of one unit each. */
export function partsOf(
  { grid, title }: Pick<Prepared, 'grid' | 'title'>,
  sheet: string,
  all: readonly Unit[],
  units: UnitFinder,
): Part[] {
  const partOf = (part: Grid, only: Unit): Part[] => {
    const finder = finderFor(only, units);
    const axis = findAxis(part, finder);
    return axis ? [{ axis, units: finder, only }] : [];
  };
  const lines = unitLines(grid, units);
  if (lines.length > 0)
    return lines.flatMap(({ row, unit }, index) => {
      const end = lines[index + 1]?.row ?? grid.height;
      const heading = lines[0]!.row;
      return partOf(
        withoutRows(grid, (place) => place >= heading && (place <= row || place >= end)),
        unit,
      );
    });
  const axis = findAxis(grid, units);
  const cut = axis && rowOfOther(axis, grid, units);
  if (cut !== undefined)
    return [rowsBetween(grid, 0, cut), rowsBetween(grid, cut, grid.height)].flatMap((part) =>
      partsOf({ grid: part, title }, sheet, all, units),
    );
  if (axis) return [{ axis, units }];
  const only = unitOfSheet(sheet, title, all, units);
  return only ? partOf(grid, only) : [];
}

function rowsBetween(grid: Grid, from: number, to: number): Grid {
  return withoutRows(grid, (row) => row < from || row >= to);
}

/** Where, under a table with the units in a row, one begins with the units in a column, or the other way round. */
function rowOfOther(axis: Axis, grid: Grid, units: UnitFinder): number | undefined {
  const rows = Array.from({ length: grid.height }, (_, row) => row);
  const unitAt = (row: number, column: number) => {
    const unit = units.exactly(grid.at(row, column)?.text ?? '');
    return unit && isRegional(unit) ? unit : undefined;
  };
  const unitsIn = (row: number, but: readonly number[] = []) =>
    new Set(
      cellsOfRow(grid, row).flatMap(({ column }) =>
        but.includes(column) ? [] : (unitAt(row, column)?.id ?? []),
      ),
    ).size;
  if (axis.turned) {
    const own = [axis.row, ...axis.more];
    const first = rows.find((row) => unitAt(row, axis.row)) ?? grid.height;
    return rows.find((row) => row > first && unitsIn(row, own) > 1);
  }
  return rows.find(
    (row) =>
      row > axis.row &&
      unitsIn(row) === 0 &&
      cellsOfRow(grid, row).some(({ column, text }) => isUnitHeading(text) && unitAt(row + 1, column)),
  );
}

/** The rows that hold a unit's name and nothing else, in a table that names units nowhere else. */
function unitLines(grid: Grid, units: UnitFinder): { readonly row: number; readonly unit: Unit }[] {
  const found: { row: number; unit: Unit }[] = [];
  for (let row = 0; row < grid.height; row += 1) {
    const cells = cellsOfRow(grid, row);
    const [named] = cells.flatMap(({ text }) => units.exactly(text) ?? []).filter(isRegional);
    if (!named) continue;
    if (cells.length > 1) return [];
    found.push({ row, unit: named });
  }
  return found;
}
