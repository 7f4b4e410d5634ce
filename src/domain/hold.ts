import { decimal } from './arithmetic.ts';
import { isCounted, readMeasure } from './measures.ts';
import type { Figure, Indicator } from './model.ts';

/** 无变化: the last value holds and its data date moves; nothing when there is no last value. */
export function held(last: Figure | undefined, dataDate: string, period: string): Figure | undefined {
  return last && { value: last.value, stage: last.stage, state: last.state, dataDate, period };
}

/** 零报告: nothing was added: the last value holds, and where there is none a number begins at 0. */
export function zeroed(
  indicator: Indicator,
  last: Figure | undefined,
  dataDate: string,
  period: string,
): Figure | undefined {
  if (last || !startsAtZero(indicator)) return held(last, dataDate, period);
  return { value: decimal(0), dataDate, period };
}

/** Tells whether nothing happened means 0: for amounts that add up, and limits on things that are counted (起, 人). */
export function startsAtZero({ kind, measure }: Indicator): boolean {
  return kind === 'cumulative' || (kind === 'cap' && isCounted(readMeasure(measure)));
}
