import type { Db, DueJobsTable, Tx } from './schema.ts';

/** One occurrence of a job: the period names the business, `at` is when it is due (product ms). */
export interface DueJob {
  readonly job: string;
  readonly period: string;
  readonly at: number;
}

/** Product time up to which occurrences were written down. */
export async function plannedUntil(db: Db): Promise<number> {
  const row = await db.selectFrom('installation').select('planned_until').executeTakeFirstOrThrow();
  return row.planned_until;
}

/** Writes occurrences down, each (job, period) once whoever does it. */
export async function addJobs(
  tx: Tx,
  due: readonly (DueJob & { readonly notBefore?: number })[],
): Promise<void> {
  if (due.length === 0) return;
  await tx
    .insertInto('due_jobs')
    .values(
      due.map(({ job, period, at, notBefore = at }) => ({
        job,
        period,
        due_at: at,
        not_before: notBefore,
        state: 'due' as const,
        done_at: null,
      })),
    )
    .onConflict((oc) => oc.doNothing())
    .execute();
}

/** Writes occurrences down and remembers how far they were looked for. */
export async function planJobs(
  db: Db,
  due: readonly (DueJob & { readonly notBefore?: number })[],
  until: number,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await addJobs(tx, due);
    await tx
      .updateTable('installation')
      .set({ planned_until: until })
      .where('planned_until', '<', until)
      .execute();
  });
}

/** What is to be done now, the longest due first. */
export async function dueJobs(db: Db, now: number): Promise<DueJob[]> {
  const rows = await db
    .selectFrom('due_jobs')
    .selectAll()
    .where('state', '=', 'due')
    .where('not_before', '<=', now)
    .orderBy('due_at')
    .execute();
  return rows.map(toJob);
}

/** Holds what is due of some jobs back until a later moment. */
export async function holdJobs(db: Db, jobs: readonly string[], now: number, until: number): Promise<void> {
  if (jobs.length === 0) return;
  await db
    .updateTable('due_jobs')
    .set({ not_before: until })
    .where('job', 'in', jobs)
    .where('state', '=', 'due')
    .where('not_before', '<=', now)
    .execute();
}

/** Holds all that is due of one job and marks it done; nothing when another process did it. Undone when the transaction fails. */
export async function takeJobs(tx: Tx, job: string, now: number): Promise<DueJob[]> {
  const rows = await tx
    .updateTable('due_jobs')
    .set({ state: 'done', done_at: now })
    .where('job', '=', job)
    .where('state', '=', 'due')
    .where('not_before', '<=', now)
    .returningAll()
    .execute();
  return rows.map(toJob).sort((a, b) => a.at - b.at);
}

/** Marks occurrences that were taken as skipped: something newer made them useless. */
export async function skipJobs(tx: Tx, job: string, periods: readonly string[]): Promise<void> {
  if (periods.length === 0) return;
  await tx
    .updateTable('due_jobs')
    .set({ state: 'skipped' })
    .where('job', '=', job)
    .where('period', 'in', periods)
    .execute();
}

/** How one occurrence stands; undefined when it was never written down. */
export async function jobState(
  db: Db | Tx,
  job: string,
  period: string,
): Promise<DueJobsTable['state'] | undefined> {
  const row = await db
    .selectFrom('due_jobs')
    .select('state')
    .where('job', '=', job)
    .where('period', '=', period)
    .executeTakeFirst();
  return row?.state;
}

/** The earliest moment in a span at which something written down is to be done. */
export async function nextDueJob(db: Db, from: number, to: number): Promise<number | undefined> {
  const row = await db
    .selectFrom('due_jobs')
    .select((eb) => eb.fn.min('not_before').as('at'))
    .where('state', '=', 'due')
    .where('not_before', '>', from)
    .where('not_before', '<=', to)
    .executeTakeFirst();
  return row?.at ? Number(row.at) : undefined;
}

/** What ran between two product times, in order. */
export async function jobsDone(db: Db, from: number, to: number): Promise<DueJob[]> {
  const rows = await db
    .selectFrom('due_jobs')
    .selectAll()
    .where('state', '=', 'done')
    .where('done_at', '>=', from)
    .where('done_at', '<=', to)
    .orderBy('due_at')
    .execute();
  return rows.map(toJob);
}

const toJob = ({ job, period, due_at }: { job: string; period: string; due_at: number }): DueJob => ({
  job,
  period,
  at: due_at,
});
