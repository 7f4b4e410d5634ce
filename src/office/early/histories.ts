import { dayNumber } from '../../calendar/dates.ts';
import { paceDays } from '../../domain/trend.ts';
import { recentItems, type StoredFigure } from '../../store/reports.ts';
import type { Tx } from '../../store/schema.ts';
import { figuresFor } from '../closing/figures.ts';
import { fromLedger } from '../figures.ts';
import type { Histories } from './tracked.ts';

/** The histories that count for a month; where a daily round has pushed the last weeks out of the newest dozen, the ledger's. */
export async function historiesFor(tx: Tx, month: string): Promise<Histories> {
  const histories = new Map<string, StoredFigure[]>();
  for (const [unit, figures] of await figuresFor(tx, month)) {
    const own: StoredFigure[] = [];
    for (const figure of figures)
      own.push(isTooShort(figure) ? { ...figure, recent: await whole(tx, figure, month) } : figure);
    histories.set(unit, own);
  }
  return histories;
}

function isTooShort({ recent }: StoredFigure): boolean {
  const days = dayNumber(recent.at(-1)!.dataDate) - dayNumber(recent[0]!.dataDate);
  return recent.length >= recentItems && days < paceDays;
}

async function whole(tx: Tx, figure: StoredFigure, month: string) {
  return (await fromLedger(tx, figure)).filter(({ period }) => period <= month);
}
