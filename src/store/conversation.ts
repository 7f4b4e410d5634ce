import { sql } from 'kysely';
import type { Role } from '../domain/model.ts';
import type { PlatformName } from '../message/inbound.ts';
import type { Chat } from './chats.ts';
import type { InboxRow } from './inbox.ts';
import type { Person } from './people.ts';
import type { OpenQuestion } from './questions.ts';
import type { Db, Tx } from './schema.ts';

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

interface Row extends InboxRow {
  user_id: string | null;
  was_resolved: boolean;
  person_id: string | null;
  person_name: string;
  role: string;
  person_units: string[];
  known_title: string | null;
  chat_units: string[] | null;
  office: boolean | null;
  webhook: string | null;
  q_kind: string | null;
  q_proposal: unknown;
  q_basis: string;
  q_inbox_id: number;
  q_expires_at: number;
}

const situation = sql`
  select i.*, coalesce(nullif(s.user_id, ''), i.sender_id) as user_id, s.user_id is not null as was_resolved,
    p.id as person_id, p.name as person_name, p.role, p.units as person_units,
    c.title as known_title, c.units as chat_units, c.office, c.webhook,
    q.kind as q_kind, q.proposal as q_proposal, q.basis as q_basis, q.inbox_id as q_inbox_id, q.expires_at as q_expires_at
  from inbox i
  left join sender_ids s on s.platform = i.platform and s.sender_id = i.sender_id
  left join identities d on d.platform = i.platform and d.user_id = coalesce(nullif(s.user_id, ''), i.sender_id)
    and d.unbound_at is null
  left join people p on p.id = d.person_id
  left join chats c on c.platform = i.platform and c.chat_id = i.chat_id
  left join open_questions q on q.platform = i.platform and q.chat_id = i.chat_id and q.sender_id = i.sender_id`;

/** A stored message with its situation, without holding anything; undefined when it was handled already. */
export async function peekMessage(db: Db, id: number): Promise<Situation | undefined> {
  const { rows } = await sql<Row>`${situation} where i.id = ${id} and i.handled_at is null`.execute(db);
  return rows[0] && toSituation(rows[0]);
}

/**
 * The oldest unhandled message of the same chat and sender, held until commit; undefined when there is none.
 * What one person says in one chat is handled in the order it came.
 */
export async function holdNext(tx: Tx, of: InboxRow): Promise<Situation | undefined> {
  const { rows } = await sql<Row>`${situation}
    where i.platform = ${of.platform} and i.chat_id = ${of.chat_id} and i.sender_id = ${of.sender_id}
      and i.handled_at is null
    order by i.id limit 1 for update of i`.execute(tx);
  return rows[0] && toSituation(rows[0]);
}

function toSituation(row: Row): Situation {
  const platform = row.platform as PlatformName;
  return {
    message: row,
    userId: row.user_id ?? row.sender_id,
    resolved: row.was_resolved || row.person_id !== null,
    person: row.person_id
      ? { id: row.person_id, name: row.person_name, role: row.role as Role, units: row.person_units }
      : undefined,
    chat: row.chat_units
      ? {
          platform,
          id: row.chat_id,
          title: row.known_title ?? '',
          units: row.chat_units,
          office: row.office ?? false,
          webhook: row.webhook ?? undefined,
        }
      : undefined,
    question: row.q_kind
      ? {
          kind: row.q_kind,
          proposal: row.q_proposal,
          basis: row.q_basis,
          inboxId: row.q_inbox_id,
          expiresAt: row.q_expires_at,
        }
      : undefined,
  };
}
