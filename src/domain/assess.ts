import { type Day, partsOf } from '../calendar/dates.ts';
import { decimal, percentOf } from './arithmetic.ts';
import { type Completion, partsCompletion, wholeCompletion } from './completion.ts';
import type { Figure, Indicator, Progress, Status } from './model.ts';
import { capRatio, levelRatio, scheduledRatio, statedRatio } from './ratio.ts';
import { scheduledPercent, scheduleEnd } from './schedule.ts';
import { scheduledStatus, statedStatus } from './status.ts';
import { partTasks, taskOf } from './target.ts';

/** What is known of one unit and indicator; targets are decimal texts of the task list, blank for no task. */
export interface Assessed {
  readonly indicator: Indicator;
  readonly target?: string;
  readonly partTargets?: Readonly<Record<string, string>>;
  readonly figures: { readonly whole?: Figure; readonly parts?: Readonly<Record<string, Figure>> };
  /** Points short from which a task is red. */
  readonly redFrom: string;
  /** A later day to judge a silent unit at (沿用); an earlier one than the data date is not heeded. */
  readonly judgedAt?: Day;
  /** The programme's year, when it may differ from the data date's. */
  readonly year?: number;
}

/** Judges one unit in one indicator: completion, schedule, status and the ratio for the score (DESIGN 3). */
export function assess(input: Assessed): Progress {
  const { indicator, target, partTargets = {}, figures } = input;
  if (partTasks(indicator, partTargets).length > 0) {
    return scheduledProgress(input, partsCompletion(indicator, partTargets, figures.parts ?? {}));
  }
  if (!taskOf(indicator.kind, target)) return nothing('no-task');
  switch (indicator.kind) {
    case 'cumulative':
    case 'stage':
      return scheduledProgress(input, wholeCompletion(indicator, target, figures.whole));
    case 'level':
      return levelProgress(input);
    case 'cap':
      return capProgress(input);
    case 'stated':
      return statedProgress(input);
  }
}

function scheduledProgress(input: Assessed, completion: Completion | undefined): Progress {
  if (!completion) return nothing('unreported');
  const { percent, done, dataDate } = completion;
  const { judgedAt, scheduled } = judge(input, dataDate);
  return {
    status: scheduledStatus(done, percent, scheduled, input.redFrom),
    completion: percent,
    scheduled,
    ratio: scheduledRatio(percent, scheduled),
    early: done && isEarly(input, dataDate),
    dataDate,
    judgedAt,
  };
}

function levelProgress({ indicator, target, figures: { whole } }: Assessed): Progress {
  const task = taskOf(indicator.kind, target)!;
  if (!whole?.value) return nothing('unreported');
  return {
    status: whole.value.gte(task) ? 'met' : 'not-met',
    completion: task.gt(0) ? percentOf(whole.value, task) : undefined,
    ratio: levelRatio(whole.value, task),
    early: false,
    dataDate: whole.dataDate,
    judgedAt: whole.dataDate,
  };
}

function capProgress(input: Assessed): Progress {
  const { indicator, target, figures } = input;
  const task = taskOf(indicator.kind, target)!;
  const { value, dataDate } = figures.whole ?? {};
  if (!value || dataDate === undefined) return nothing('unreported');
  const { judgedAt, scheduled } = judge(input, dataDate);
  const share = indicator.prorate ? scheduled : undefined;
  const limit = share ? task.times(share).div(100) : task;
  // Percents are compared, not the prorated limit: a third of the year has no exact limit, but an exact percent.
  const within = share && task.gt(0) ? percentOf(value, task).lte(share) : value.lte(limit);
  return {
    status: within ? 'within' : 'exceeded',
    scheduled: share,
    ratio: within ? decimal(1) : capRatio(value, limit),
    early: false,
    dataDate,
    judgedAt,
  };
}

function statedProgress(input: Assessed): Progress {
  const { whole } = input.figures;
  if (!whole?.state) return nothing('unreported');
  return {
    status: statedStatus(whole.state),
    ratio: statedRatio(whole.state),
    early: whole.state === 'done' && isEarly(input, whole.dataDate),
    dataDate: whole.dataDate,
    judgedAt: whole.dataDate,
  };
}

function nothing(status: Status): Progress {
  return { status, ratio: decimal(0), early: false };
}

function judge({ indicator, judgedAt, year }: Assessed, dataDate: Day) {
  const day = judgedAt !== undefined && judgedAt > dataDate ? judgedAt : dataDate;
  return { judgedAt: day, scheduled: scheduledPercent(indicator.schedule, day, year) };
}

function isEarly({ indicator, year }: Assessed, dataDate: Day): boolean {
  return dataDate < scheduleEnd(indicator.schedule, year ?? partsOf(dataDate).year);
}
