import { type Kysely, sql } from 'kysely';

const statements = [
  `create table appeals (
     id bigint primary key default nextval('short_ids'), unit text not null, month text not null, subject jsonb not null,
     subject_key text not null, about text not null, reason text not null, state text not null, person_id text not null,
     inbox_id bigint not null references inbox (id), created_at bigint not null, decided_by text,
     decided_inbox_id bigint references inbox (id), decided_at bigint, answer text, outcome jsonb)`,
  // Of one thing there is one 异议 at a time.
  `create unique index appeals_open on appeals (unit, month, subject_key) where state = 'open'`,
];

/** 异议: what a unit objects to, and what became of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
