import { type Decimal, decimal } from './arithmetic.ts';
import { isCounted, readMeasure } from './measures.ts';

/** The values that can be reported in a measure: whole people or things, else two decimals. */
export interface Grain {
  /** From one value to the next. */
  readonly grain: Decimal;
  /** The highest reportable value that is not above a number. */
  below(value: Decimal): Decimal;
  /** The lowest reportable value that is not below a number. */
  reaching(value: Decimal): Decimal;
}

const twoDecimals = decimal('0.01');

/** The grain of a measure: 1 人, 0.0001 万人, 0.01 公里. */
export function grainOf(indicatorMeasure: string): Grain {
  const measure = readMeasure(indicatorMeasure);
  const grain = isCounted(measure) ? decimal(1).div(measure.multiplier) : twoDecimals;
  return {
    grain,
    below: (value) => decimal(value).div(grain).floor().times(grain),
    reaching: (value) => decimal(value).div(grain).ceil().times(grain),
  };
}
