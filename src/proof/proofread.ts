import { checkEnumerated } from './enumerated.ts';
import { checkGrowth } from './growth.ts';
import { checkListCounts } from './list-counts.ts';
import type { Finding, Knowledge } from './model.ts';
import { type Passage, passagesOf } from './passages.ts';
import { checkRates } from './rates.ts';
import { checkSharedOut } from './shared-out.ts';
import { checkShares } from './shares.ts';
import { checkStatuses } from './statuses.ts';
import { checkTotals } from './totals.ts';

/** The checks that need one passage only. */
const checks: readonly ((passage: Passage) => Finding[])[] = [checkRates, checkShares, checkGrowth, checkTotals, checkSharedOut, checkEnumerated, checkListCounts, checkStatuses];

/** Everything in a text that contradicts itself or, when knowledge is given, what the office knows; in order of the text. */
export function proofread(text: string, _knowledge?: Knowledge): readonly Finding[] {
  return passagesOf(text).flatMap((passage) => checks.flatMap((check) => check(passage)));
}
