import type { Day } from '../calendar/dates.ts';
import type { PeriodKey } from '../calendar/periods.ts';
import { percentText, tableText } from './arithmetic.ts';
import type { FrozenIndicator, Grounds, RankedMonth } from './month.ts';
import { behindIn, figuresText } from './notice-figures.ts';
import type { LadderLevel } from './score-rules.ts';

/** Everything a notice prints of why it is due, as texts that no later figure changes. */
export interface PrintedGrounds {
  /** The ranking group: 县市区 */
  readonly group: string;
  readonly bottomPlaces: number;
  /** Oldest first. */
  readonly months: readonly PrintedMonth[];
  readonly behind: readonly PrintedIndicator[];
  /** The level's name and what is done at it. */
  readonly name: string;
  readonly measure: string;
}

export interface PrintedMonth {
  readonly month: PeriodKey;
  readonly place: number;
  /** Units ranked. */
  readonly ranked: number;
  /** As printed in the ranking. */
  readonly score: string;
}

export interface PrintedIndicator {
  readonly indicator: string;
  readonly name: string;
  /** — where there is none, as for the other texts. */
  readonly value: string;
  readonly target: string;
  readonly completion: string;
  readonly scheduled: string;
  /** The day the value speaks of; none where nothing was ever reported. */
  readonly dataDate?: Day;
  /** The later day it was judged at (沿用). */
  readonly carriedTo?: Day;
}

/** Puts grounds into print: the run's months, the indicators behind, the level. */
export function printedGrounds(
  grounds: Grounds,
  ranked: readonly RankedMonth[],
  indicators: readonly FrozenIndicator[],
  { name, text }: LadderLevel,
): PrintedGrounds {
  return {
    group: grounds.months.at(-1)!.group,
    bottomPlaces: bottomPlacesOf(grounds, ranked),
    months: grounds.months.map(({ month, place, of, total }) => ({
      month,
      place,
      ranked: of,
      score: tableText(total),
    })),
    behind: behindIn(indicators).map(printedIndicator),
    name,
    measure: text,
  };
}

/** `figuresText` with the values and targets beside it: all the figures of a notice as one text. */
export function printedFigures(grounds: Grounds, indicators: readonly FrozenIndicator[]): string {
  const values = behindIn(indicators).map(({ value, target }) => [value, target]);
  return `${figuresText(grounds, indicators)}${JSON.stringify(values)}`;
}

/** Of months with different numbers of bottom places the largest: what it says is true of all of them. */
function bottomPlacesOf({ months }: Grounds, ranked: readonly RankedMonth[]): number {
  const places = months.map(({ month, group }) => {
    const groups = ranked.find((one) => one.month === month)?.groups ?? [];
    return groups.find((one) => one.group === group)?.bottomPlaces ?? 0;
  });
  return Math.max(...places);
}

function printedIndicator(judged: FrozenIndicator): PrintedIndicator {
  const { indicator, name, value, target, progress } = judged;
  const { status, completion, scheduled, dataDate, judgedAt } = progress;
  const carried = dataDate !== undefined && judgedAt !== undefined && judgedAt > dataDate;
  return {
    indicator,
    name,
    value,
    target,
    // A rate beside its target says more than the quotient of the two.
    completion: completion && status !== 'not-met' ? percentText(completion) : '—',
    scheduled: scheduled ? percentText(scheduled) : '—',
    ...(dataDate !== undefined && { dataDate }),
    ...(carried && { carriedTo: judgedAt }),
  };
}
