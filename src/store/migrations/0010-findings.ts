import { type Kysely, sql } from 'kysely';

const statements = [
  `create table findings (
     id bigint primary key default nextval('short_ids'), unit text not null, text text not null, place text, remark text,
     person_id text not null, inbox_id bigint not null references inbox (id), created_at bigint not null,
     due_by text not null, state text not null)`,
  `create index findings_unsettled on findings (unit) where state <> 'closed'`,
  `create index findings_raised on findings (created_at)`,
  `create table finding_steps (
     id bigserial primary key, finding bigint not null references findings (id), kind text not null,
     person_id text not null, inbox_id bigint not null references inbox (id), at bigint not null, text text, due_by text)`,
  `create index finding_steps_finding on finding_steps (finding)`,
  `create index finding_steps_due on finding_steps (due_by) where due_by is not null`,
  `create trigger finding_steps_append_only before update or delete on finding_steps
     for each row execute procedure refuse_change()`,
];

/** 观察员问题: what observers found on site, and every step until it is closed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
