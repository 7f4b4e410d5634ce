import { decimal } from './arithmetic.ts';
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
  if (last || (indicator.kind !== 'cumulative' && indicator.kind !== 'cap'))
    return held(last, dataDate, period);
  return { value: decimal(0), dataDate, period };
}
