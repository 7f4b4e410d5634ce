import { type Decimal, decimal, guard } from './arithmetic.ts';
import type { StatedState, Status } from './model.ts';

/** Status of a task that has a schedule: done, on schedule, or behind: red from `redFrom` points short, else yellow. */
export function scheduledStatus(
  done: boolean,
  completion: Decimal,
  scheduled: Decimal,
  redFrom: string,
): Status {
  if (done) return 'done';
  const short = guard(scheduled.minus(completion));
  if (short.lte(0)) return 'on-schedule';
  return short.gte(decimal(redFrom)) ? 'behind-red' : 'behind-yellow';
}

/** Status of a task without a number; how far behind is not said, so behind is yellow. */
export function statedStatus(state: StatedState): Status {
  return state === 'behind' ? 'behind-yellow' : state;
}

/** Status words as people read them (DESIGN 3). */
export function statusText(status: Status, early = false): string {
  return status === 'done' && early ? '提前完成' : texts[status];
}

const texts: Readonly<Record<Status, string>> = {
  done: '已完成',
  'on-schedule': '达到序时',
  'behind-yellow': '滞后（黄）',
  'behind-red': '滞后（红）',
  met: '达标',
  'not-met': '未达标',
  within: '控制在目标内',
  exceeded: '超出',
  unreported: '未报',
  'no-task': '—',
};
