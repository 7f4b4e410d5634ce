import { clamp01, type Decimal, decimal } from './arithmetic.ts';
import type { StatedState } from './model.ts';

/** r of a scheduled task: completion ÷ scheduled, 1 where nothing is expected yet. */
export function scheduledRatio(completion: Decimal, scheduled: Decimal): Decimal {
  return scheduled.lte(0) ? decimal(1) : clamp01(completion.div(scheduled));
}

/** r of a level: 1 when reached, else value ÷ target, 0 for a target that is not positive. */
export function levelRatio(value: Decimal, target: Decimal): Decimal {
  if (value.gte(target)) return decimal(1);
  return target.lte(0) ? decimal(0) : clamp01(decimal(value).div(target));
}

/** r of a limit: 1 within it, else limit ÷ value. */
export function capRatio(value: Decimal, limit: Decimal): Decimal {
  return value.lte(limit) ? decimal(1) : clamp01(limit.div(value));
}

/** r of a task without a number: 1 for done and on schedule, a half for behind. */
export function statedRatio(state: StatedState): Decimal {
  return decimal(state === 'behind' ? '0.5' : 1);
}
