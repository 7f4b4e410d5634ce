import type { Indicator, Unit } from '../domain/model.ts';
import { nameKey } from '../language/fold.ts';
import type { Sheet } from '../spreadsheet/model.ts';
import { type Axis, findAxis } from './axis.ts';
import { gridOf, turned, withoutRows } from './grid.ts';
import type { Purpose, SheetReading } from './model.ts';
import { prepare } from './prepare.ts';
import { readLong } from './read-long.ts';
import { readTable } from './read-table.ts';
import { type UnitFinder, unitFinder } from './units.ts';
import { isTotal, withoutMark } from './words.ts';

/** The names a table is read with: those of the configuration. */
export interface KnownNames {
  readonly units: readonly Unit[];
  readonly indicators: readonly Pick<Indicator, 'id' | 'name' | 'aliases'>[];
}

/** Reads one sheet in whatever layout it is kept; a sheet without a table of units says so and is left alone. */
export function readSheet(sheet: Sheet, known: KnownNames, purpose: Purpose): SheetReading {
  const units = unitFinder(known.units);
  const indicators = new Set(
    known.indicators.flatMap(({ name, aliases }) => [name, ...aliases]).map(nameKey),
  );
  const isName = (text: string) =>
    isTotal(text) || units.exactly(text) !== undefined || indicators.has(nameKey(withoutMark(text)));
  const prepared = prepare(gridOf(sheet), isName);
  const [title, measure] = [prepared.title.join(' '), prepared.measure];
  const nothing = (why: string): SheetReading => ({
    sheet: sheet.name,
    title,
    listed: [],
    unread: [{ at: sheet.name, text: '', why }],
  });
  if (sheet.rows.every((row) => row.every((cell) => !cell)))
    return { sheet: sheet.name, title, listed: [], unread: [] };
  if (sheet.hidden) return nothing('这张工作表是隐藏的，没有读');
  const axis = findAxis(prepared.grid, units);
  if (!axis) return nothing('没有找到县市区或全市的行、列，没有读这张工作表');
  const { listed, unread } = axis.long
    ? readLong(turned(axis.grid), axis.row, units, purpose)
    : readTables(axis, prepared.sections, units, purpose);
  if (listed.length === 0 && unread.length === 0)
    return nothing(
      purpose === 'targets' ? '没有找到目标任务，没有读这张工作表' : '没有找到完成数，没有读这张工作表',
    );
  const { dataDate } = prepared;
  return {
    sheet: sheet.name,
    title,
    measure,
    dataDate: dataDate && { text: dataDate.text, at: dataDate.at },
    listed,
    unread,
  };
}

/** Reads the tables of a sheet one after the other, each with the units of its own heading. */
function readTables(axis: Axis, sections: ReadonlyMap<number, string>, units: UnitFinder, purpose: Purpose) {
  const starts = [axis.row, ...axis.more];
  const tables = starts.map((row, index) => {
    const [from, to] = [index === 0 ? 0 : row, starts[index + 1] ?? axis.grid.height];
    const others = Array.from({ length: axis.grid.height }, (_, place) => place).filter(
      (place) => place < from || place >= to,
    );
    const grid = withoutRows(axis.grid, new Set(others));
    return readTable({ ...axis, grid, row }, sections, units, purpose);
  });
  return { listed: tables.flatMap((table) => table.listed), unread: tables.flatMap((table) => table.unread) };
}
