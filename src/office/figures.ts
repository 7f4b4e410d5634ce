import { decimal } from '../domain/arithmetic.ts';
import { inForce } from '../domain/history.ts';
import type { Figure, StatedState } from '../domain/model.ts';
import { type FigureKey, type HistoryItem, ledgerOf, type ReportRow } from '../store/reports.ts';
import type { Db, Tx } from '../store/schema.ts';

/** Names an indicator or one of its parts among a unit's. */
export const keyOf = (indicator: string, part: string) => `${indicator}\n${part}`;

/** Names a figure among one unit's. */
export const figureKey = ({ year, indicator, part }: Omit<FigureKey, 'unit'>) =>
  `${year}\n${keyOf(indicator, part)}`;

/** An item of the store's history as the rules want it. */
export function toFigure(item: HistoryItem): Figure {
  return {
    value: item.value === undefined ? undefined : decimal(item.value),
    stage: item.stage,
    state: item.state as StatedState | undefined,
    dataDate: item.dataDate,
    period: item.period,
    remark: item.remark,
  };
}

/** A row of the ledger as an item of its history. */
export function itemOf(row: ReportRow): HistoryItem {
  return {
    reportId: row.id,
    value: row.value ?? undefined,
    stage: row.stage ?? undefined,
    state: row.state ?? undefined,
    remark: row.remark ?? undefined,
    dataDate: row.data_date,
    period: row.period,
    reportedAt: row.created_at,
  };
}

/** All reports that count under a key, in order of data date: for when the newest dozen may not be enough. */
export async function fromLedger(db: Db | Tx, key: FigureKey): Promise<readonly HistoryItem[]> {
  return inForce(await ledgerOf(db, key)).map(itemOf);
}
