import { type Draft, unclear } from './draft.ts';
import type { NameMatch, Reading } from './model.ts';

type Units = { unit?: NameMatch; drafts: readonly Draft[] };

/** One unit for all statements is the reading's; several are ambiguous there and stay with their statements. */
export function settleUnits(drafts: readonly Draft[], alone: NameMatch | undefined): Units {
  const said = drafts.length > 0 ? drafts.flatMap((draft) => draft.unit ?? []) : alone ? [alone] : [];
  const [first] = said;
  if (!first) return { unit: alone, drafts };
  if (said.every((unit) => sameUnit(unit, first))) {
    return { unit: first, drafts: drafts.map(({ unit: _unit, ...draft }) => draft) };
  }
  const ids = [
    ...new Set(
      said.flatMap((unit) =>
        unit.kind === 'found' ? [unit.id] : unit.kind === 'ambiguous' ? unit.ids : unit.nearest,
      ),
    ),
  ];
  return { unit: { kind: 'ambiguous', ids }, drafts };
}

function sameUnit(one: NameMatch, other: NameMatch): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The one date that all statements share, if they share one. */
export function settleDate(dates: readonly NonNullable<Reading['dataDate']>[]): Reading['dataDate'] {
  const [first] = dates;
  return first && dates.every((date) => JSON.stringify(date) === JSON.stringify(first)) ? first : undefined;
}

/** One month for all statements is the reading's; where months differ, what stands under a typed one is unclear. */
export function settlePeriods(
  drafts: readonly Draft[],
  alone: Reading['period'],
): { period: Reading['period']; drafts: readonly Draft[] } {
  const said = new Set(drafts.map(({ period }) => JSON.stringify(period)));
  if (said.size === 0) return { period: alone, drafts };
  if (said.size === 1) return { period: drafts[0]!.period, drafts };
  return {
    period: undefined,
    drafts: drafts.map((draft) => (draft.period ? unclear(draft, monthText(draft.period)) : draft)),
  };
}

function monthText({ year, month }: NonNullable<Reading['period']>): string {
  return `${year === undefined ? '' : `${year}年`}${month}月`;
}
