import { compare, halfEven } from './fraction.ts';
import {
  design,
  fewerRed,
  fewerUnreported,
  higherCompletion,
  higherTotal,
  type Law,
  reportersFirst,
} from './law.ts';

/** The design with one sentence changed, by what is wrong then: each must be noticed. */
export const twisted: readonly (readonly [string, Partial<Law>])[] = [
  ['one bottom place too many', { bottomPlaces: (n, k) => design.bottomPlaces(n, k + 1) }],
  ['half of a small group rounded up', { bottomPlaces: (n, k) => (n < 2 * k ? Math.ceil(n / 2) : k) }],
  ['2K units taken for fewer', { bottomPlaces: (n, k) => (n <= 2 * k ? Math.floor((n - 1) / 2) : k) }],
  ['silent units let out by a shared place', { isInAcrossTheLine: () => false }],
  ['reporting units kept in by a shared place', { isInAcrossTheLine: () => true }],
  ['bottom places where nobody reported', { needsAReport: false }],
  ['silent units placed by score', { order: [higherTotal, fewerUnreported, fewerRed, higherCompletion] }],
  [
    'red before 未报 rounds',
    { order: [reportersFirst, higherTotal, fewerRed, fewerUnreported, higherCompletion] },
  ],
  ['未报 rounds not asked', { order: [reportersFirst, higherTotal, fewerRed, higherCompletion] }],
  ['red not asked', { order: [reportersFirst, higherTotal, fewerUnreported, higherCompletion] }],
  ['completion not asked', { order: [reportersFirst, higherTotal, fewerUnreported, fewerRed] }],
  ['halves rounded to the even neighbour', { roundTotal: halfEven }],
  ['the score ranked unrounded', { roundTotal: (total) => total }],
  ['limits not heeded', { isLimited: false }],
  ['提前完成 credited at every closing', { creditsAgain: true }],
  ['early on the last day', { isEarly: (dataDate, end) => dataDate <= end }],
  ['yellow when exactly as short as red begins', { isRed: (short, redFrom) => compare(short, redFrom) > 0 }],
  ['a carried value judged at its own date', { judgedAt: (dataDate) => dataDate }],
  ['an earlier judging day heeded', { judgedAt: (dataDate, asked) => asked ?? dataDate }],
  ['runs that never start anew', { startsAnew: () => false }],
  ['runs that always start anew in January', { startsAnew: (month) => month.endsWith('-01') }],
  ['levels one too high', { level: (run, n, last) => Math.min(run - n + 2, last) }],
  ['levels beyond the last', { level: (run, n) => run - n + 1 }],
  ['a second notice for a key that came back', { revives: [] }],
  ['what a person revoked revived', { revives: ['reopening', 'decision'] }],
  ['changed figures not amended', { amends: false }],
];
