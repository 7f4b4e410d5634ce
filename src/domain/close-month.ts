import type { PeriodKey } from '../calendar/periods.ts';
import { groupBy } from './group-by.ts';
import type { ClosedMonth, MonthFacts } from './month.ts';
import { rankGroup, type Scored } from './ranking.ts';
import { scoreSheet } from './score.ts';
import type { RankingRules, ScoreRules } from './score-rules.ts';

export interface ClosingRules {
  readonly score: ScoreRules;
  readonly ranking: RankingRules;
}

/** What a closing freezes: every unit's score sheet and the ranking of every group (DESIGN 6). */
export function closeMonth({ month, units }: MonthFacts, { score, ranking }: ClosingRules): ClosedMonth {
  const scored = units.map((facts) => ({ facts, sheet: scoreSheet(facts, score) }));
  return rankScored(month, scored, ranking);
}

/** The second half of it, for whoever scores the units one after the other. */
export function rankScored(month: PeriodKey, scored: readonly Scored[], ranking: RankingRules): ClosedMonth {
  const grouped = scored.filter(({ facts }) => facts.group !== undefined);
  const groups = [...groupBy(grouped, ({ facts }) => facts.group!)].filter(([group]) =>
    isRanked(group, ranking),
  );
  return {
    month,
    sheets: scored.flatMap(({ sheet }) => sheet ?? []),
    groups: groups.map(([group, members]) => rankGroup(group, members, ranking)),
  };
}

function isRanked(group: string, { groups }: RankingRules): boolean {
  return groups.length === 0 || groups.includes(group);
}
