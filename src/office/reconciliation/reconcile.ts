import { decimal } from '../../domain/arithmetic.ts';
import { type Comparison, compareSides } from '../../domain/reconciliation.ts';
import { type Difference, saveDifferences, settleDifferences } from '../../store/differences.ts';
import { lapseRequests, nextShortIds, openNumbered } from '../../store/requests.ts';
import type { Tx } from '../../store/schema.ts';
import type { Office } from '../office.ts';
import type { SidePair } from './pairs.ts';

/** What a look at some pairs found. */
export interface Reconciled {
  /** To be told: new, or known ones with other figures. */
  readonly differing: readonly Difference[];
  /** Told before, and over. */
  readonly settled: readonly Settled[];
  /** Pairs that agree now, that differ now, and that the county has not reported. */
  readonly counts: { readonly equal: number; readonly apart: number; readonly silent: number };
}

export interface Settled {
  readonly pair: SidePair;
  readonly id: number;
  /** The office had been asked. */
  readonly asked: boolean;
}

/** Compares pairs and puts on record what came of it; the counties' ledgers are held by the caller. */
export async function reconcile(
  tx: Tx,
  { config: { rules } }: Pick<Office, 'config'>,
  pairs: readonly SidePair[],
  inboxId: number,
  now: number,
): Promise<Reconciled> {
  const found = pairs.map((pair) => ({ pair, is: comparisonOf(pair, rules.reconciliation) }));
  const of = (...kinds: Comparison[]) => found.flatMap(({ pair, is }) => (kinds.includes(is) ? [pair] : []));
  const fresh = of('new');
  const drawn = await nextShortIds(tx, fresh.filter(({ side }) => !side.difference).length);
  const { decides } = rules.reconciliation;
  const differing = fresh.map((pair) =>
    differenceOf(pair, pair.side.difference?.id ?? drawn.shift()!, decides === 'office' ? 'open' : decides),
  );
  const over = of('settled', 'gone').map(({ side }) => side.difference!.id);
  const stale = differing.flatMap(({ id, state }) => (state === 'open' ? [] : [id]));
  // Requests before differences: whoever decides one holds them in that order.
  const lapsed = await lapseRequests(tx, [...over, ...stale], inboxId, now);
  await openNumbered(
    tx,
    'difference',
    differing
      .filter(({ state }) => state === 'open')
      .map((difference) => ({ id: difference.id, data: difference })),
    inboxId,
    now,
  );
  await saveDifferences(tx, differing, inboxId, now);
  await settleDifferences(tx, over, inboxId, now);
  const settled = of('settled').map((pair) => {
    const { id } = pair.side.difference!;
    return { pair, id, asked: lapsed.includes(id) };
  });
  return { differing, settled, counts: countsOf(found, of('new').length) };
}

function comparisonOf({ side, county }: SidePair, rules: { readonly tolerancePercent: string }): Comparison {
  const { difference } = side;
  const known = difference && {
    county: decimal(difference.countyValue),
    department: decimal(difference.departmentValue),
    state: difference.state,
  };
  return compareSides(county && decimal(county.value), decimal(side.value), known, rules);
}

function differenceOf({ side, county }: SidePair, id: number, state: Difference['state']): Difference {
  const { unit, indicator, part, month, department, value, dataDate } = side;
  return {
    id,
    unit,
    indicator,
    part,
    month,
    department,
    state,
    countyValue: county!.value,
    departmentValue: decimal(value).toFixed(),
    countyDate: county!.dataDate,
    departmentDate: dataDate,
  };
}

function countsOf(found: readonly { pair: SidePair; is: Comparison }[], fresh: number) {
  const silent = found.filter(({ pair }) => !pair.county).length;
  const standing = found.filter(
    ({ pair, is }) => is === 'same' && pair.side.difference && pair.side.difference.state !== 'settled',
  ).length;
  return { equal: found.length - silent - fresh - standing, apart: fresh + standing, silent };
}
