import type { PeriodKey } from '../../calendar/periods.ts';
import type { GroupRanking } from '../../domain/month.ts';
import { snapshotOf } from '../../store/closed-months.ts';
import type { ClosedUnit } from '../../store/closed-unit.ts';
import { type Closing, newestClosing } from '../../store/closings.ts';
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
  const closing = await newestClosing(tx, month);
  if (closing && closing.reopenedAt === undefined) return { ...(await snapshotOf(tx, closing)), closing };
  return computeMonth(tx, office, month, now);
}
