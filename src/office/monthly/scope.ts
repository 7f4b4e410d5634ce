import type { ShownMonth } from '../closing/shown.ts';
import type { InForce } from '../in-force.ts';
import type { Reach } from '../reach.ts';
import type { At } from '../year.ts';

/** What a month is told from: its figures as the closing froze them (暂计 where there is none), and the office at a moment. */
export interface MonthScope {
  readonly at: At;
  readonly inForce: InForce;
  readonly reach: Reach;
  readonly shown: ShownMonth;
}
