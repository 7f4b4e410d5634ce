import type { Indicator, Unit } from '../domain/model.ts';
import { nameKey } from '../language/fold.ts';
import type { Sheet } from '../spreadsheet/model.ts';
import { cellsOfRow, type Grid, gridOf, turned } from './grid.ts';
import { visiblePart } from './hidden.ts';
import { saidOf } from './listed-name.ts';
import type { Purpose, SheetReading } from './model.ts';
import { ownedBy } from './one-unit.ts';
import { type Part, partsOf } from './parts.ts';
import { prepare } from './prepare.ts';
import { readLong } from './read-long.ts';
import { readTable } from './read-table.ts';
import { tablesOf } from './tables.ts';
import { unitFinder } from './units.ts';
import { fieldOf, isTotal, labelOf, purposeOf, wantedLabel, withoutMark } from './words.ts';

/** The names a table is read with: those of the configuration. */
export interface KnownNames {
  readonly units: readonly Unit[];
  readonly indicators: readonly Pick<Indicator, 'id' | 'name' | 'aliases'>[];
}

/** Reads one sheet in whatever layout it is kept; a sheet without a table of units says so and is left alone. */
export function readSheet(whole: Sheet, known: KnownNames, purpose: Purpose): SheetReading {
  const { sheet, unread: hidden } = visiblePart(whole);
  const reading = readVisible(sheet, known, purpose);
  return { ...reading, unread: [...hidden, ...reading.unread] };
}

function readVisible(sheet: Sheet, known: KnownNames, purpose: Purpose): SheetReading {
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
  const parts = partsOf(prepared, sheet.name, known.units, units);
  if (parts.length === 0) return nothing('没有找到县市区或全市的行、列，没有读这张工作表');
  const about = purposeOf(`${title} ${sheet.name}`);
  if (about !== undefined && about !== purpose && !hasLabel(prepared.grid, purpose))
    return nothing(
      purpose === 'targets'
        ? '标题说的是完成情况，表头没有写哪一列是目标，没有读这张工作表'
        : '标题说的是目标任务，表头没有写哪一列是完成数，没有读这张工作表',
    );
  const read = parts.map((part) => readPart(part, prepared.sections, purpose));
  const [listed, unread] = [read.flatMap((one) => one.listed), read.flatMap((one) => one.unread)];
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

/** Whether a heading says 目标, or 完成数, or whatever is looked for. */
function hasLabel(grid: Grid, purpose: Purpose): boolean {
  return Array.from({ length: grid.height }, (_, row) => cellsOfRow(grid, row)).some((cells) =>
    cells.some(({ text }) => {
      const label = labelOf(text) ?? saidOf(text)?.said;
      return label === wantedLabel(purpose) && fieldOf(text) === undefined;
    }),
  );
}

function readPart({ axis, units, only }: Part, sections: ReadonlyMap<number, string>, purpose: Purpose) {
  const read = axis.long
    ? [readLong(turned(axis.grid), axis.row, units, purpose)]
    : tablesOf(axis, units).map((table) => readTable(table, sections, units, purpose));
  const listed = read.flatMap((table) => table.listed);
  return {
    listed: only ? listed.map((entry) => ownedBy(entry, only)) : listed,
    unread: read.flatMap((table) => table.unread),
  };
}
