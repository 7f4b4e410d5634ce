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
