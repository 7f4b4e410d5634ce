import { type Area, type Cell, lettersOf, type Sheet } from '../spreadsheet/model.ts';
import type { Unread } from './model.ts';

const why = '是隐藏的（或被筛选掉了），没有读；要用请先取消隐藏';

/** The sheet as a person sees it, and the hidden rows and columns that hold something. */
export function visiblePart(sheet: Sheet): { readonly sheet: Sheet; readonly unread: readonly Unread[] } {
  const { name, hiddenRows = [], hiddenColumns = [] } = sheet;
  if (hiddenRows.length + hiddenColumns.length === 0) return { sheet, unread: [] };
  const [noRow, noColumn] = [new Set(hiddenRows), new Set(hiddenColumns)];
  const rows: (Cell | undefined)[][] = sheet.rows.map((row, at) =>
    noRow.has(at) ? [] : row.map((cell, column) => (noColumn.has(column) ? undefined : cell)),
  );
  const carried = new Set<string>();
  const merges = sheet.merges.flatMap((area) => {
    const top = firstShown(area.top, area.bottom, noRow);
    const left = firstShown(area.left, area.right, noColumn);
    if (top === undefined || left === undefined) return [];
    // What a merge says stays in sight as long as one field of it does.
    const cell = sheet.rows[area.top]?.[area.left];
    if (cell && rows[top]) rows[top][left] = cell;
    carried.add(`${area.top} ${area.left}`);
    return [{ ...area, top, left } satisfies Area];
  });
  const holds = (row: number, column: number) =>
    sheet.rows[row]?.[column] !== undefined && !carried.has(`${row} ${column}`);
  const rowHolds = (row: number) => sheet.rows[row]?.some((_, column) => holds(row, column)) ?? false;
  const columnHolds = (column: number) => sheet.rows.some((_, row) => !noRow.has(row) && holds(row, column));
  const places = [
    ...runs(hiddenRows.filter(rowHolds)).map(([from, to]) => `第${span(`${from + 1}`, `${to + 1}`)}行`),
    ...runs(hiddenColumns.filter(columnHolds)).map(
      ([from, to]) => `${span(lettersOf(from), lettersOf(to))}列`,
    ),
  ];
  return {
    sheet: { ...sheet, rows, merges },
    unread: places.map((place) => ({ at: `${name}!${place}`, text: '', why })),
  };
}

function firstShown(from: number, to: number, hidden: ReadonlySet<number>): number | undefined {
  for (let at = from; at <= to; at += 1) if (!hidden.has(at)) return at;
  return undefined;
}

/** Neighbours as one: 3, 4, 5, 8 are [3, 5] and [8, 8]. */
function runs(places: readonly number[]): [number, number][] {
  const found: [number, number][] = [];
  for (const place of places) {
    const last = found.at(-1);
    if (last && last[1] === place - 1) last[1] = place;
    else found.push([place, place]);
  }
  return found;
}

const span = (from: string, to: string) => (from === to ? from : `${from}至${to}`);
