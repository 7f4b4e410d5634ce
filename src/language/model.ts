/** What the readers of this folder need to know of names, and what they give back. No I/O, no clock. */
export interface Name {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
}

export interface IndicatorName extends Name {
  /** 计量单位 as printed; helps to tell a figure's number from other numbers. Empty for stage and stated. */
  readonly measure: string;
  readonly kind: 'cumulative' | 'level' | 'cap' | 'stage' | 'stated';
  readonly stages: readonly string[];
  readonly parts: readonly PartName[];
}

export interface PartName extends Name {
  readonly measure: string;
}

export interface Vocabulary {
  readonly units: readonly Name[];
  readonly indicators: readonly IndicatorName[];
  /** Command words with their aliases; `id` is the canonical word, e.g. 填报. */
  readonly commands: readonly Name[];
}

/** A name a person typed: found, ambiguous (never guessed), or unknown with the nearest names to offer. */
export type NameMatch =
  | { readonly kind: 'found'; readonly id: string; readonly part?: string }
  | { readonly kind: 'ambiguous'; readonly ids: readonly string[] }
  | { readonly kind: 'unknown'; readonly typed: string; readonly nearest: readonly string[] };

/** A number as typed; `value` is an exact decimal string in the typed measure's base (1.2万人 → 12000, 人; 1570万元 → 15700000, 元; 30% → 30, %). */
export interface Amount {
  readonly value: string;
  /** Base measure without 万/亿 (人, 人次, 户, 元, 公里, %…); '' when none was typed. */
  readonly measure: string;
  /** The 万/亿 multiplier that was typed ('1', '10000', '100000000'), so that a bare 1570 and a typed 1570万 can be told apart. */
  readonly multiplier: string;
  /** 1.2万余人, 约, 近, 以上: the number is rounded. */
  readonly approximate: boolean;
  readonly typed: string;
}

/** What one line (or one clause of prose) says about one indicator. Exactly one of amount, stage, state, holds, zero is set, or none when the value is missing. */
export interface Statement {
  /** The clause as typed, whitespace folded, for showing back. */
  readonly source: string;
  /** Only when one text speaks of several units (`Reading.unit` is then ambiguous): the unit of this statement. */
  readonly unit?: NameMatch;
  readonly indicator: NameMatch;
  readonly amount?: Amount;
  /** +120: added to the last accepted value. */
  readonly add?: boolean;
  readonly stage?: string;
  readonly state?: 'done' | 'on-schedule' | 'behind';
  /** 无变化 on this line. */
  readonly holds?: boolean;
  /** 零报告 on this line. */
  readonly zero?: boolean;
  /** 完成31% beside an amount: what the person says the completion is, decimal string. */
  readonly statedPercent?: string;
  readonly remark?: string;
}

/** A number with its surroundings that belongs to no indicator, for 说回. */
export interface Leftover {
  readonly text: string;
}

/** The reading of a whole 填报-like text or paragraph of prose. */
export interface Reading {
  readonly unit?: NameMatch;
  /** 填报 9月 …, 2024年9月: months as typed; the year is absent when it was not typed. */
  readonly period?: { readonly year?: number; readonly month: number };
  /** 截至9月30日 / 截至3月底: the year is absent when it was not typed; day absent means the month's end. */
  readonly dataDate?: { readonly year?: number; readonly month: number; readonly day?: number };
  readonly statements: readonly Statement[];
  readonly leftovers: readonly Leftover[];
}

/** The first word of a message, once mentions and quotes are gone. */
export type Opening =
  | { readonly kind: 'command'; readonly command: string; readonly rest: string }
  /** A bare number that answers a numbered list. */
  | { readonly kind: 'choice'; readonly number: number }
  /** A short first word that looks like a mistyped command. */
  | { readonly kind: 'near-command'; readonly typed: string; readonly nearest: readonly string[] }
  /** Anything else: to be read as prose. */
  | { readonly kind: 'prose'; readonly text: string };
