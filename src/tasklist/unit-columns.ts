import { readFigure } from './figure.ts';
import type { Grid } from './grid.ts';
import { takeMeasure, yearIn } from './listed-name.ts';
import type { Purpose, Unread } from './model.ts';
import type { UnitFinder } from './units.ts';
import {
  bare,
  fieldOf,
  isMeasure,
  isMeasureHeading,
  isSubtotal,
  isTotal,
  isUnitHeading,
  labelOf,
  serves,
} from './words.ts';

/** One column of figures: a unit's, or the total's. */
export interface UnitColumn {
  readonly column: number;
  /** '' for 合计. */
  readonly unit: string;
  readonly role: 'figure' | 'responsible' | 'measure' | 'unused';
  /** What stands under the unit beside plain words for target: a part's name or a measure. */
  readonly label?: string;
  readonly measure?: string;
  readonly year?: number;
  /** The heading, of a total. */
  readonly total?: string;
}

export interface UnitColumns {
  readonly columns: readonly UnitColumn[];
  readonly unread: readonly Unread[];
  /** Columns whose heading should have been a unit and is none. */
  readonly strange: ReadonlySet<number>;
}

interface Heading {
  readonly column: number;
  readonly unit: string;
  readonly total?: string;
}

/** Reads the headings of the units' row, with what stands above them and in the rows of sub-headings below. */
export function unitColumns(
  grid: Grid,
  row: number,
  rows: { readonly above: readonly number[]; readonly below: readonly number[] },
  units: UnitFinder,
  purpose: Purpose,
  turned: boolean,
): UnitColumns {
  const { headings, unread, strange } = headingsOf(grid, row, units, turned);
  const columns = headings.map(({ column, unit, total }): UnitColumn => {
    const own = grid.at(row, column)!;
    const texts = (places: readonly number[]) =>
      places.flatMap((place) => {
        const cell = grid.at(place, column);
        return cell && cell.origin !== own.origin ? [cell.text] : [];
      });
    const [above, below] = [texts(rows.above), texts(rows.below)];
    const beside = total ?? units.beside(own.text);
    const labels = [...above.filter(labelOf), beside, ...below];
    const unlike = below.filter((text) => labelOf(text) === undefined).join('');
    const label = unlike === '' && isMeasure(beside) ? beside : unlike;
    const measure = above.flatMap((text) => takeMeasure(text).measure ?? []).at(-1);
    const year = [...above, own.text, ...below].flatMap((text) => yearIn(text) ?? []).at(-1);
    const said = labels.flatMap((text) => labelOf(text) ?? []).at(-1);
    const role = below.some(isMeasureHeading)
      ? 'measure'
      : said === 'responsible'
        ? said
        : serves(labels, purpose)
          ? 'figure'
          : 'unused';
    return { column, unit, role, measure, year, total, ...(label === '' ? {} : { label }) };
  });
  return { columns, unread, strange };
}

function headingsOf(grid: Grid, row: number, units: UnitFinder, turned: boolean) {
  const headings: Heading[] = [];
  const unread: Unread[] = [];
  const strange = new Set<number>();
  const columns = Array.from({ length: grid.width }, (_, column) => column);
  const exact = columns.filter((column) => units.exactly(grid.at(row, column)?.text ?? ''));
  const [first, last] = [exact[0] ?? 0, exact.at(-1) ?? 0];
  const refused = new Set<string>();
  const holdsNumbers = (column: number) =>
    Array.from({ length: grid.height - row - 1 }, (_, index) => grid.at(row + 1 + index, column)).some(
      (cell) => cell && readFigure(cell.cell).kind === 'amount',
    );
  for (const column of columns) {
    const cell = grid.at(row, column);
    if (!cell) continue;
    const { text, at, origin } = cell;
    const unit = units.exactly(text);
    const inside = column > first && column < last;
    if (unit) headings.push({ column, unit: unit.id });
    else if (isTotal(text) || (!turned && isNobodys(text) && holdsNumbers(column)))
      headings.push({ column, unit: '', total: text });
    else if (isSubtotal(text)) strange.add(column);
    else if (fieldOf(text) || labelOf(text) || isUnitHeading(text) || bare(text).length > 12) continue;
    else {
      const match = units.find(text);
      if (match.kind === 'found') headings.push({ column, unit: match.id });
      else if (match.kind === 'ambiguous' || inside || holdsNumbers(column)) {
        strange.add(column);
        if (!refused.has(origin)) unread.push({ at, text, why: whyNoUnit(match, units) });
        refused.add(origin);
      }
    }
  }
  return { headings, unread, strange };
}

/** 年度目标 beside the units' columns, of which nothing says whose it is. */
function isNobodys(text: string): boolean {
  const label = labelOf(text);
  return (label === 'target' || label === 'value') && fieldOf(text) === undefined;
}

/** Why a heading is no unit's, with what it may have meant. */
export function whyNoUnit(match: ReturnType<UnitFinder['find']>, units: UnitFinder): string {
  const names = match.kind === 'ambiguous' ? match.ids : match.kind === 'unknown' ? match.nearest : [];
  const meant = names.map(units.name).join('、');
  if (match.kind === 'ambiguous') return `分不清是哪个单位（${meant}），请写全称`;
  return meant === '' ? '没有这个单位' : `没有这个单位，是不是${meant}？`;
}
