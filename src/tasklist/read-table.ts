import type { Axis } from './axis.ts';
import { readFigure } from './figure.ts';
import type { Grid, GridCell } from './grid.ts';
import { takeMeasure, yearIn } from './listed-name.ts';
import type { Field, Listed, ListedCell, Placed, Purpose, Unread } from './model.ts';
import { sideColumns } from './side-columns.ts';
import { type UnitColumn, unitColumns } from './unit-columns.ts';
import type { UnitFinder } from './units.ts';
import {
  bare,
  fieldOf,
  isGenericName,
  isMeasure,
  isMeasureHeading,
  isSubtotal,
  isTotal,
  labelOf,
  serves,
} from './words.ts';

interface Body {
  readonly grid: Grid;
  readonly units: readonly UnitColumn[];
  readonly sides: ReadonlyMap<number, Field>;
  readonly purpose: Purpose;
  readonly unread: Unread[];
}

/** Reads a table whose units stand in one row: what is listed under them, one entry for each indicator's row. */
export function readTable(
  { grid, row, turned }: Axis,
  sections: ReadonlyMap<number, string>,
  units: UnitFinder,
  purpose: Purpose,
): { listed: readonly Listed[]; unread: readonly Unread[] } {
  const isUnits = (column: number) => units.exactly(grid.at(row, column)?.text ?? '') !== undefined;
  const figureColumns = columnsOf(grid).filter(isUnits);
  const above = turned ? [] : range(0, row).filter((place) => hasText(grid, place));
  const below = subHeadings(grid, row, figureColumns);
  const { columns, unread, strange } = unitColumns(grid, row, { above, below }, units, purpose, turned);
  const bodyRows = range(row + 1 + below.length, grid.height).filter((place) => hasText(grid, place));
  const taken = new Set([...columns.map(({ column }) => column), ...strange]);
  const headingRows = turned ? [row] : [...above, row, ...below];
  const sides = sideColumns(grid, headingRows, bodyRows, taken, turned);
  const body: Body = { grid, units: columns, sides, purpose, unread: [...unread] };
  const listed = bodyRows.flatMap((place) => readRow(body, place, turned ? undefined : sections.get(place)));
  const shared = dropShared(listed, body);
  const incomplete = strange.size > 0 || shared;
  const filled = listed.filter(({ cells, responsible }) => cells.length > 0 || responsible.length > 0);
  return { listed: filled.map((entry) => ({ ...entry, incomplete })), unread: body.unread };
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}

function columnsOf(grid: Grid): number[] {
  return range(0, grid.width);
}

function hasText(grid: Grid, row: number): boolean {
  return columnsOf(grid).some((column) => grid.at(row, column));
}

/** Rows right under the units that hold words only: 目标 and 责任人, 户数 and 人数, measures. */
function subHeadings(grid: Grid, row: number, figureColumns: readonly number[]): number[] {
  const found: number[] = [];
  for (let place = row + 1; place < grid.height; place += 1) {
    const cells = figureColumns.flatMap((column) => {
      const cell = grid.at(place, column);
      return cell && cell.origin !== grid.at(row, column)?.origin ? [cell] : [];
    });
    const covered = figureColumns.every(
      (column) => grid.at(place, column)?.origin === grid.at(row, column)?.origin,
    );
    const words = cells.every(
      ({ cell, text }) =>
        cell.number === undefined &&
        (labelOf(text) || isMeasure(text) || isGenericName(text) || isMeasureHeading(text)),
    );
    if (!covered && (cells.length === 0 || !words)) return found;
    found.push(place);
  }
  return found;
}

