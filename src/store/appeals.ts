import type { Selectable } from 'kysely';
import type { Db, Tx } from './schema.ts';
import type { AppealOutcome, AppealSubject, AppealsTable } from './schema-appeals.ts';

export type { AppealOutcome, AppealSubject } from './schema-appeals.ts';

/** A unit's 异议; `id` is the short number people type. */
export interface Appeal {
  readonly id: number;
  readonly unit: string;
  readonly month: string;
  readonly subject: AppealSubject;
  /** What it is about as people read it. */
  readonly about: string;
  readonly reason: string;
  readonly state: AppealsTable['state'];
}

/** Names what is objected to, so that it is objected to once at a time: figure/startup-training/, entry/late/round/…, notice/12. */
export function appealKey(subject: AppealSubject): string {
  switch (subject.kind) {
    case 'figure':
      return `figure/${subject.indicator}/${subject.part}`;
    case 'entry':
      return `entry/${subject.rule}/${subject.source.kind}/${subject.source.id}`;
    case 'notice':
      return `notice/${subject.notice}`;
  }
}

/** Writes an 异议 down; undefined when the same thing is objected to already. */
export async function saveAppeal(
  tx: Tx,
  appeal: Omit<Appeal, 'id' | 'state'> & { readonly personId: string; readonly inboxId: number },
  now: number,
): Promise<number | undefined> {
  const { unit, month, subject, about, reason, personId, inboxId } = appeal;
  const row = await tx
    .insertInto('appeals')
    .values({
      unit,
      month,
      subject: JSON.stringify(subject),
      subject_key: appealKey(subject),
      about,
      reason,
      state: 'open',
      person_id: personId,
      inbox_id: inboxId,
      created_at: now,
      decided_by: null,
      decided_inbox_id: null,
      decided_at: null,
      answer: null,
      outcome: null,
    })
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

/** Loads an 异议 and holds it, so that it is decided once. */
export async function lockAppeal(tx: Tx, id: number): Promise<Appeal | undefined> {
  const row = await tx.selectFrom('appeals').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row && toAppeal(row);
}

/** What waits for an answer, oldest first; of one unit or of all. */
export async function openAppeals(db: Db | Tx, unit?: string): Promise<Appeal[]> {
  const rows = await db
    .selectFrom('appeals')
    .selectAll()
    .where('state', '=', 'open')
    .$if(unit !== undefined, (query) => query.where('unit', '=', unit!))
    .orderBy('id')
    .execute();
  return rows.map(toAppeal);
}

export async function decideAppeal(
  tx: Tx,
  id: number,
  decision: {
    readonly by: string;
    readonly inboxId: number;
    readonly outcome?: AppealOutcome;
    readonly answer?: string;
  },
  now: number,
): Promise<void> {
  const { by, inboxId, outcome, answer } = decision;
  await tx
    .updateTable('appeals')
    .set({
      state: outcome ? 'accepted' : 'refused',
      decided_by: by,
      decided_inbox_id: inboxId,
      decided_at: now,
      answer: answer ?? null,
      outcome: outcome ? JSON.stringify(outcome) : null,
    })
    .where('id', '=', id)
    .execute();
}

function toAppeal({ id, unit, month, subject, about, reason, state }: Selectable<AppealsTable>): Appeal {
  return { id, unit, month, subject, about, reason, state };
}
