import type { Programme } from './model.ts';

/** The years of which no action of the monthly report holds any programme or indicator. */
export function uncoveredYears(
  programmes: readonly Programme[],
  actions: readonly { readonly programmes: readonly string[]; readonly indicators: readonly string[] }[],
): number[] {
  const named = new Set(actions.flatMap((action) => [...action.programmes, ...action.indicators]));
  const holds = ({ id, indicators }: Programme) =>
    named.has(id) || indicators.some((indicator) => named.has(indicator.id));
  return [...new Set(programmes.map(({ year }) => year))].filter(
    (year) => !programmes.some((programme) => programme.year === year && holds(programme)),
  );
}
