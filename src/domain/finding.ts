import type { Day } from '../calendar/dates.ts';

/** asked and returned want an answer, answered gives it, closed ends it. */
export type FindingStepKind = 'asked' | 'answered' | 'returned' | 'closed';

/** One step of a finding (观察员问题); the steps that want an answer say until which day, the day itself in time. */
export interface FindingStep {
  readonly kind: FindingStepKind;
  readonly on: Day;
  readonly dueBy?: Day;
}

/**
 * The deadlines of a finding that had passed unanswered by the morning of `today`. A late answer takes nothing back; each
 * return asks anew, with a deadline of its own. `steps` stand in order.
 */
export function missedDeadlines(steps: readonly FindingStep[], today: Day): readonly Day[] {
  return steps.flatMap(({ dueBy }, at) => {
    if (dueBy === undefined || dueBy >= today) return [];
    const next = steps[at + 1];
    return next && next.on <= dueBy ? [] : [dueBy];
  });
}
