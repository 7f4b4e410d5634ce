import { type EntryKind, entryKinds } from '../../../src/domain/month.ts';
import type { ScoreRules } from '../../../src/domain/score-rules.ts';
import {
  compare,
  divided,
  exact,
  type Fraction,
  hundred,
  larger,
  minus,
  smaller,
  sum,
  times,
  zero,
} from './fraction.ts';
import type { Law } from './law.ts';
import type { Judged } from './progress.ts';
import type { RawUnit } from './raw.ts';

export interface JudgedTask extends Judged {
  readonly indicator: string;
}

export interface Counted extends JudgedTask {
  readonly weight: Fraction;
}

export interface Line {
  readonly rule: EntryKind;
  readonly source: string;
  readonly points: Fraction;
  readonly limited: boolean;
}

export interface Sheet {
  readonly unit: string;
  readonly base: Fraction;
  readonly lines: readonly Line[];
  readonly total: Fraction;
}

/** The indicators that count for a unit: those with a task and a weight. */
export function countedOf(unit: RawUnit, judged: readonly JudgedTask[], rules: ScoreRules): Counted[] {
  return judged
    .map((one, at) => {
      const weight = rules.weights ? (rules.weights[one.indicator] ?? '0') : unit.tasks[at]!.indicator.weight;
      return { ...one, weight: exact(weight) };
    })
    .filter(({ status, weight }) => status !== 'no-task' && compare(weight, zero) > 0);
}

/** The score of a month by DESIGN 6; `credited` are the indicators whose 提前完成 brought points before. */
export function sheetOf(
  unit: RawUnit,
  counted: readonly Counted[],
  credited: ReadonlySet<string>,
  rules: ScoreRules,
  law: Law,
): Sheet {
  const weights = sum(counted.map(({ weight }) => weight));
  const weighted = sum(
    counted.map(({ weight, ratio }) => times(times(divided(weight, weights), hundred), ratio)),
  );
  const base = rules.scheme === 'weighted' ? weighted : hundred;
  const lines = entryKinds.flatMap((rule) =>
    rule === 'manual'
      ? unit.manual.map(({ id, points }) => ({ rule, source: id, points: exact(points), limited: false }))
      : linesOf(rule, sourcesOf(rule, unit, counted, credited, law), rules, law),
  );
  const total = law.roundTotal(sum([base, ...lines.map(({ points }) => points)]));
  return { unit: unit.unit, base, lines, total: larger(zero, total) };
}

type Ruled = Exclude<EntryKind, 'manual'>;

/** What the kind of entry is about, one line each. */
function sourcesOf(
  rule: Ruled,
  unit: RawUnit,
  counted: readonly Counted[],
  credited: ReadonlySet<string>,
  law: Law,
): string[] {
  const withStatus = (status: string) =>
    counted.filter((one) => one.status === status).map((one) => one.indicator);
  const ids = (facts: readonly { readonly id: string }[]) => facts.map(({ id }) => id);
  switch (rule) {
    case 'late':
      return ids(unit.lateRounds);
    case 'unreported':
      return ids(unit.unreportedRounds);
    case 'difference':
      return ids(unit.differences);
    case 'rectification-overdue':
      return ids(unit.overdueRectifications);
    case 'finding-overdue':
      return ids(unit.overdueFindings);
    case 'story':
      return ids(unit.stories);
    case 'red':
      return withStatus('behind-red');
    case 'yellow':
      return withStatus('behind-yellow');
    case 'not-met':
      return withStatus('not-met');
    case 'exceeded':
      return withStatus('exceeded');
    case 'never-reported':
      return withStatus('unreported');
    case 'early':
      return counted
        .filter(({ early, indicator }) => early && (law.creditsAgain || !credited.has(indicator)))
        .map(({ indicator }) => indicator);
  }
}

/** Each line costs or brings the rule's points until the kind's limit is used up. */
function linesOf(rule: Ruled, sources: readonly string[], rules: ScoreRules, law: Law): Line[] {
  const points = exact(rules.entries[rule].points);
  if (compare(points, zero) === 0) return [];
  const most = law.isLimited ? rules.entries[rule].most : undefined;
  let used = zero;
  return sources.map((source) => {
    const given = most === undefined ? points : smaller(points, minus(exact(most), used));
    used = sum([used, given]);
    const isBonus = rule === 'early' || rule === 'story';
    return {
      rule,
      source,
      points: isBonus ? given : minus(zero, given),
      limited: compare(given, points) < 0,
    };
  });
}
