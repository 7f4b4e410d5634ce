import type { Closings } from '../domain/closing.ts';
import type { Role } from '../domain/model.ts';
import type { PlatformName } from '../message/inbound.ts';
import type { Chat } from './chats.ts';
import type { InboxRow } from './inbox.ts';
import type { Person } from './people.ts';
import type { OpenQuestion } from './questions.ts';
import type { Db, Tx } from './schema.ts';
import { run } from './statement.ts';

/** Who and where of a stored message, loaded in one statement because every message needs it. */
export interface Situation {
  readonly message: InboxRow;
  readonly userId: string;
  /** False when a WeCom id has not been tried for resolution yet. */
  readonly resolved: boolean;
  readonly person?: Person;
  readonly chat?: Chat;
  readonly question?: OpenQuestion;
  /** The months that are closed, as the messages before it left them. */
  readonly closings: Closings;
}

interface Row {
  message: InboxRow;
  user_id: string;
  was_resolved: boolean;
  person: { id: string; name: string; role: string; units: string[] } | null;
  chat: { title: string; units: string[]; office: boolean; webhook: string | null } | null;
  closings: { through: string | null; ever: string | null };
  question: { kind: string; proposal: unknown; basis: string; inbox_id: number; expires_at: number } | null;
}

/** True while a stored message waits to be handled. */
export async function isPending(db: Db, id: number): Promise<boolean> {
  const rows = await run(db, 'select 1 from inbox where id = $1 and handled_at is null', [id]);
  return rows.length > 0;
}

/**
 * The oldest unhandled message of the same chat and sender, held until commit; undefined when there is none.
 * What one person says in one chat is handled in the order it came, each seeing what the one before it left.
 */
export async function holdNext(tx: Tx, id: number): Promise<Situation | undefined> {
  const [row] = await run<Row>(tx, 'select * from held_situation($1)', [id]);
  return row && toSituation(row);
}

function toSituation({ message, person, chat, question, closings, ...row }: Row): Situation {
  const platform = message.platform as PlatformName;
  return {
    message,
    userId: row.user_id,
    resolved: row.was_resolved || person !== null,
    person: person
      ? { id: person.id, name: person.name, role: person.role as Role, units: person.units }
      : undefined,
    chat: chat
      ? {
          platform,
          id: message.chat_id,
          title: chat.title,
          units: chat.units,
          office: chat.office,
          webhook: chat.webhook ?? undefined,
        }
      : undefined,
    question: question
      ? {
          kind: question.kind,
          proposal: question.proposal,
          basis: question.basis,
          inboxId: question.inbox_id,
          expiresAt: question.expires_at,
        }
      : undefined,
    closings: { through: closings.through ?? undefined, ever: closings.ever ?? undefined },
  };
}
