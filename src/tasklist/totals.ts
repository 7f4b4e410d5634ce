import { type Decimal, decimal } from '../domain/arithmetic.ts';
import type { Unit } from '../domain/model.ts';
import type { ListedCell, Unread } from './model.ts';
import type { ListedFigure } from './reading.ts';

/** What one row of a table adds up to. */
export interface Added {
  readonly figures: readonly ListedFigure[];
  readonly mismatches: readonly Unread[];
}

/** A total with what it says in the indicator's measure. */
export interface Total {
  readonly cell: ListedCell;
  readonly value: string;
}

/**
 * Compares 合计, 年度目标 and the whole's own column with the sum of the parts. A total over all units of a whole that has
 * no column of its own is the whole's figure; one that does not add up never is.
 */
export function addUp(
  figures: readonly ListedFigure[],
  totals: readonly Total[],
  units: readonly Unit[],
  complete: boolean,
): Added {
  const parentOf = (id: string) => units.find((unit) => unit.id === id)?.parent;
  const wholes = figures.filter(({ unit }) => figures.some((other) => parentOf(other.unit) === unit));
  const mismatches: Unread[] = [];
  const check = (at: string, text: string, value: string, sum: Decimal) => {
    if (!sum.eq(value))
      mismatches.push({ at, text, why: `各单位相加是 ${sum.toFixed()}，与这里的 ${value} 不一致` });
    return sum.eq(value);
  };
  for (const whole of wholes) {
    const children = figures.filter(({ unit }) => parentOf(unit) === whole.unit);
    if (complete && whole.value !== undefined && children.some(({ value }) => value !== undefined))
      check(whole.at, units.find(({ id }) => id === whole.unit)?.name ?? '', whole.value, sumOf(children));
  }
  if (!complete) return { figures, mismatches };
  const leaves = figures.filter(({ unit }) => !wholes.some((whole) => whole.unit === unit));
  const right = totals.filter(({ cell, value }) =>
    check(cell.at, cell.total ?? '合计', value, sumOf(leaves)),
  );
  const [total] = right;
  const parents = new Set(leaves.map(({ unit }) => parentOf(unit)));
  const [parent] = parents;
  const all = units.filter((unit) => unit.parent === parent);
  if (
    !total ||
    right.length < totals.length ||
    parents.size !== 1 ||
    parent === undefined ||
    wholes.length > 0
  )
    return { figures, mismatches };
  if (!all.every(({ id }) => leaves.some(({ unit }) => unit === id))) return { figures, mismatches };
  const part = leaves[0]?.part;
  const whole: ListedFigure = {
    unit: parent,
    value: total.value,
    at: total.cell.at,
    ...(part ? { part } : {}),
  };
  return { figures: [whole, ...figures], mismatches };
}

function sumOf(figures: readonly ListedFigure[]): Decimal {
  return figures.reduce((sum, { value }) => sum.plus(value ?? 0), decimal(0));
}
