import { type PeriodKey, previousPeriod } from '../calendar/periods.ts';
import type { Grounds, GroundsMonth, RankedMonth } from './month.ts';
import type { WarningRules } from './score-rules.ts';

/** How many months in a row a unit has been in the bottom places. */
export interface Run {
  readonly unit: string;
  readonly run: number;
  /** Oldest first. */
  readonly months: readonly GroundsMonth[];
}

/**
 * The runs of all units in the bottom places of a month, group by group, best place first. `closed` are the closed months
 * in their latest revision, in any order; a month that is not among them, or in which a unit was not in the bottom for
 * whatever reason, ends its run.
 */
export function runsAt(
  closed: readonly RankedMonth[],
  month: PeriodKey,
  { resetInJanuary }: Pick<WarningRules, 'resetInJanuary'>,
): readonly Run[] {
  const bottoms = new Map(closed.map((ranked) => [ranked.month, bottomOf(ranked)]));
  return [...(bottoms.get(month)?.keys() ?? [])].map((unit) => {
    const months: GroundsMonth[] = [];
    for (let at = month; ; at = previousPeriod(at)) {
      const stood = bottoms.get(at)?.get(unit);
      if (!stood) break;
      months.push(stood);
      if (resetInJanuary && at.endsWith('-01')) break;
    }
    return { unit, run: months.length, months: months.reverse() };
  });
}

/** The level of a run (from 1): one a month from the Nth on, up to the ladder's last; undefined below that. */
export function levelOf(
  run: number,
  { consecutiveMonths, ladder }: Pick<WarningRules, 'consecutiveMonths' | 'ladder'>,
): number | undefined {
  return run < consecutiveMonths ? undefined : Math.min(run - consecutiveMonths + 1, ladder.length);
}

/** The notices due for a closed month, one per unit at most (DESIGN 6). */
export function dueNotices(
  closed: readonly RankedMonth[],
  month: PeriodKey,
  rules: WarningRules,
): readonly Grounds[] {
  return runsAt(closed, month, rules).flatMap(({ unit, run, months }) => {
    const level = levelOf(run, rules);
    return level === undefined ? [] : [{ unit, month, level, run, months }];
  });
}

function bottomOf({ month, groups }: RankedMonth): Map<string, GroundsMonth> {
  const found = new Map<string, GroundsMonth>();
  for (const { group, rows } of groups)
    for (const { unit, place, total, bottom } of rows)
      if (bottom) found.set(unit, { month, group, place, of: rows.length, total });
  return found;
}
