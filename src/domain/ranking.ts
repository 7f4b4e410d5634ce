import { decimal, settled, sumOf } from './arithmetic.ts';
import { countedIndicators } from './counted.ts';
import type { GroupRanking, NotRanked, RankingKeys, RankingRow, ScoreSheet, UnitFacts } from './month.ts';
import type { RankingRules } from './score-rules.ts';

/** A unit with its score; none where no indicator counts. */
export interface Scored {
  readonly facts: UnitFacts;
  readonly sheet: ScoreSheet | undefined;
}

/** What places a unit among the others of its group. */
export function rankingKeys(facts: UnitFacts, { total }: ScoreSheet): RankingKeys {
  const counted = countedIndicators(facts);
  const completions = counted.flatMap(
    ({ progress: { status, completion } }) => completion ?? (status === 'unreported' ? decimal(0) : []),
  );
  return {
    reported: facts.reported,
    total,
    unreportedRounds: facts.unreportedRounds.length,
    red: counted.filter(({ progress }) => progress.status === 'behind-red').length,
    completion:
      completions.length === 0 ? decimal(0) : settled(sumOf(completions).div(decimal(completions.length))),
  };
}

/** Below 0 when `a` stands before `b`, above 0 when after, 0 only when they are equal in everything. */
export function compareKeys(a: RankingKeys, b: RankingKeys): number {
  return (
    Number(b.reported) - Number(a.reported) ||
    b.total.cmp(a.total) ||
    a.unreportedRounds - b.unreportedRounds ||
    a.red - b.red ||
    b.completion.cmp(a.completion)
  );
}

/** How many of `ranked` places are bottom places: K, or half of them rounded down where there are fewer than 2K. */
export function bottomPlaceCount(ranked: number, bottomPlaces: number): number {
  return ranked < 2 * bottomPlaces ? Math.floor(ranked / 2) : bottomPlaces;
}

/**
 * Tells whether units that share the places from `first` to `last` are in the bottom. Sharing a place across the line
 * keeps out whoever reported; to units that reported nothing it gives nothing: they are in.
 */
export function isBottom(
  reported: boolean,
  first: number,
  last: number,
  ranked: number,
  bottom: number,
): boolean {
  return (reported ? first : last) > ranked - bottom;
}

/** Ranks one group (DESIGN 6): places, bottom places, and who is not ranked and why. */
export function rankGroup(group: string, scored: readonly Scored[], rules: RankingRules): GroupRanking {
  const exempt = new Set(rules.exempt);
  const notRanked: NotRanked[] = [];
  const standing: (RankingKeys & { readonly unit: string })[] = [];
  for (const { facts, sheet } of scored) {
    const { unit } = facts;
    if (facts.exempt || exempt.has(unit)) notRanked.push({ unit, reason: 'exempt' });
    else if (!sheet) notRanked.push({ unit, reason: 'no-task' });
    else standing.push({ unit, ...rankingKeys(facts, sheet) });
  }
  standing.sort(compareKeys);
  const nobodyReported = standing.length > 0 && !standing[0]!.reported;
  const bottomPlaces = nobodyReported ? 0 : bottomPlaceCount(standing.length, rules.bottomPlaces);
  const rows = placed(standing, bottomPlaces);
  const bottom = rows.filter((row) => row.bottom).map(({ unit }) => unit);
  return { group, rows, bottomPlaces, bottom, notRanked, nobodyReported };
}

/** Gives places to units in order: 1, 2, 2, 4. */
function placed(
  standing: readonly (RankingKeys & { readonly unit: string })[],
  bottomPlaces: number,
): RankingRow[] {
  const rows: RankingRow[] = [];
  for (let start = 0; start < standing.length; ) {
    let end = start + 1;
    while (end < standing.length && compareKeys(standing[start]!, standing[end]!) === 0) end += 1;
    const first = standing[start]!;
    const bottom = isBottom(first.reported, start + 1, end, standing.length, bottomPlaces);
    for (const keys of standing.slice(start, end)) rows.push({ ...keys, place: start + 1, bottom });
    start = end;
  }
  return rows;
}
