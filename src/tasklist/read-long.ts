import { cellsOfRow, type Grid } from './grid.ts';
import { yearIn } from './listed-name.ts';
import type { Field, Listed, ListedCell, Placed, Purpose, Unread } from './model.ts';
import { whyNoUnit } from './unit-columns.ts';
import type { UnitFinder } from './units.ts';
import { fieldOf, isMeasure, isSubtotal, isTotal, isUnitHeading, labelOf, serves } from './words.ts';

type Entry = {
  readonly at: string;
  readonly name: string;
  readonly fields: Partial<Record<Field, Placed>>;
  readonly cells: ListedCell[];
  readonly totals: ListedCell[];
  readonly responsible: (Placed & { unit: string })[];
};

/** Reads a table whose every row names a unit, an indicator and one figure. */
export function readLong(
  grid: Grid,
  unitColumn: number,
  units: UnitFinder,
  purpose: Purpose,
): { listed: readonly Listed[]; unread: readonly Unread[] } {
  const heading = headingRow(grid, unitColumn);
  const columns = new Map<Field, number>([['unit', unitColumn]]);
  const figures: { readonly column: number; readonly year?: number }[] = [];
  for (const { text, column } of cellsOfRow(grid, heading)) {
    const field = column === unitColumn ? undefined : columnField(grid, heading, column, text, purpose);
    if (field === 'value') figures.push({ column, year: yearIn(text) });
    else if (field && !columns.has(field)) columns.set(field, column);
  }
  const entries = new Map<string, Entry>();
  const unread: Unread[] = [];
  for (let row = heading + 1; row < grid.height; row += 1) {
    const get = (field: Field) => {
      const column = columns.get(field);
      return column === undefined ? undefined : grid.at(row, column);
    };
    const [name, unit] = [get('name'), get('unit')];
    if (!name || !unit || isTotal(name.text) || isSubtotal(unit.text)) continue;
    const match = isTotal(unit.text) ? undefined : units.find(unit.text);
    if (match && match.kind !== 'found') {
      unread.push({ at: unit.at, text: unit.text, why: whyNoUnit(match, units) });
      continue;
    }
    const key = `${name.text}\n${get('part')?.text ?? ''}\n${get('measure')?.text ?? ''}`;
    const entry = entries.get(key) ?? newEntry(name, get);
    entries.set(key, entry);
    for (const { column, year } of figures) {
      const value = grid.at(row, column);
      const at = value?.at ?? grid.address(row, column);
      const total = match ? {} : { total: unit.text };
      const cell = { unit: match?.id ?? '', at, cell: value?.cell, year, ...total };
      if (entry.cells.some((other) => other.unit === cell.unit && other.year === year))
        unread.push({ at, text: value?.text ?? '', why: `${units.name(cell.unit)}的这项指标已写过一次` });
      else (match ? entry.cells : entry.totals).push(cell);
    }
    const person = get('responsible');
    if (person && match) entry.responsible.push({ text: person.text, at: person.at, unit: match.id });
  }
  return { listed: [...entries.values()], unread };
}

function newEntry(name: Placed, get: (field: Field) => Placed | undefined): Entry {
  const fields: Partial<Record<Field, Placed>> = {};
  for (const field of [
    'id',
    'part',
    'measure',
    'lead',
    'programme',
    'section',
    'weight',
    'kind',
    'dataDate',
    'year',
  ] as const) {
    const placed = get(field);
    if (placed) fields[field] = { text: placed.text, at: placed.at };
  }
  return { at: name.at, name: name.text, fields, cells: [], totals: [], responsible: [] };
}

function headingRow(grid: Grid, unitColumn: number): number {
  for (let row = 0; row < grid.height; row += 1)
    if (
      isUnitHeading(grid.at(row, unitColumn)?.text ?? '') ||
      cellsOfRow(grid, row).some(({ text }) => fieldOf(text) === 'name')
    )
      return row;
  return 0;
}

function columnField(
  grid: Grid,
  heading: number,
  column: number,
  text: string,
  purpose: Purpose,
): Field | undefined {
  const field = fieldOf(text);
  const below = Array.from({ length: grid.height - heading - 1 }, (_, index) =>
    grid.at(heading + 1 + index, column),
  );
  const filled = below.flatMap((cell) => cell ?? []);
  const measures = filled.length > 0 && filled.every((cell) => isMeasure(cell.text));
  if (measures) return 'measure';
  const numbers = filled.some(({ cell }) => cell.number !== undefined || /^[\d０-９]/.test(cell.text));
  if (field !== 'year' && labelOf(text) && serves([text], purpose) && (numbers || field !== 'name'))
    return 'value';
  return field;
}