function readRow(body: Body, row: number, heading: string | undefined): Listed[] {
  const { grid, sides, units, purpose, unread } = body;
  const fields: Partial<Record<Field, Placed>> = {};
  const labels: string[] = [];
  let ordinal = false;
  for (const [column, field] of sides) {
    const cell = grid.at(row, column);
    if (!cell || (field === 'label' && cell.origin === grid.at(row, column - 1)?.origin)) continue;
    if (field === 'label') {
      const { name: word, measure } = takeMeasure(cell.text);
      labels.push(word);
      if (yearIn(word)) fields.year ??= { text: `${yearIn(word)}`, at: cell.at };
      if (measure) fields.measure ??= { text: measure, at: cell.at };
    } else if (field === 'other') ordinal ||= isTotal(cell.text);
    else fields[field] = { text: cell.text, at: cell.at };
  }
  // A table of one indicator has its name in the title or on the sheet's tab.
  if (![...sides.values()].includes('name')) fields.name = { text: '', at: grid.address(row, 0) };
  const name = fields.name;
  if (
    ordinal ||
    [name, fields.section].some((placed) => placed && (isTotal(placed.text) || isSubtotal(placed.text)))
  )
    return [];
  if (name && isAside(name.text)) return [];
  if (heading !== undefined) fields.section ??= { text: heading, at: grid.address(row, 0) };
  const measures = new Map(
    units.flatMap(({ role, unit, column }) => {
      const text = role === 'measure' ? grid.at(row, column)?.text : undefined;
      return text === undefined ? [] : [[unit, text] as const];
    }),
  );
  const figures = units
    .filter(({ role }) => role === 'figure')
    .map((column) => ({ label: measures.get(column.unit), ...cellOf(grid, row, column) }));
  const [cells, totals] = [
    figures.filter(({ unit }) => unit !== ''),
    figures.filter(({ unit }) => unit === ''),
  ];
  if (!name) {
    const first = cells.find(({ cell }) => readFigure(cell).kind === 'amount');
    if (first) unread.push({ at: first.at, text: first.cell!.text, why: '这一行没有指标名称' });
    return [];
  }
  const said = labels.flatMap((label) => labelOf(label) ?? []).at(-1);
  const people =
    said === 'responsible'
      ? figures
      : units.filter(({ role }) => role === 'responsible').map((unit) => cellOf(grid, row, unit));
  const responsible = people.flatMap(({ unit, at, cell }) =>
    cell && unit !== '' ? [{ unit, at, text: cell.text }] : [],
  );
  if (!serves(labels, purpose) && responsible.length === 0) return [];
  const used = serves(labels, purpose) ? once(cells, unread) : [];
  return [{ at: name.at, name: name.text, fields, cells: used, totals, responsible }];
}

/** 备注, 联系人 as a whole row: something said of each unit, no indicator. */
function isAside(name: string): boolean {
  const field = fieldOf(name);
  return field !== undefined && field !== 'name' && field !== 'section' && bare(name).length <= 5;
}

function cellOf(grid: Grid, row: number, { column, role: _, ...said }: UnitColumn): ListedCell {
  const found: GridCell | undefined = grid.at(row, column);
  return { ...said, at: found?.at ?? grid.address(row, column), cell: found?.cell };
}

/** A unit that has two columns which nothing tells apart has no figure. */
function once(cells: readonly ListedCell[], unread: Unread[]): ListedCell[] {
  const byKey = new Map<string, ListedCell[]>();
  for (const cell of cells) {
    const key = `${cell.unit} ${cell.label ?? ''} ${cell.year ?? ''}`;
    const known = byKey.get(key) ?? [];
    if (!known.some(({ at }) => at === cell.at)) byKey.set(key, [...known, cell]);
  }
  return [...byKey.values()].flatMap((same) => {
    if (same.length === 1) return same;
    for (const { at, cell } of same)
      if (cell) unread.push({ at, text: cell.text, why: '同一单位有两列，分不清哪一列是目标' });
    return [];
  });
}

/** A merged figure over several units or indicators belongs to none of them. */
function dropShared(listed: Listed[], { unread }: Body): boolean {
  const owners = new Map<string, Set<string>>();
  for (const { at, fields, cells } of listed)
    for (const cell of cells) {
      const owner = `${at} ${fields.part?.text ?? ''} ${fields.measure?.text ?? ''} ${cell.unit} ${cell.label ?? ''}`;
      if (cell.cell) owners.set(cell.at, (owners.get(cell.at) ?? new Set()).add(owner));
    }
  const shared = new Set([...owners].filter(([, who]) => who.size > 1).map(([at]) => at));
  for (const at of shared) {
    const cell = listed.flatMap(({ cells }) => cells).find((candidate) => candidate.at === at)!;
    if (readFigure(cell.cell).kind !== 'blank')
      unread.push({ at, text: cell.cell!.text, why: '合并单元格跨了几个单位或几项指标，不知道各是多少' });
  }
  for (const [index, entry] of listed.entries())
    listed[index] = { ...entry, cells: entry.cells.filter(({ at }) => !shared.has(at)) };
  return shared.size > 0;
}
