import type { RankingRules } from '../../../src/domain/score-rules.ts';
import { divided, exact, sum, zero } from './fraction.ts';
import type { Law, Standing } from './law.ts';
import type { RawUnit } from './raw.ts';
import type { Counted, Sheet } from './score.ts';

export interface Scored {
  readonly unit: RawUnit;
  readonly counted: readonly Counted[];
  /** None for a unit without an indicator that counts. */
  readonly sheet?: Sheet;
}

export interface Ranked extends Standing {
  readonly place: number;
  readonly bottom: boolean;
}

export interface RankedGroup {
  readonly group: string;
  readonly rows: readonly Ranked[];
  readonly bottomPlaces: number;
  readonly notRanked: readonly { readonly unit: string; readonly reason: 'exempt' | 'no-task' }[];
  readonly nobodyReported: boolean;
}

/** Every ranked group of the month, in the order in which they first appear. */
export function rankAll(scored: readonly Scored[], rules: RankingRules, law: Law): RankedGroup[] {
  const names = new Set(scored.flatMap(({ unit }) => unit.group ?? []));
  const ranked = [...names].filter((name) => rules.groups.length === 0 || rules.groups.includes(name));
  return ranked.map((group) =>
    rankOne(
      group,
      scored.filter(({ unit }) => unit.group === group),
      rules,
      law,
    ),
  );
}

function rankOne(group: string, members: readonly Scored[], rules: RankingRules, law: Law): RankedGroup {
  const isExempt = ({ unit }: Scored) => unit.exempt || rules.exempt.includes(unit.unit);
  const standings = members.filter((one) => !isExempt(one)).flatMap((one) => standingOf(one) ?? []);
  const n = standings.length;
  const nobodyReported = n > 0 && standings.every(({ reported }) => !reported);
  const bottomPlaces = nobodyReported && law.needsAReport ? 0 : law.bottomPlaces(n, rules.bottomPlaces);
  const rows = standings.map((standing) => {
    const place = 1 + standings.filter((other) => isBefore(other, standing, law)).length;
    const sharing = standings.filter(
      (other) => !isBefore(other, standing, law) && !isBefore(standing, other, law),
    ).length;
    const line = n - bottomPlaces;
    const bottom = place > line || (place + sharing - 1 > line && law.isInAcrossTheLine(standing.reported));
    return { ...standing, place, bottom };
  });
  const notRanked = members.flatMap((one) => {
    if (isExempt(one)) return { unit: one.unit.unit, reason: 'exempt' as const };
    return one.sheet ? [] : { unit: one.unit.unit, reason: 'no-task' as const };
  });
  return { group, rows: rows.sort((a, b) => a.place - b.place), bottomPlaces, notRanked, nobodyReported };
}

function standingOf({ unit, counted, sheet }: Scored): Standing | undefined {
  if (!sheet) return undefined;
  const completions = counted.flatMap(({ status, completion }) =>
    status === 'unreported' ? zero : (completion ?? []),
  );
  return {
    unit: unit.unit,
    reported: unit.reported,
    total: sheet.total,
    unreportedRounds: unit.unreportedRounds.length,
    red: counted.filter(({ status }) => status === 'behind-red').length,
    completion: completions.length === 0 ? zero : divided(sum(completions), exact(completions.length)),
  };
}

/** The first rule of the order that tells them apart decides. */
function isBefore(a: Standing, b: Standing, law: Law): boolean {
  for (const order of law.order) {
    const difference = order(a, b);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
