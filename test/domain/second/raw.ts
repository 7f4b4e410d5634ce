import type { Indicator, StatedState } from '../../../src/domain/model.ts';
import type { UnitFacts } from '../../../src/domain/month.ts';
import type { RankingRules, ScoreRules, WarningRules } from '../../../src/domain/score-rules.ts';

/** A year before anything is computed: texts and dates only, from which both implementations start. */
export interface RawYear {
  /** The year again: `SEED=… YEARS=1`. */
  readonly seed: number;
  readonly rules: RawRules;
  readonly steps: readonly Step[];
}

export interface RawRules {
  readonly score: ScoreRules;
  readonly ranking: RankingRules;
  readonly warning: WarningRules;
  readonly redFrom: string;
}

/** What the office does, in this order. */
export type Step =
  | { readonly kind: 'close'; readonly month: RawMonth }
  /** Always the latest closed month. */
  | { readonly kind: 'reopen'; readonly month: string }
  /** Whatever notice of the unit stands for the month is revoked by a person. */
  | { readonly kind: 'decide'; readonly unit: string; readonly month: string };

export interface RawMonth {
  readonly month: string;
  readonly units: readonly RawUnit[];
}

export type RawUnit = Omit<UnitFacts, 'indicators'> & { readonly tasks: readonly RawTask[] };

/** One unit in one indicator, as the office knows it at the closing. */
export interface RawTask {
  readonly indicator: Indicator;
  readonly target?: string;
  readonly partTargets?: Readonly<Record<string, string>>;
  readonly whole?: RawFigure;
  readonly parts?: Readonly<Record<string, RawFigure>>;
  readonly judgedAt?: string;
  readonly year: number;
}

export interface RawFigure {
  readonly value?: string;
  readonly stage?: string;
  readonly state?: StatedState;
  readonly dataDate: string;
}
