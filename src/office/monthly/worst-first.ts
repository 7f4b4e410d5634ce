import { type Decimal, decimal } from '../../domain/arithmetic.ts';
import { byUrgency } from '../situation.ts';
import type { MonthTask } from './tasks.ts';

/** The worst status first; among equals what is furthest from its schedule or target. */
export function worstFirst(tasks: readonly MonthTask[]): MonthTask[] {
  return byUrgency([...tasks].sort((a, b) => shortOf(b).cmp(shortOf(a))));
}

/** Points short of the schedule, or where there is none of the whole target. */
function shortOf({ progress: { scheduled, completion, ratio } }: MonthTask): Decimal {
  if (completion) return decimal(scheduled ?? 100).minus(completion);
  return decimal(1).minus(ratio).times(100);
}
