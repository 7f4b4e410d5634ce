import type { PlatformName } from '../message/inbound.ts';
import type { Db, Tx } from './schema.ts';

/** Whose question: one chat and one person have at most one open question. */
export interface Asker {
  readonly platform: PlatformName;
  readonly chatId: string;
  readonly senderId: string;
}

/** The one open question of a chat and person. `basis` names what the proposal was made from; a changed one asks again. */
export interface OpenQuestion {
  readonly kind: string;
  readonly proposal: unknown;
  readonly basis: string;
  readonly inboxId: number;
  readonly expiresAt: number;
}

/** Puts a question in place of any earlier one of the same chat and person. */
export async function ask(tx: Tx, asker: Asker, question: OpenQuestion): Promise<void> {
  const row = {
    kind: question.kind,
    proposal: JSON.stringify(question.proposal),
    basis: question.basis,
    inbox_id: question.inboxId,
    expires_at: question.expiresAt,
  };
  await tx
    .insertInto('open_questions')
    .values({ platform: asker.platform, chat_id: asker.chatId, sender_id: asker.senderId, ...row })
    .onConflict((oc) => oc.columns(['platform', 'chat_id', 'sender_id']).doUpdateSet(row))
    .execute();
}

/** Removes the question; it was answered or withdrawn. */
export async function settle(tx: Tx, asker: Asker): Promise<void> {
  await tx
    .deleteFrom('open_questions')
    .where('platform', '=', asker.platform)
    .where('chat_id', '=', asker.chatId)
    .where('sender_id', '=', asker.senderId)
    .execute();
}

/** True when somebody else in the chat has a question open: their 确认 is not this person's to give. */
export async function othersQuestion(tx: Tx, asker: Asker, now: number): Promise<boolean> {
  const row = await tx
    .selectFrom('open_questions')
    .select('sender_id')
    .where('platform', '=', asker.platform)
    .where('chat_id', '=', asker.chatId)
    .where('sender_id', '!=', asker.senderId)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row !== undefined;
}

/** How many questions wait for their asker's word. */
export async function openQuestionCount(db: Db | Tx, now: number): Promise<number> {
  const row = await db
    .selectFrom('open_questions')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('expires_at', '>', now)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** Removes questions nobody answered in time. */
export async function dropExpired(tx: Tx, now: number): Promise<void> {
  await tx.deleteFrom('open_questions').where('expires_at', '<=', now).execute();
}
