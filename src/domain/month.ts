import type { PeriodKey } from '../calendar/periods.ts';
import type { Decimal } from './arithmetic.ts';
import type { Progress } from './model.ts';

/** All that a month's closing (结账) is computed from; plain data, gathered by the caller. */
export interface MonthFacts {
  readonly month: PeriodKey;
  /** In the order of the configuration; units that share a place are listed in it. */
  readonly units: readonly UnitFacts[];
}

export interface UnitFacts {
  readonly unit: string;
  /** Its ranking group; a unit without one is scored and not ranked. */
  readonly group?: string;
  /** Excused by the office or the rules: scored, not ranked. */
  readonly exempt: boolean;
  /** Gave any report in the month; a unit that did not comes after all that did. */
  readonly reported: boolean;
  /** Judged with the figures that freeze; `no-task` ones may be left in, they count nowhere. */
  readonly indicators: readonly JudgedIndicator[];
  /** Rounds of the month answered after they were due (逾期), up to 结账. */
  readonly lateRounds: readonly Fact[];
  /** Rounds of the month that nothing answered until 结账 (未报); never one of `lateRounds`. */
  readonly unreportedRounds: readonly Fact[];
  /** 县市数据不一致, one per indicator. */
  readonly differences: readonly Fact[];
  /** Notices whose rectification (整改) is overdue. */
  readonly overdueRectifications: readonly Fact[];
  /** Findings (观察员问题) overdue and not answered. */
  readonly overdueFindings: readonly Fact[];
  /** Stories of the unit that a bulletin of the month adopted. */
  readonly stories: readonly Fact[];
  /** 加分 and 扣分 given by the office. */
  readonly manual: readonly ManualEntry[];
}

export interface JudgedIndicator {
  readonly indicator: string;
  readonly name: string;
  /** From the task list or rules.yaml; an indicator of weight 0 counts nowhere. */
  readonly weight: string;
  readonly progress: Progress;
  /** 提前完成 was credited at an earlier closing of the year; only a newly early one is at this one. */
  readonly credited: boolean;
}

/** An indicator as a closing freezes it, with what a notice prints of it. */
export interface FrozenIndicator extends JudgedIndicator {
  /** 939户, 主体, 达到序时; — where nothing was ever reported. */
  readonly value: string;
  /** 3200户; — where the task has no number. */
  readonly target: string;
}

/** One thing that happened, by the row it stands in, with the name people know it by. */
export interface Fact {
  readonly id: string;
  readonly name: string;
  /** The figure it is about as printed, where there is one. */
  readonly figure?: string;
}

export interface ManualEntry {
  readonly id: string;
  /** Signed, at most two decimals: 1 is a 加分, -0.5 a 扣分. */
  readonly points: string;
  readonly reason: string;
}

/**
 * What points are given or taken for; the list is the order of the score sheet. The first five and the last three exist
 * in both schemes; the five in the middle speak of an indicator's status and matter to 百分制反向扣分.
 */
export const entryKinds = [
  'late',
  'unreported',
  'difference',
  'rectification-overdue',
  'finding-overdue',
  'red',
  'yellow',
  'not-met',
  'exceeded',
  'never-reported',
  'early',
  'story',
  'manual',
] as const;

export type EntryKind = (typeof entryKinds)[number];

/** The row an entry comes from. */
export interface SourceRow {
  readonly kind: 'round' | 'indicator' | 'reconciliation' | 'notice' | 'finding' | 'story' | 'manual';
  readonly id: string;
}

/** One line of a score sheet. */
export interface ScoreEntry {
  readonly rule: EntryKind;
  /** 逾期填报, 提前完成 … */
  readonly label: string;
  /** What it is about: the round's, indicator's, finding's name; a manual entry's reason. */
  readonly about: string;
  /** Signed; 0 where the kind's limit was used up by the entries before it. */
  readonly points: Decimal;
  /** The limit of its kind took something away. */
  readonly limited: boolean;
  readonly figure?: string;
  readonly source: SourceRow;
}

/** What one indicator brings to the base: share × ratio = points. */
export interface BaseItem {
  readonly indicator: string;
  readonly name: string;
  /** Its weight renormalised so that the unit's weights are 100 together. */
  readonly share: Decimal;
  readonly ratio: Decimal;
  readonly points: Decimal;
}

export interface ScoreSheet {
  readonly unit: string;
  /** Exact; 100 in 百分制反向扣分. */
  readonly base: Decimal;
  /** Empty in 百分制反向扣分. */
  readonly items: readonly BaseItem[];
  readonly entries: readonly ScoreEntry[];
  /** base + entries, rounded half up to two decimals, never below 0: what is printed and ranked. */
  readonly total: Decimal;
}

/** What places a unit, in this order: a report in the month, higher total, fewer 未报 rounds, fewer 红, higher completion. */
export interface RankingKeys {
  readonly reported: boolean;
  readonly total: Decimal;
  readonly unreportedRounds: number;
  /** Indicators that are 滞后（红）. */
  readonly red: number;
  /** Plain mean of the uncapped completions in percent; never reported counts 0, what has no completion is left out. */
  readonly completion: Decimal;
}

export interface RankingRow extends RankingKeys {
  readonly unit: string;
  /** 1, 2, 2, 4 */
  readonly place: number;
  readonly bottom: boolean;
}

/** A ranking group of one month, frozen. */
export interface GroupRanking {
  readonly group: string;
  /** By place; units that share one in the order of the configuration. */
  readonly rows: readonly RankingRow[];
  /** How many bottom places the group has: K, or half of n rounded down where n < 2K. */
  readonly bottomPlaces: number;
  /** Units in the bottom places, best first. */
  readonly bottom: readonly string[];
  readonly notRanked: readonly NotRanked[];
  /** None of the ranked units reported: no bottom places, and the office is told. */
  readonly nobodyReported: boolean;
}

export interface NotRanked {
  readonly unit: string;
  /** no-task: no indicator is left that counts. */
  readonly reason: 'exempt' | 'no-task';
}

/** What a closing freezes. */
export interface ClosedMonth {
  readonly month: PeriodKey;
  /** One per unit that has a task, ranked or not. */
  readonly sheets: readonly ScoreSheet[];
  /** The groups that are ranked, in the order in which they first appear. */
  readonly groups: readonly GroupRanking[];
}

/** The part of a closed month that runs and notices are computed from; a closed month is one. */
export type RankedMonth = Pick<ClosedMonth, 'month' | 'groups'>;

/** Never two notices for one key; `level` counts from 1. */
export interface GroundsKey {
  readonly unit: string;
  readonly month: PeriodKey;
  readonly level: number;
}

/** Why a notice is due: the run of months in the bottom places. */
export interface Grounds extends GroundsKey {
  readonly run: number;
  /** The run's months, oldest first. */
  readonly months: readonly GroundsMonth[];
}

export interface GroundsMonth {
  readonly month: PeriodKey;
  readonly group: string;
  readonly place: number;
  /** Units ranked in the group. */
  readonly of: number;
  readonly total: Decimal;
}
