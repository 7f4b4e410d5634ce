import { type Decimal, decimal, percentOf } from './arithmetic.ts';
import type { Candidate, Doubt } from './judgement.ts';
import { isWhole } from './measure.ts';
import type { Figure } from './model.ts';
import { taskOf } from './target.ts';

/** What is odd enough about a value to ask 确认 first; all reasons, in the order they are told. */
export function doubts(candidate: Candidate, value: Decimal, measure: string): readonly Doubt[] {
  const found = [
    notWhole(value, measure),
    overTarget(candidate, value),
    statedOtherwise(candidate, value),
    jumps(candidate, value),
  ];
  return found.flatMap((doubt) => doubt ?? []);
}

function notWhole(value: Decimal, measure: string): Doubt | undefined {
  return isWhole(value, measure) ? undefined : { kind: 'not-whole', value, measure };
}

/** Only the first crossing: whoever confirmed 160% is not asked again at 170%. */
function overTarget(
  { indicator, target, history, thresholds }: Candidate,
  value: Decimal,
): Doubt | undefined {
  const task = taskOf(indicator.kind, target);
  if (!task?.gt(0)) return undefined;
  const limit = decimal(thresholds.overTargetPercent);
  const completion = percentOf(value, task);
  const last = history.at(-1)?.value;
  const crossed = last !== undefined && percentOf(last, task).gt(limit);
  return completion.gt(limit) && !crossed ? { kind: 'over-target', completion, limit } : undefined;
}

function statedOtherwise(
  { indicator, target, said, thresholds }: Candidate,
  value: Decimal,
): Doubt | undefined {
  const task = taskOf(indicator.kind, target);
  if (said.statedPercent === undefined || !task?.gt(0)) return undefined;
  const stated = decimal(said.statedPercent);
  const completion = percentOf(value, task);
  const off = completion.minus(stated).abs();
  return off.gt(thresholds.statedPercentPoints) ? { kind: 'stated-percent', stated, completion } : undefined;
}

/** A step is the way from one counting figure of the year to the next; the first figure of a year is none. */
function jumps({ indicator, history, thresholds }: Candidate, value: Decimal): Doubt | undefined {
  const last = history.at(-1)?.value;
  if (indicator.kind !== 'cumulative' || !last) return undefined;
  const recent = positiveSteps(history).slice(-thresholds.jumpWindow);
  if (recent.length < thresholds.jumpMinimum) return undefined;
  const [step, median] = [value.minus(last), medianOf(recent)];
  const times = decimal(thresholds.jumpTimes);
  return step.gt(median.times(times)) ? { kind: 'jump', step, median, times: step.div(median) } : undefined;
}

function positiveSteps(history: readonly Figure[]): readonly Decimal[] {
  const values = history.flatMap(({ value }) => value ?? []);
  return values.slice(1).flatMap((value, at) => {
    const step = decimal(value).minus(values[at]!);
    return step.gt(0) ? [step] : [];
  });
}

function medianOf(steps: readonly Decimal[]): Decimal {
  const sorted = [...steps].sort((a, b) => a.cmp(b));
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : sorted[middle - 1]!.plus(sorted[middle]!).div(2);
}
