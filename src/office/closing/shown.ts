import type { PeriodKey } from '../../calendar/periods.ts';
import type { GroupRanking } from '../../domain/month.ts';
import { snapshotOf } from '../../store/closed-months.ts';
import type { ClosedUnit } from '../../store/closed-unit.ts';
import { type Closing, closingInForce } from '../../store/closings.ts';
import type { Tx } from '../../store/schema.ts';
import type { Office } from '../office.ts';
import { computeMonth } from './compute.ts';

/** A month as it is shown: frozen, or as it stands now (暂计). */
export interface ShownMonth {
  readonly month: PeriodKey;
  readonly groups: readonly GroupRanking[];
  readonly units: readonly ClosedUnit[];
  /** The revision that holds; absent while the month is not closed. */
  readonly closing?: Closing;
}

/** A month by the revision that holds, else computed from the ledger at this moment. */
export async function monthAsShown(
  tx: Tx,
  office: Office,
  month: PeriodKey,
  now: number,
): Promise<ShownMonth> {
  return (await closedMonth(tx, month)) ?? computeMonth(tx, office, month, now);
}

/** A month as its closing froze it; undefined when it is not closed, or was reopened. */
export async function closedMonth(
  tx: Tx,
  month: PeriodKey,
): Promise<(ShownMonth & { readonly closing: Closing }) | undefined> {
  const closing = await closingInForce(tx, month);
  return closing && { ...(await snapshotOf(tx, closing)), closing };
}
