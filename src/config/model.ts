import type { Hours } from '../calendar/hours.ts';
import type { Indicator, Programme, Role, Target, Unit } from '../domain/model.ts';
import type { ReconciliationRules } from '../domain/reconciliation.ts';
import type { Moment, RoundRule } from '../domain/round.ts';
import type { RankingRules, ScoreRules, WarningRules } from '../domain/score-rules.ts';
import type { PlatformName } from '../message/inbound.ts';
import type { PaperRules, PaperTemplates } from './model-papers.ts';

/** The configuration folder as one value, checked as a whole. */
export interface Config {
  readonly city: string;
  readonly botName: string;
  readonly units: readonly Unit[];
  readonly people: readonly ConfigPerson[];
  readonly groups: readonly ConfigGroup[];
  readonly programmes: readonly Programme[];
  /** All programmes' indicators, in order. */
  readonly indicators: readonly Indicator[];
  readonly targets: readonly Target[];
  readonly rules: Rules;
  readonly holidays: HolidayOverride;
  readonly templates: PaperTemplates;
}

export interface ConfigPerson {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Unit ids the person acts for; a liaison may have two. */
  readonly units: readonly string[];
  readonly wecom?: string;
  readonly dingtalk?: string;
}

export interface ConfigGroup {
  /** The platform's chat id, as on the wire. */
  readonly id: string;
  readonly platform: PlatformName;
  readonly title: string;
  readonly units: readonly string[];
  /** The office's own group. */
  readonly office: boolean;
  /** Whether units that owe something are named before the others here; undefined: by the kind of group. */
  readonly names?: boolean;
  /** WeCom webhook key or DingTalk access_token. */
  readonly webhook?: string;
  /** DingTalk SEC… secret. */
  readonly secret?: string;
}

export type { Moment, ReminderRule, RoundRule } from '../domain/round.ts';

export interface Rules {
  readonly rounds: readonly RoundRule[];
  /** When the bot may speak unasked, on workdays (default 08:00–20:00). */
  readonly hours: Hours;
  /** Before each step of a milestone schedule (双月清单) units that are not there yet are told. */
  readonly milestones: readonly MilestoneReminder[];
  /** `monthly`: also when each leader is told, alone (default 6th workday of the following month, 09:00). */
  readonly digests: { readonly weekly: Moment; readonly monthly: Moment };
  readonly progress: {
    /** Points short of schedule from which a lagging indicator is red (default 10). */
    readonly redFrom: string;
  };
  readonly checks: {
    /** First crossing of this percent of the target asks 确认 (default 150). */
    readonly overTargetPercent: string;
    /** A stated 完成% may differ by this many points (default 1). */
    readonly statedPercentPoints: string;
    /** Jump above this many times the median of recent steps asks (default 5). */
    readonly jumpTimes: string;
    readonly jumpWindow: number;
    readonly jumpMinimum: number;
  };
  readonly closing: {
    /** nth workday of the following month, and time: when a month freezes (default 5th, 18:00). */
    readonly workday: number;
    readonly time: string;
    /** Closed by the clock (default), or only by the office. */
    readonly auto: boolean;
    /** 核对: when each unit is shown its provisional figures (default 3rd, 18:00). */
    readonly checkBack: { readonly workday: number; readonly time: string };
  };
  /** `from`: the first month that is scored and ranked. */
  readonly ranking: RankingRules & { readonly from: string };
  readonly score: ScoreRules;
  /** `earlyAt`: when units hear, mid-month, where their trend leads (default 当月15日 09:00, on a workday). */
  readonly warning: WarningRules & { readonly earlyAt: Moment };
  /** 异议: workdays after 发布, or after a notice was posted (default 5). */
  readonly appeal: { readonly workdays: number };
  /** 观察员问题: workdays until the answer is due (default 5). */
  readonly findings: { readonly answerWorkdays: number };
  readonly reconciliation: ReconciliationRules;
  /** 专报 and 月报. */
  readonly papers: PaperRules;
  /** Which counts where a parent unit has its own figure and a sum of its children: default 'reported'. */
  readonly wholes: 'reported' | 'sum';
  readonly audit: { readonly algorithm: 'sha256' | 'sm3' };
}

/** So many workdays before a milestone, at that time. */
export interface MilestoneReminder {
  readonly workdays: number;
  readonly time: string;
}

/** holidays.yaml: years that chinese-days does not have, or corrections. Dates YYYY-MM-DD. */
export type HolidayOverride = Readonly<
  Record<
    string,
    { readonly source: string; readonly off: readonly string[]; readonly work: readonly string[] }
  >
>;
