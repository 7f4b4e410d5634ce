import { type Decimal, decimal } from './arithmetic.ts';
import type { Figure } from './model.ts';

/** A parent unit's figure, and how it came about. */
export interface Whole {
  readonly figure?: Figure;
  readonly source: 'reported' | 'sum' | 'none';
  /** The children's total, when any of them reported. */
  readonly sum?: Decimal;
  /** Both exist and are not equal: the department's figure minus the counties' total. */
  readonly difference?: Decimal;
  /** Children whose value is older than the sum's data date and is carried. */
  readonly carried: readonly string[];
  /** Children that never reported. */
  readonly missing: readonly string[];
}

/**
 * A parent's `cumulative` figure: reported by somebody, or the sum of its children's; `rule` says which counts where both
 * exist. A sum speaks of its newest child's day: cumulative values only grow, so by then the whole is at least that much,
 * and one silent county cannot make the city look ahead of schedule. What is carried or missing is named.
 */
export function wholeFigure(
  children: Readonly<Record<string, Figure | undefined>>,
  own: Figure | undefined,
  rule: 'reported' | 'sum',
): Whole {
  const told = Object.entries(children).flatMap(([id, figure]) =>
    figure?.value ? [{ id, value: figure.value, figure }] : [],
  );
  const missing = Object.keys(children).filter((id) => !children[id]?.value);
  const newest = told.map(({ figure }) => figure).reduce<Figure | undefined>(newer, undefined);
  const sum = newest && told.reduce((total, { value }) => total.plus(value), decimal(0));
  const carried = told.filter(({ figure }) => figure.dataDate < newest!.dataDate).map(({ id }) => id);
  const reported = own?.value ? own : undefined;
  const difference =
    sum && reported?.value && !sum.eq(reported.value) ? decimal(reported.value).minus(sum) : undefined;
  const facts = { sum, difference, carried, missing };
  if (reported && (rule === 'reported' || !newest)) return { figure: reported, source: 'reported', ...facts };
  if (!newest) return { source: 'none', ...facts };
  return {
    figure: { value: sum, dataDate: newest.dataDate, period: newest.period },
    source: 'sum',
    ...facts,
  };
}

function newer(best: Figure | undefined, figure: Figure): Figure {
  return best && best.dataDate >= figure.dataDate ? best : figure;
}
