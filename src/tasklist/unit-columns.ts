import type { Grid } from './grid.ts';
import type { Purpose, Unread } from './model.ts';
import type { UnitFinder } from './units.ts';
import { bare, fieldOf, isSubtotal, isTotal, isUnitHeading, labelOf, serves } from './words.ts';

/** One column of figures: a unit's, or the total's. */
export interface UnitColumn {
  readonly column: number;
  /** '' for 合计. */
  readonly unit: string;
  readonly role: 'figure' | 'responsible' | 'unused';
  /** What stands under the unit beside plain words for target: a part's name or a measure. */
  readonly label?: string;
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
}

/** Reads the headings of the units' row, with what stands above them and in the rows of sub-headings below. */
export function unitColumns(
  grid: Grid,
  row: number,
  rows: { readonly above: readonly number[]; readonly below: readonly number[] },
  units: UnitFinder,
  purpose: Purpose,
): UnitColumns {
  const { headings, unread, strange } = headingsOf(grid, row, units);
  const columns = headings.map(({ column, unit }): UnitColumn => {
    const own = grid.at(row, column)!;
    const texts = (places: readonly number[]) =>
      places.flatMap((place) => {
        const cell = grid.at(place, column);
        return cell && cell.origin !== own.origin ? [cell.text] : [];
      });
    const below = texts(rows.below);
    const labels = [...texts(rows.above).filter(labelOf), own.text.slice(units.name(unit).length), ...below];
    const label = below.filter((text) => labelOf(text) === undefined).join('');
    const said = labels.flatMap((text) => labelOf(text) ?? []).at(-1);
    const role = said === 'responsible' ? said : serves(labels, purpose) ? 'figure' : 'unused';
    return { column, unit, role, ...(label === '' ? {} : { label }) };
  });
  return { columns, unread, strange };
}

function headingsOf(grid: Grid, row: number, units: UnitFinder) {
  const headings: Heading[] = [];
  const unread: Unread[] = [];
  const strange = new Set<number>();
  const columns = Array.from({ length: grid.width }, (_, column) => column);
  const exact = columns.filter((column) => units.exactly(grid.at(row, column)?.text ?? ''));
  const [first, last] = [exact[0] ?? 0, exact.at(-1) ?? 0];
  const refused = new Set<string>();
  for (const column of columns) {
    const cell = grid.at(row, column);
    if (!cell) continue;
    const { text, at, origin } = cell;
    const unit = units.exactly(text);
    const inside = column > first && column < last;
    if (unit) headings.push({ column, unit: unit.id });
    else if (isTotal(text)) headings.push({ column, unit: '' });
    else if (isSubtotal(text)) strange.add(column);
    else if (fieldOf(text) || labelOf(text) || isUnitHeading(text) || bare(text).length > 12) continue;
    else {
      const match = units.find(text);
      if (match.kind === 'found') headings.push({ column, unit: match.id });
      else if (match.kind === 'ambiguous' || inside) {
        strange.add(column);
        if (!refused.has(origin)) unread.push({ at, text, why: whyNoUnit(match, units) });
        refused.add(origin);
      }
    }
  }
  return { headings, unread, strange };
}

/** Why a heading is no unit's, with what it may have meant. */
export function whyNoUnit(match: ReturnType<UnitFinder['find']>, units: UnitFinder): string {
  const names = match.kind === 'ambiguous' ? match.ids : match.kind === 'unknown' ? match.nearest : [];
  const meant = names.map(units.name).join('、');
  if (match.kind === 'ambiguous') return `分不清是哪个单位（${meant}），请写全称`;
  return meant === '' ? '没有这个单位' : `没有这个单位，是不是${meant}？`;
}
