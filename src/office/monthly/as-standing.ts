import { decimal } from '../../domain/arithmetic.ts';
import type { Standing } from '../situation.ts';
import type { MonthTask } from './tasks.ts';

/** A frozen task as the boards want it; its printed value is a number again. */
export function asStanding({ unit, indicator, progress, value }: MonthTask): Standing {
  const { measure, kind } = indicator;
  const number = value.endsWith(measure) ? value.slice(0, value.length - measure.length) : '';
  const { dataDate, judgedAt } = progress;
  const whole = {
    dataDate: dataDate ?? '',
    period: '',
    ...(/^-?\d+(\.\d+)?$/.test(number) ? { value: decimal(number) } : {}),
    ...(kind === 'stage' && dataDate ? { stage: value } : {}),
  };
  return { unit, indicator, progress, figures: { whole, parts: {} }, carried: judgedAt !== dataDate };
}
