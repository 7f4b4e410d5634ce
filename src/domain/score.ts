import { type Decimal, decimal, settled, sumOf, twoDecimals } from './arithmetic.ts';
import { countedIndicators } from './counted.ts';
import type { BaseItem, JudgedIndicator, ScoreSheet, UnitFacts } from './month.ts';
import { scoreEntries } from './score-entries.ts';
import type { ScoreRules } from './score-rules.ts';

/** A unit's score for a month with every entry and its reason; undefined when no indicator counts (DESIGN 6). */
export function scoreSheet(unit: UnitFacts, rules: ScoreRules): ScoreSheet | undefined {
  const counted = countedIndicators(unit);
  if (counted.length === 0) return undefined;
  const { base, items } = rules.scheme === 'weighted' ? weightedBase(counted) : fullBase;
  const entries = scoreEntries(unit, rules);
  const sum = twoDecimals(base.plus(sumOf(entries.map(({ points }) => points))));
  return { unit: unit.unit, base, items, entries, total: sum.gt(0) ? sum : decimal(0) };
}

const fullBase = { base: decimal(100), items: [] };

/** Σ weight × r with the weights of what counts renormalised to 100; divided once, so that r = 1 everywhere gives 100. */
function weightedBase(counted: readonly JudgedIndicator[]): { base: Decimal; items: BaseItem[] } {
  const weights = counted.map(({ weight }) => decimal(weight));
  const total = sumOf(weights);
  const ofHundred = (weighed: Decimal) => settled(weighed.times(100).div(total));
  const weighed = counted.map(({ progress }, at) => weights[at]!.times(progress.ratio));
  const items = counted.map(({ indicator, name, progress }, at) => ({
    indicator,
    name,
    share: ofHundred(weights[at]!),
    ratio: progress.ratio,
    points: ofHundred(weighed[at]!),
  }));
  return { base: ofHundred(sumOf(weighed)), items };
}
