import type { Db, Tx } from './schema.ts';
import type { NoticeStep } from './schema-notices.ts';
import { storableJson } from './statement.ts';

export type { NoticeStep } from './schema-notices.ts';

/** One step of a notice's life: by whom, when, from which message. */
export interface StoredStep {
  readonly notice: number;
  readonly step: NoticeStep;
  readonly actor: string;
  readonly inboxId?: number;
  readonly at: number;
  readonly data: Readonly<Record<string, unknown>>;
}

export async function addStep(tx: Tx, step: StoredStep): Promise<void> {
  await tx
    .insertInto('notice_steps')
    .values({
      notice: step.notice,
      step: step.step,
      actor: step.actor,
      inbox_id: step.inboxId ?? null,
      at: step.at,
      data: storableJson(step.data),
    })
    .execute();
}

/** The steps of some notices in the order in which they were taken. */
export async function stepsOf(db: Db | Tx, notices: readonly number[]): Promise<StoredStep[]> {
  if (notices.length === 0) return [];
  const rows = await db
    .selectFrom('notice_steps')
    .selectAll()
    .where('notice', 'in', notices)
    .orderBy('id')
    .execute();
  return rows.map(({ notice, step, actor, inbox_id, at, data }) => ({
    notice,
    step,
    actor,
    inboxId: inbox_id ?? undefined,
    at,
    data,
  }));
}
