import { type Decimal, decimal, guard, larger, sumOf } from './arithmetic.ts';
import { assess } from './assess.ts';
import { type ClosingRules, closeMonth } from './close-month.ts';
import { leversOf, type Task } from './lever.ts';
import type { GroupRanking, MonthFacts, RankingKeys, UnitFacts } from './month.ts';
import { findRaises, type Raises, type Settings, withSettings } from './raise.ts';
import { bottomPlaceCount, compareKeys, isBottom, rankingKeys } from './ranking.ts';
import { scheduledPercent } from './schedule.ts';
import { scoreSheet } from './score.ts';

/** What would lift a unit out of the bottom places. */
export type Lift =
  /** It reported nothing; to report what it has would be enough. */
  { readonly kind: 'report' } | Raises;

/**
 * What would lift a unit out of the bottom places of a month, everything else staying as it is, computed by scoring and
 * ranking it anew; undefined when it is not in them. `tasks` are the unit's, as they were judged for `facts`.
 */
export function liftOf(
  facts: MonthFacts,
  unit: string,
  tasks: readonly Task[],
  rules: ClosingRules,
): Lift | undefined {
  const group = closeMonth(facts, rules).groups.find(({ bottom }) => bottom.includes(unit));
  const own = facts.units.find((candidate) => candidate.unit === unit);
  return group && own ? liftIn(group, own, tasks, rules) : undefined;
}

/** The same for a unit in the bottom places of a group that is already ranked. */
export function liftIn(
  group: GroupRanking,
  own: UnitFacts,
  tasks: readonly Task[],
  rules: ClosingRules,
): Lift {
  const others = group.rows.filter(({ unit }) => unit !== own.unit);
  // Whoever raises a figure has reported.
  const reporting = { ...own, reported: true };
  const keysOf = (settings: Settings) => keysWith(reporting, tasks, settings, rules);
  const enough = (settings: Settings) => !wouldBeBottom(keysOf(settings), others, rules);
  if (!own.reported && enough(new Map())) return { kind: 'report' };
  const ceiling = highestUseful(others, own);
  const byTask = tasks.map((task) => ({ task, levers: leversOf(task, ceiling) }));
  const expected = new Map(
    byTask.flatMap(({ task, levers }) => levers.map((lever) => [lever, expectedOf(task)] as const)),
  );
  return findRaises(
    byTask.flatMap(({ levers }) => levers),
    {
      enough,
      worth: (settings) => keysOf(settings).total,
      tiers: (lever) => [expected.get(lever)!, decimal(100), ceiling],
    },
  );
}

/** The unit's ranking keys if its figures were those of the settings. */
function keysWith(
  own: UnitFacts,
  tasks: readonly Task[],
  settings: Settings,
  { score }: ClosingRules,
): RankingKeys {
  const raised = new Set([...settings.keys()].map(({ indicator }) => indicator.id));
  const indicators = own.indicators.map((judged) => {
    const task = raised.has(judged.indicator)
      ? tasks.find(({ assessed }) => assessed.indicator.id === judged.indicator)
      : undefined;
    return task ? { ...judged, progress: assess(withSettings(task.assessed, settings)) } : judged;
  });
  const facts = { ...own, indicators };
  return rankingKeys(facts, scoreSheet(facts, score)!);
}

/** Where a unit with these keys would stand among the others, by the rules of the ranking itself. */
function wouldBeBottom(
  keys: RankingKeys,
  others: readonly RankingKeys[],
  { ranking }: ClosingRules,
): boolean {
  const before = countBefore(others, (other) => compareKeys(other, keys) < 0);
  const notAfter = countBefore(others, (other) => compareKeys(other, keys) <= 0);
  const ranked = others.length + 1;
  const bottom = bottomPlaceCount(ranked, ranking.bottomPlaces);
  return isBottom(keys.reported, before + 1, notAfter + 1, ranked, bottom);
}

/** How many of the others, who stand in order, fulfil what only the foremost do. */
function countBefore(others: readonly RankingKeys[], fulfils: (other: RankingKeys) => boolean): number {
  let [low, high] = [0, others.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (fulfils(others[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The percent of a task from which its r is 1. */
function expectedOf({ assessed, day }: Task): Decimal {
  const { indicator, year } = assessed;
  if (indicator.kind === 'level') return decimal(100);
  return scheduledPercent(indicator.schedule, assess(assessed).judgedAt ?? day, year);
}

/** Beyond this percent of a task a completion separates no equals any more: the mean is above everybody's already. */
function highestUseful(others: readonly RankingKeys[], { indicators }: UnitFacts): Decimal {
  const highest = others.reduce((best, { completion }) => larger(best, completion), decimal(100));
  const own = sumOf(indicators.map(({ progress }) => (progress.completion ?? decimal(0)).abs()));
  return guard(highest.times(indicators.length).plus(own).plus(1));
}
