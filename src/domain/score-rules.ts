import type { EntryKind } from './month.ts';

/** How a month is scored; rules.yaml `score`. Points are decimal texts of at most two decimals. */
export interface ScoreRules {
  /** weighted: Σ weight × r · deduction: 百分制反向扣分, 100 minus deductions. Entries apply to both. */
  readonly scheme: 'weighted' | 'deduction';
  readonly entries: Readonly<Record<RuledEntry, EntryRule>>;
  /** By indicator id, instead of those of the task list; what is not named counts nowhere. */
  readonly weights?: Readonly<Record<string, string>>;
}

/** Manual entries bring their own points and have no limit. */
export type RuledEntry = Exclude<EntryKind, 'manual'>;

export interface EntryRule {
  /** What one costs or brings, never negative; '0' means the kind is not used. */
  readonly points: string;
  /** At most so much per unit and month; absent for no limit. */
  readonly most?: string;
}

/** How units are ranked; rules.yaml `ranking`. */
export interface RankingRules {
  /** Groups that are ranked; empty means all. */
  readonly groups: readonly string[];
  /** Unit ids that are never ranked. */
  readonly exempt: readonly string[];
  /** K: how many places are bottom places. */
  readonly bottomPlaces: number;
}

/** When a notice is due and what it does; rules.yaml `warning`. */
export interface WarningRules {
  /** N: months in a row in the bottom places from which notices are due. */
  readonly consecutiveMonths: number;
  /** January starts every run anew. */
  readonly resetInJanuary: boolean;
  readonly ladder: readonly LadderLevel[];
  /** A notice unanswered at a deadline rises one level of the ladder. */
  readonly raiseUnanswered: boolean;
  /** Who is told of an unanswered notice: one step further up on each workday after a deadline. */
  readonly line: readonly Told[];
  /** Signed without a person. */
  readonly autoSign: boolean;
  readonly numbering: string;
  readonly acknowledgeWorkdays: number;
  readonly rectifyWorkdays: number;
}

/** group: the unit's group · liaison · leaders: the unit's leaders, alone · city-leaders · office. */
export type Told = 'group' | 'liaison' | 'leaders' | 'city-leaders' | 'office';

export interface LadderLevel {
  readonly name: string;
  /** What is done at this level, as the notice says it. */
  readonly text: string;
  readonly tell: readonly Told[];
}
