import type { IndicatorKind, Part, Programme, StatedState, Unit } from '../domain/model.ts';
import type { Unread } from './model.ts';

/** What the configuration knows, for finding what a list speaks of. */
export interface Known {
  readonly units: readonly Unit[];
  readonly programmes: readonly Programme[];
}

/** One figure of a list, in the indicator's measure; no value where the list says that there is no task. */
export interface ListedFigure {
  readonly unit: string;
  readonly part?: string;
  readonly value?: string;
  /** What a value is of an indicator without a number. */
  readonly stage?: string;
  readonly state?: StatedState;
  readonly at: string;
}

/** What a list says of one indicator. */
export interface ListedIndicator {
  readonly at: string;
  /** As written in the list. */
  readonly name: string;
  readonly id: string;
  readonly programme: string;
  /** Only for an indicator that the configuration does not have. */
  readonly fresh?: FreshIndicator;
  readonly lead?: string;
  readonly responsible?: string;
  readonly responsibleByUnit: Readonly<Record<string, string>>;
  readonly figures: readonly ListedFigure[];
  /** 数据截至 as written, where figures reached are read. */
  readonly dataDate?: { readonly text: string; readonly at: string };
}

export interface FreshIndicator {
  readonly kind: IndicatorKind;
  readonly measure: string;
  readonly aliases: readonly string[];
  readonly weight?: string;
  readonly stages: Readonly<Record<string, string>>;
  readonly milestones: Readonly<Record<string, string>>;
  readonly lag?: string;
  readonly skip: readonly string[];
  readonly parts: readonly (Pick<Part, 'id' | 'name' | 'measure'> & Partial<Part>)[];
  readonly shape?: 'linear' | 'step';
  readonly prorate?: boolean;
  /** The earlier year whose task this goes on, and what of it was taken because the list does not say. */
  readonly former?: { readonly year: number; readonly words: readonly string[] };
}

export interface FreshProgramme {
  readonly id: string;
  readonly name: string;
  readonly year: number;
  readonly noun?: Programme['noun'];
}

/** A whole workbook, understood: what can be used, and every place that cannot. */
export interface TaskListReading {
  readonly programmes: readonly FreshProgramme[];
  readonly indicators: readonly ListedIndicator[];
  readonly unread: readonly Unread[];
  /** Totals that are not the sum of what they add up. */
  readonly mismatches: readonly Unread[];
}

/** What a row speaks of: a configured indicator, or one that the list brings. */
export interface Subject {
  readonly id: string;
  readonly programme: string;
  readonly kind: IndicatorKind;
  readonly measure: string;
  readonly parts: readonly Pick<Part, 'id' | 'name' | 'measure'>[];
  readonly fresh?: FreshIndicator;
  /** Of the earlier year's task, where the list names none. */
  readonly lead?: string;
}
