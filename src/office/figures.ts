import { decimal } from '../domain/arithmetic.ts';
import type { Figure, StatedState } from '../domain/model.ts';
import type { FigureKey, HistoryItem } from '../store/reports.ts';

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
