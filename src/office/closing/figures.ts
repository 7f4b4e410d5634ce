import { groupBy } from '../../domain/group-by.ts';
import {
  type FigureKey,
  figuresIn,
  type HistoryItem,
  recentItems,
  type StoredFigure,
} from '../../store/reports.ts';
import type { Tx } from '../../store/schema.ts';
import { fromLedger } from '../figures.ts';

/**
 * The figures that count for a month, by unit: of every history what was reported for it or an earlier month of its year.
 * What was reported since for later months is left out.
 */
export async function figuresFor(
  tx: Tx,
  month: string,
): Promise<ReadonlyMap<string, readonly StoredFigure[]>> {
  const found: StoredFigure[] = [];
  for (const figure of await figuresIn(tx, Number(month.slice(0, 4)))) {
    const recent = await itemsUpTo(tx, figure, figure.recent, month);
    if (recent.length > 0) found.push({ ...figure, recent });
  }
  return groupBy(found, ({ unit }) => unit);
}

/** Where a daily round has pushed the month out of the newest dozen, the ledger still has it. */
async function itemsUpTo(
  tx: Tx,
  key: FigureKey,
  recent: readonly HistoryItem[],
  month: string,
): Promise<readonly HistoryItem[]> {
  const kept = recent.filter(({ period }) => period <= month);
  if (kept.length > 0 || recent.length < recentItems) return kept;
  return (await fromLedger(tx, key)).filter(({ period }) => period <= month);
}
