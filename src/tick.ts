import type { Office } from './office/office.ts';
import { dueJobs, planJobs, plannedUntil, takeJob } from './store/due-jobs.ts';
import type { Db, Tx } from './store/schema.ts';

/** One thing the clock starts: a plain object in jobs/, listed in jobs/index.ts. */
export interface Job {
  readonly name: string;
  /** Occurrences after `from` up to and including `to` (product ms); the period names the business, not the run. */
  occurrences(from: number, to: number, office: Office): { readonly period: string; readonly at: number }[];
  /** Runs once for a period, in the transaction that marks it done. */
  run(context: {
    readonly tx: Tx;
    readonly now: number;
    readonly period: string;
    readonly office: Office;
  }): Promise<void>;
}

export interface TickTools {
  readonly db: Db;
  readonly office: Office;
  readonly jobs: readonly Job[];
  readonly enqueue: (job: string, period: string) => void;
}

/** One knock: writes down what fell due since the last one and queues what is not done. Any number of processes may knock. */
export async function tick(tools: TickTools, now: number): Promise<void> {
  const from = await plannedUntil(tools.db);
  if (now > from) {
    const due = tools.jobs.flatMap((job) =>
      job.occurrences(from, now, tools.office).map((occurrence) => ({ job: job.name, ...occurrence })),
    );
    await planJobs(tools.db, due, now);
  }
  for (const { job, period } of await dueJobs(tools.db, now)) tools.enqueue(job, period);
}

/** Runs one occurrence, once whoever else tries. */
export async function runJob(tools: TickTools, name: string, period: string, now: number): Promise<void> {
  const job = tools.jobs.find((candidate) => candidate.name === name);
  if (!job) throw new Error(`unknown job ${name}`);
  await tools.db.transaction().execute(async (tx) => {
    if (await takeJob(tx, name, period, now)) await job.run({ tx, now, period, office: tools.office });
  });
}

/** The first occurrence of any job in a span, for moving the sandbox clock from one due time to the next. */
export function nextOccurrence(tools: TickTools, from: number, to: number): number | undefined {
  const times = tools.jobs.flatMap((job) => job.occurrences(from, to, tools.office).map(({ at }) => at));
  return times.length > 0 ? Math.min(...times) : undefined;
}
