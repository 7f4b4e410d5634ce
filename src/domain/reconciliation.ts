import { type Decimal, decimal } from './arithmetic.ts';

/** Whose figure counts, and what passes for equal (县市一致); rules.yaml `reconciliation`. */
export interface ReconciliationRules {
  readonly decides: 'county' | 'department' | 'office';
  /** Percent of the department's figure by which the two may differ. */
  readonly tolerancePercent: string;
}

/** Tells whether a county's figure and the department's are not the same within the tolerance. */
export function differs(
  county: Decimal,
  department: Decimal,
  { tolerancePercent }: Pick<ReconciliationRules, 'tolerancePercent'>,
): boolean {
  const allowed = decimal(department).abs().times(tolerancePercent);
  return decimal(county).minus(department).abs().times(100).gt(allowed);
}

/** A pair of figures as it was compared last, and how that ended. */
export interface KnownDifference {
  readonly county: Decimal;
  readonly department: Decimal;
  readonly state: 'open' | 'county' | 'department' | 'settled';
}

/**
 * What a new look at a pair makes of it. new: told once for each pair of figures · settled: was told, and is over · gone:
 * was decided for the county and is over, which nobody waits for · same: nothing to say.
 */
export type Comparison = 'new' | 'settled' | 'gone' | 'same';

/** Compares a county's figure of a month with the department's; a county without one (taken back) differs from nothing. */
export function compareSides(
  county: Decimal | undefined,
  department: Decimal,
  known: KnownDifference | undefined,
  rules: Pick<ReconciliationRules, 'tolerancePercent'>,
): Comparison {
  if (!county || !differs(county, department, rules)) {
    if (!known || known.state === 'settled') return 'same';
    return known.state === 'county' ? 'gone' : 'settled';
  }
  if (!known || known.state === 'settled') return 'new';
  return known.county.eq(county) && known.department.eq(department) ? 'same' : 'new';
}
