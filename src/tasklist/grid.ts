import { type Area, addressOf, type Cell, type Sheet } from '../spreadsheet/model.ts';

/** One field of a grid; a merged cell shows in every field it covers, with the place where it begins. */
export interface GridCell {
  readonly cell: Cell;
  readonly text: string;
  readonly at: string;
  /** Equal for all fields of one merged cell. */
  readonly origin: string;
  readonly covered: boolean;
}

/** A table with its merged cells spread out, readable in either direction. */
export interface Grid {
  readonly height: number;
  readonly width: number;
  at(row: number, column: number): GridCell | undefined;
  /** The address of a field, filled or not. */
  address(row: number, column: number): string;
}

/** A sheet as a grid; merges are only as large as what is filled. */
export function gridOf(sheet: Sheet): Grid {
  const height = sheet.rows.length;
  const width = sheet.rows.reduce((most, row) => Math.max(most, row.length), 0);
  const merged = mergedFields(sheet.merges, height, width);
  const address = (row: number, column: number) => `${sheet.name}!${addressOf(row, column)}`;
  return {
    height,
    width,
    address,
    at(row, column) {
      if (row < 0 || column < 0 || row >= height || column >= width) return undefined;
      const area = merged.get(row * width + column);
      const [top, left] = area ? [area.top, area.left] : [row, column];
      const cell = sheet.rows[top]?.[left];
      if (!cell) return undefined;
      const origin = address(top, left);
      const covered = top !== row || left !== column;
      return { cell, text: cell.text, at: origin, origin, covered };
    },
  };
}

function mergedFields(merges: readonly Area[], height: number, width: number): Map<number, Area> {
  const fields = new Map<number, Area>();
  for (const area of merges)
    for (let row = area.top; row <= Math.min(area.bottom, height - 1); row += 1)
      for (let column = area.left; column <= Math.min(area.right, width - 1); column += 1)
        fields.set(row * width + column, area);
  return fields;
}

/** The same table with rows and columns exchanged; addresses stay those of the sheet. */
export function turned(grid: Grid): Grid {
  return {
    height: grid.width,
    width: grid.height,
    at: (row, column) => grid.at(column, row),
    address: (row, column) => grid.address(column, row),
  };
}

/** The same table without some of its rows. */
export function withoutRows(grid: Grid, isLeftOut: (row: number) => boolean): Grid {
  return { ...grid, at: (row, column) => (isLeftOut(row) ? undefined : grid.at(row, column)) };
}

/** The same table with the columns from one to before another only. */
export function columnsBetween(grid: Grid, from: number, to: number): Grid {
  return {
    ...grid,
    at: (row, column) => (column < from || column >= to ? undefined : grid.at(row, column)),
  };
}

/** The different cells of a row, from left to right, merged ones once. */
export function cellsOfRow(grid: Grid, row: number): readonly (GridCell & { readonly column: number })[] {
  const found = new Map<string, GridCell & { readonly column: number }>();
  for (let column = 0; column < grid.width; column += 1) {
    const cell = grid.at(row, column);
    if (cell && !found.has(cell.origin)) found.set(cell.origin, { ...cell, column });
  }
  return [...found.values()];
}
