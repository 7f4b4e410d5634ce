import type { Name } from '../language/model.ts';

/** What can be wrong in a text, by the rule that found it. */
export type FindingKind =
  /** Parts do not add up to the total. */
  | 'total'
  /** A percentage does not follow from its numbers. */
  | 'percent'
  /** A difference (比…少, 由…增至…) does not follow from its numbers. */
  | 'difference'
  /** A list is said to hold another number of things than it holds. */
  | 'count'
  /** One item is listed as done and as open. */
  | 'status'
  /** One figure is given twice with two values. */
  | 'twice'
  /** A figure contradicts the ledger. */
  | 'ledger'
  /** A unit that does not exist. */
  | 'unit';

/** One contradiction, with everything a reader needs to judge it. */
export interface Finding {
  readonly kind: FindingKind;
  /** Where it stands, as printed, line breaks removed; two when two places disagree. */
  readonly sentences: readonly string[];
  /** The arithmetic in words. */
  readonly arithmetic: string;
  readonly advice: string;
}

/** One value the office holds; `value` is a decimal string in `measure` (万元, 人次). */
export interface LedgerFigure {
  readonly unit: string;
  readonly indicator: string;
  readonly value: string;
  readonly measure: string;
  /** YYYY-MM-DD, 数据截至. */
  readonly dataDate: string;
}

/** What one unit is to reach in the year. */
export type LedgerTarget = Omit<LedgerFigure, 'dataDate'>;

/** What the office knows, for its own bulletins; without it a text is judged by itself alone. */
export interface Knowledge {
  readonly units: readonly Name[];
  /** The id of the unit that 全市 and 我市 mean. */
  readonly whole?: string;
  readonly indicators: readonly Name[];
  readonly figures: readonly LedgerFigure[];
  /** A list of tasks names each with its target, which is not a claim that it was reached. */
  readonly targets?: readonly LedgerTarget[];
}
