import { contextsOf } from './context.ts';
import { checkEnumerated } from './enumerated.ts';
import { checkGrowth } from './growth.ts';
import { checkLedger } from './ledger.ts';
import { checkListCounts } from './list-counts.ts';
import type { Finding, Knowledge } from './model.ts';
import { checkOrdinals } from './ordinals.ts';
import { type Passage, passagesOf } from './passages.ts';
import { checkRates } from './rates.ts';
import { checkSharedOut } from './shared-out.ts';
import { checkShares } from './shares.ts';
import { checkSiblings } from './siblings.ts';
import { checkStatuses } from './statuses.ts';
import { checkStrangers } from './strangers.ts';
import { checkTotals } from './totals.ts';
import { checkTwice } from './twice.ts';
import { checkUnits } from './units.ts';

/** The checks that need one passage only. */
const checks: readonly ((passage: Passage) => Finding[])[] = [
  checkTotals,
  checkSharedOut,
  checkEnumerated,
  checkRates,
  checkShares,
  checkGrowth,
  checkListCounts,
  checkStatuses,
];

/** Everything in a text that contradicts itself or, when knowledge is given, what the office knows. */
export function proofread(text: string, knowledge?: Knowledge): readonly Finding[] {
  const passages = passagesOf(text);
  const contexts = contextsOf(passages, knowledge?.units);
  const slips = knowledge ? checkUnits(passages, knowledge) : [];
  return once([
    ...passages.flatMap((passage) => checks.flatMap((check) => check(passage))),
    ...checkOrdinals(passages),
    ...checkSiblings(passages),
    ...checkTwice(passages, contexts),
    ...slips,
    ...(knowledge ? checkStrangers(passages, knowledge, slips) : []),
    ...(knowledge ? passages.flatMap((passage) => checkLedger(passage, contexts, knowledge)) : []),
  ]);
}

/** Two rules may find the same: it is said once. */
function once(findings: readonly Finding[]): Finding[] {
  const seen = new Map<string, Set<string | undefined>>();
  return findings.filter(({ arithmetic, sentences }) => {
    const places = seen.get(arithmetic) ?? new Set();
    seen.set(arithmetic, places);
    return !places.has(sentences[0]) && places.add(sentences[0]);
  });
}
