import { rankScored } from '../../domain/close-month.ts';
import { liftIn } from '../../domain/lift.ts';
import type { ClosedMonth } from '../../domain/month.ts';
import { scoreSheet } from '../../domain/score.ts';
import type { ClosedUnit } from '../../store/closed-unit.ts';
import type { Tx } from '../../store/schema.ts';
import { inSlices } from '../in-slices.ts';
import type { Office } from '../office.ts';
import { type MonthRead, readMonth } from './month-facts.ts';

/** A month scored and ranked, closed or not. */
export interface ComputedMonth extends Pick<ClosedMonth, 'month' | 'groups'> {
  readonly units: readonly ClosedUnit[];
  readonly read: MonthRead;
}

/** Scores and ranks a month as it stands at this moment: what a closing freezes, and what everything provisional shows. */
export async function computeMonth(
  tx: Tx,
  office: Office,
  month: string,
  now: number,
): Promise<ComputedMonth> {
  const read = await readMonth(tx, office, month, now);
  const { score, ranking } = office.config.rules;
  const scored = await inSlices(read.facts.units, slice, (facts) => ({
    facts,
    sheet: scoreSheet(facts, score),
  }));
  const closed = rankScored(month, scored, ranking);
  return { month, groups: closed.groups, units: await unitsOf(office, closed, read), read };
}

// What would lift a unit takes some ten milliseconds to find.
const slice = 5;

function unitsOf(
  office: Office,
  { groups, sheets }: ClosedMonth,
  read: MonthRead,
): Promise<readonly ClosedUnit[]> {
  const rows = new Map(
    groups.flatMap((group) => group.rows.map((row) => [row.unit, { group, row }] as const)),
  );
  const unranked = new Map(groups.flatMap(({ notRanked }) => notRanked.map((one) => [one.unit, one.reason])));
  const sheet = new Map(sheets.map((one) => [one.unit, one]));
  return inSlices(read.facts.units, slice, (facts) => {
    const { unit, group } = facts;
    const ranked = rows.get(unit);
    return {
      unit,
      group,
      ranking: ranked?.row,
      notRanked: unranked.get(unit),
      sheet: sheet.get(unit),
      indicators: read.indicators.get(unit) ?? [],
      lift: ranked?.row.bottom
        ? liftIn(ranked.group, facts, read.tasks(unit), office.config.rules)
        : undefined,
    };
  });
}
