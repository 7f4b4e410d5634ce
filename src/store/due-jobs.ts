import type { Db, Tx } from './schema.ts';

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

/** Writes occurrences down, each (job, period) once whoever knocks, and remembers how far. */
export async function planJobs(db: Db, due: readonly DueJob[], until: number): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (due.length > 0)
      await tx
        .insertInto('due_jobs')
        .values(
          due.map(({ job, period, at }) => ({
            job,
            period,
            due_at: at,
            state: 'due' as const,
            done_at: null,
          })),
        )
        .onConflict((oc) => oc.doNothing())
        .execute();
    await tx
      .updateTable('installation')
      .set({ planned_until: until })
      .where('planned_until', '<', until)
      .execute();
  });
}

export async function dueJobs(db: Db, now: number): Promise<DueJob[]> {
  const rows = await db
    .selectFrom('due_jobs')
    .selectAll()
    .where('state', '=', 'due')
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .execute();
  return rows.map((row) => ({ job: row.job, period: row.period, at: row.due_at }));
}

/** Holds one occurrence and marks it done; false when another process did it. Undone when the transaction fails. */
export async function takeJob(tx: Tx, job: string, period: string, now: number): Promise<boolean> {
  const row = await tx
    .updateTable('due_jobs')
    .set({ state: 'done', done_at: now })
    .where('job', '=', job)
    .where('period', '=', period)
    .where('state', '=', 'due')
    .returning('job')
    .executeTakeFirst();
  return row !== undefined;
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
  return rows.map((row) => ({ job: row.job, period: row.period, at: row.due_at }));
}
