import type { DataDate, TypedPeriod } from '../dates.ts';
import type { Amount } from '../model.ts';

/** Which of the vocabulary's units the rows of a table may be, by id. */
export interface Places {
  readonly counties: ReadonlySet<string>;
  /** 邵阳市: a row of it is the total, as 合计 is. */
  readonly wholes: ReadonlySet<string>;
}

/** An indicator, or one of its parts. */
export interface FigureName {
  readonly indicator: string;
  readonly part?: string;
}

/** One county's figure as typed. */
export interface CountyCell extends FigureName {
  readonly county: string;
  readonly amount: Amount;
  /** The line or cell as typed, for saying it back. */
  readonly source: string;
}

/** What 合计 says. */
export interface CountyTotal extends FigureName {
  readonly amount: Amount;
  readonly source: string;
}

/** A line or cell that gives no figure, and why. */
export interface UnreadCell {
  readonly source: string;
  /** county: no or several counties · indicator: whose figure is not said · figure: no single exact number · twice: two numbers for one figure. */
  readonly why: 'county' | 'indicator' | 'figure' | 'twice';
  /** Ids of the units or indicators that may be meant. */
  readonly nearest?: readonly string[];
  /** What it would have been a figure of, where that is known. */
  readonly of?: FigureName;
}

/** A department's table of counties. */
export interface CountyTable {
  readonly period?: TypedPeriod;
  readonly dataDate?: DataDate;
  /** Date words from which no single month or day follows. */
  readonly unclear?: string;
  readonly cells: readonly CountyCell[];
  readonly totals: readonly CountyTotal[];
  readonly unread: readonly UnreadCell[];
  /** Headings of columns that are no indicator: 目标任务, 完成率. */
  readonly ignored: readonly string[];
  /** Lines beyond those that are looked at. */
  readonly left: number;
}
