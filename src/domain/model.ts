import type { Decimal } from 'decimal.js';

/** Words of DESIGN 2; everything here is plain data that a caller loads and passes in. */
export type UnitKind = 'city' | 'county' | 'department' | 'township' | 'office';

export interface Unit {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly kind: UnitKind;
  readonly parent?: string;
  readonly rankingGroup?: string;
}

export type Role = 'liaison' | 'department' | 'observer' | 'office' | 'leader';

/** cumulative: 今年以来累计 · level: a rate read as it is · cap: stay at or below · stage: 形象进度 · stated: no number. */
export type IndicatorKind = 'cumulative' | 'level' | 'cap' | 'stage' | 'stated';

/** How much is expected by a date; `percent` is a decimal string, `date` is YYYY-MM-DD. */
export type Schedule =
  | { readonly kind: 'linear' }
  | { readonly kind: 'milestones'; readonly shape: 'linear' | 'step'; readonly steps: readonly Milestone[] };

export interface Milestone {
  readonly date: string;
  readonly percent: string;
}

export interface Stage {
  readonly name: string;
  readonly percent: string;
}

export interface Part {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly measure: string;
  readonly weight: string;
}

export interface Indicator {
  readonly id: string;
  readonly programme: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly kind: IndicatorKind;
  /** 计量单位 as printed, e.g. 人, 万元, %; empty for stage and stated. */
  readonly measure: string;
  readonly weight: string;
  /** The department (Unit id) that leads it. */
  readonly lead?: string;
  /** Whose name the task list gives, for reference: the lead unit's person, and each unit's by unit id. */
  readonly responsible?: string;
  readonly responsibleByUnit?: Readonly<Record<string, string>>;
  readonly schedule: Schedule;
  /** Months by which the figure trails its period. */
  readonly lag: number;
  /** Months (1–12) that have no figure. */
  readonly skip: readonly number[];
  readonly stages: readonly Stage[];
  readonly parts: readonly Part[];
  /** `cap` only: compare with target × schedule. */
  readonly prorate: boolean;
}

export interface Programme {
  readonly id: string;
  readonly name: string;
  /** What sentences that count its indicators call them; 指标 unless given. */
  readonly noun?: '指标' | '项目';
  readonly year: number;
  readonly indicators: readonly Indicator[];
}

/** One cell of the task list; `value` is a decimal string in the indicator's (or part's) measure, '100' for stage and stated. */
export interface Target {
  readonly unit: string;
  readonly indicator: string;
  readonly part?: string;
  readonly value: string;
}

export type StatedState = 'done' | 'on-schedule' | 'behind';

/** The value that counts now for one unit, indicator and part: the newest report that was not withdrawn. */
export interface Figure {
  readonly value?: Decimal;
  readonly stage?: string;
  readonly state?: StatedState;
  /** YYYY-MM-DD, the day the value speaks of (数据截至). */
  readonly dataDate: string;
  readonly period: string;
  readonly remark?: string;
}

export type Status =
  | 'done'
  | 'on-schedule'
  | 'behind-yellow'
  | 'behind-red'
  | 'met'
  | 'not-met'
  | 'within'
  | 'exceeded'
  | 'unreported'
  | 'no-task';

/** What `assess` says of one unit and indicator. Percentages are whole numbers of percent (30.98…), not fractions. */
export interface Progress {
  readonly status: Status;
  readonly completion?: Decimal;
  readonly scheduled?: Decimal;
  /** 0..1, for the score. */
  readonly ratio: Decimal;
  /** 提前完成: done before the last milestone or the year's end. */
  readonly early: boolean;
  readonly dataDate?: string;
  /** The day it was judged at: the data date, or a later one where a silent unit's last value is carried (沿用). */
  readonly judgedAt?: string;
}
