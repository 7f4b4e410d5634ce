import type { Decimal } from './arithmetic.ts';
import type { TypedAmount } from './measure.ts';
import type { Figure, Indicator, StatedState } from './model.ts';

/** When a figure is asked about; rules.yaml `checks`. */
export interface Thresholds {
  readonly overTargetPercent: string;
  readonly statedPercentPoints: string;
  readonly jumpTimes: string;
  readonly jumpWindow: number;
  readonly jumpMinimum: number;
}

/** What one line says, in plain data; exactly one of amount, stage, state, holds, zero, or none when the value is missing. */
export interface Said {
  readonly amount?: TypedAmount;
  /** +120 */
  readonly add?: boolean;
  readonly stage?: string;
  readonly state?: StatedState;
  readonly holds?: boolean;
  readonly zero?: boolean;
  readonly statedPercent?: string;
}

/** One line to be judged, with all it is judged against. */
export interface Candidate {
  readonly indicator: Indicator;
  /** The part it speaks of. */
  readonly part?: string;
  /** The unit's (part's) target as in the task list. */
  readonly target?: string;
  /** The figures that count this year, of this part, in order of their data dates; empty in a new year. */
  readonly history: readonly Figure[];
  readonly said: Said;
  /** The day the new figure would speak of. */
  readonly dataDate: string;
  /** 更正: may fall. */
  readonly correction?: boolean;
  readonly thresholds: Thresholds;
}

/** What would be recorded. */
export interface Entry {
  readonly value?: Decimal;
  readonly stage?: string;
  readonly state?: StatedState;
}

/** Recorded only after 确认. */
export type Doubt =
  | { readonly kind: 'over-target'; readonly completion: Decimal; readonly limit: Decimal }
  | { readonly kind: 'stated-percent'; readonly stated: Decimal; readonly completion: Decimal }
  | { readonly kind: 'jump'; readonly step: Decimal; readonly median: Decimal; readonly times: Decimal }
  | { readonly kind: 'measure'; readonly typed: string; readonly expected: string }
  | { readonly kind: 'not-whole'; readonly value: Decimal; readonly measure: string };

/** Not recorded. */
export type Fault =
  | { readonly kind: 'dimension'; readonly typed: string; readonly expected: string }
  /** Less than an earlier figure of the year: the way out is 更正. */
  | { readonly kind: 'falling'; readonly value: Decimal; readonly last: Decimal; readonly lastDate: string }
  /** A late figure for an earlier day that is more than a later one. */
  | {
      readonly kind: 'above-later';
      readonly value: Decimal;
      readonly later: Decimal;
      readonly laterDate: string;
    }
  | { readonly kind: 'negative'; readonly value: Decimal }
  /** Too many digits, before or behind the point. */
  | { readonly kind: 'too-long' }
  | { readonly kind: 'add-not-cumulative' }
  | { readonly kind: 'nothing-to-add-to' }
  | { readonly kind: 'nothing-to-hold' }
  | { readonly kind: 'value-missing'; readonly measure: string }
  | { readonly kind: 'stage-missing'; readonly stages: readonly string[] }
  | { readonly kind: 'unknown-stage'; readonly typed: string; readonly stages: readonly string[] }
  | { readonly kind: 'state-missing' };

export type Judgement =
  | { readonly verdict: 'ok'; readonly entry: Entry }
  | { readonly verdict: 'ask'; readonly entry: Entry; readonly reasons: readonly Doubt[] }
  | { readonly verdict: 'refuse'; readonly reason: Fault };
