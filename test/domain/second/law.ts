import { compare, type Fraction, halfUp } from './fraction.ts';

/** What places a unit. */
export interface Standing {
  readonly unit: string;
  readonly reported: boolean;
  readonly total: Fraction;
  readonly unreportedRounds: number;
  readonly red: number;
  readonly completion: Fraction;
}

/** Below 0 when a stands before b. */
export type Order = (a: Standing, b: Standing) => number;

export const reportersFirst: Order = (a, b) => Number(b.reported) - Number(a.reported);
export const higherTotal: Order = (a, b) => compare(b.total, a.total);
export const fewerUnreported: Order = (a, b) => a.unreportedRounds - b.unreportedRounds;
export const fewerRed: Order = (a, b) => a.red - b.red;
export const higherCompletion: Order = (a, b) => compare(b.completion, a.completion);

/** The sentences of DESIGN 3 and 6 that a test changes one at a time, to see that it would be noticed. */
export interface Law {
  /** Schedule, status, early: how a value exactly at the line is judged. */
  readonly isRed: (short: Fraction, redFrom: Fraction) => boolean;
  readonly isEarly: (dataDate: string, end: string) => boolean;
  /** The day a carried value is judged at. */
  readonly judgedAt: (dataDate: string, asked: string | undefined) => string;
  readonly roundTotal: (total: Fraction) => Fraction;
  readonly isLimited: boolean;
  readonly creditsAgain: boolean;
  readonly order: readonly Order[];
  readonly bottomPlaces: (n: number, k: number) => number;
  /** Whether a unit that shares a place across the line is in the bottom. */
  readonly isInAcrossTheLine: (reported: boolean) => boolean;
  readonly needsAReport: boolean;
  readonly startsAnew: (month: string, resetInJanuary: boolean) => boolean;
  readonly level: (run: number, n: number, last: number) => number;
  /** Which revoked notices come back with their grounds. */
  readonly revives: readonly ('reopening' | 'decision')[];
  readonly amends: boolean;
}

export const design: Law = {
  isRed: (short, redFrom) => compare(short, redFrom) >= 0,
  isEarly: (dataDate, end) => dataDate < end,
  judgedAt: (dataDate, asked) => (asked !== undefined && asked > dataDate ? asked : dataDate),
  roundTotal: (total) => halfUp(total),
  isLimited: true,
  creditsAgain: false,
  order: [reportersFirst, higherTotal, fewerUnreported, fewerRed, higherCompletion],
  bottomPlaces: (n, k) => (n < 2 * k ? Math.floor(n / 2) : k),
  isInAcrossTheLine: (reported) => !reported,
  needsAReport: true,
  startsAnew: (month, resetInJanuary) => resetInJanuary && month.endsWith('-01'),
  level: (run, n, last) => Math.min(run - n + 1, last),
  revives: ['reopening'],
  amends: true,
};
