import type { PeriodKey } from '../../calendar/periods.ts';
import { snapshotOf } from '../../store/closed-months.ts';
import { type Closing, newestClosing } from '../../store/closings.ts';
import type { Tx } from '../../store/schema.ts';
import type { ShownMonth } from '../closing/shown.ts';

/** A month as its closing froze it; undefined when it is not closed, or was reopened. */
export async function closedMonth(
  tx: Tx,
  month: PeriodKey,
): Promise<(ShownMonth & { readonly closing: Closing }) | undefined> {
  const closing = await newestClosing(tx, month);
  if (!closing || closing.reopenedAt !== undefined) return undefined;
  return { ...(await snapshotOf(tx, closing)), closing };
}
