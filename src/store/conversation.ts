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
}

interface Row {
  message: InboxRow;
  user_id: string;
  was_resolved: boolean;
  person: { id: string; name: string; role: string; units: string[] } | null;
  chat: { title: string; units: string[]; office: boolean; webhook: string | null } | null;
  question: { kind: string; proposal: unknown; basis: string; inbox_id: number; expires_at: number } | null;
}

// Rows as JSON: five columns are read faster than fifty.
const situation = `
  select to_jsonb(i) as message, coalesce(nullif(s.user_id, ''), i.sender_id) as user_id,
    s.user_id is not null as was_resolved, to_jsonb(p) as person, to_jsonb(c) as chat, to_jsonb(q) as question
  from inbox i
  left join sender_ids s on s.platform = i.platform and s.sender_id = i.sender_id
  left join identities d on d.platform = i.platform and d.user_id = coalesce(nullif(s.user_id, ''), i.sender_id)
    and d.unbound_at is null
  left join people p on p.id = d.person_id
  left join chats c on c.platform = i.platform and c.chat_id = i.chat_id
  left join open_questions q on q.platform = i.platform and q.chat_id = i.chat_id and q.sender_id = i.sender_id`;
const peek = `${situation} where i.id = $1 and i.handled_at is null`;
const hold = `${situation}
  where (i.platform, i.chat_id, i.sender_id) = (select platform, chat_id, sender_id from inbox where id = $1)
    and i.handled_at is null
  order by i.id limit 1 for update of i`;

/** A stored message with its situation, without holding anything; undefined when it was handled already. */
export async function peekMessage(db: Db, id: number): Promise<Situation | undefined> {
  const [row] = await run<Row>(db, peek, [id]);
  return row && toSituation(row);
}

/**
 * The oldest unhandled message of the same chat and sender, held until commit; undefined when there is none.
 * What one person says in one chat is handled in the order it came.
 */
export async function holdNext(tx: Tx, id: number): Promise<Situation | undefined> {
  const [row] = await run<Row>(tx, hold, [id]);
  return row && toSituation(row);
}

function toSituation({ message, person, chat, question, ...row }: Row): Situation {
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
  };
}
