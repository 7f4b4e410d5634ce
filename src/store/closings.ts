import type { Closings } from '../domain/closing.ts';
import type { Db, Tx } from './schema.ts';
import { run } from './statement.ts';

/** One revision of a closed month. */
export interface Closing {
  readonly month: string;
  readonly revision: number;
  readonly closedAt: number;
  readonly publishedAt?: number;
  readonly reopenedAt?: number;
}

/** How far months are closed. */
export async function closingsSoFar(db: Db | Tx): Promise<Closings> {
  const text =
    'select max(month) filter (where reopened_at is null) as through, max(month) as ever from closings';
  const [row] = await run<{ through: string | null; ever: string | null }>(db as Tx, text, []);
  return { through: row?.through ?? undefined, ever: row?.ever ?? undefined };
}

/** The newest revision of a month, closed or reopened since; undefined when it was never closed. */
export async function newestClosing(db: Db | Tx, month: string): Promise<Closing | undefined> {
  const row = await db
    .selectFrom('closings')
    .selectAll()
    .where('month', '=', month)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && toClosing(row);
}

/** The revision of a month that holds; undefined when it is not closed, or was reopened. */
export async function closingInForce(db: Db | Tx, month: string): Promise<Closing | undefined> {
  const newest = await newestClosing(db, month);
  return newest?.reopenedAt === undefined ? newest : undefined;
}

/** The revisions that hold, one a month, oldest month first. */
export async function closingsInForce(db: Db | Tx, from = ''): Promise<Closing[]> {
  const rows = await db
    .selectFrom('closings')
    .selectAll()
    .where('reopened_at', 'is', null)
    .where('month', '>=', from)
    .orderBy('month')
    .execute();
  return rows.map(toClosing);
}

/** Writes a new revision of a month; the ones before it were reopened. */
export async function insertClosing(
  tx: Tx,
  closing: { month: string; revision: number; actor: string; inboxId?: number },
  now: number,
): Promise<void> {
  const { month, revision, actor, inboxId } = closing;
  await tx
    .insertInto('closings')
    .values({ ...nothingYet, month, revision, closed_at: now, actor, inbox_id: inboxId ?? null })
    .execute();
}

const nothingYet = {
  published_at: null,
  publish_inbox_id: null,
  reopened_at: null,
  reopen_reason: null,
  reopen_inbox_id: null,
};

/** The last revision of the same month that was published before this one. */
export async function publishedBefore(
  db: Db | Tx,
  { month, revision }: Pick<Closing, 'month' | 'revision'>,
): Promise<Closing | undefined> {
  const row = await db
    .selectFrom('closings')
    .selectAll()
    .where('month', '=', month)
    .where('revision', '<', revision)
    .where('published_at', 'is not', null)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && toClosing(row);
}

/** 发布 */
export async function publishClosing(
  tx: Tx,
  { month, revision }: Closing,
  inboxId: number | undefined,
  now: number,
): Promise<void> {
  await tx
    .updateTable('closings')
    .set({ published_at: now, publish_inbox_id: inboxId ?? null })
    .where('month', '=', month)
    .where('revision', '=', revision)
    .execute();
}

/** 重开: the revision is kept and holds no more. */
export async function reopenClosing(
  tx: Tx,
  { month, revision }: Closing,
  { reason, inboxId }: { reason: string; inboxId: number },
  now: number,
): Promise<void> {
  await tx
    .updateTable('closings')
    .set({ reopened_at: now, reopen_reason: reason, reopen_inbox_id: inboxId })
    .where('month', '=', month)
    .where('revision', '=', revision)
    .execute();
}

/** Holds the course of the months until commit: two who close, reopen or publish at once go one after the other. */
export async function lockClosings(tx: Tx): Promise<void> {
  await run(tx, 'select 1 from installation for update', []);
}

function toClosing(row: {
  month: string;
  revision: number;
  closed_at: number;
  published_at: number | null;
  reopened_at: number | null;
}): Closing {
  return {
    month: row.month,
    revision: row.revision,
    closedAt: row.closed_at,
    publishedAt: row.published_at ?? undefined,
    reopenedAt: row.reopened_at ?? undefined,
  };
}
