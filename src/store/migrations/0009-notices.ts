import { type Kysely, sql } from 'kysely';

const statements = [
  `create table notices (
     id bigint primary key default nextval('short_ids'), unit text not null, month text not null, level integer not null,
     state text not null, grounds jsonb not null, figures text not null, revision integer not null,
     revoked text, state_before text, number text unique, signed_on text, posted_on text, acknowledge_by text,
     rectify_by text, appeal_by text, acknowledged_on text, rectified_on text, rectification jsonb,
     returns integer not null, risen integer not null, raised_from integer not null, told jsonb not null,
     interview jsonb, created_at bigint not null, unique (unit, month, level))`,
  `create index notices_open on notices (state)`,
  `create table notice_steps (
     id bigserial primary key, notice bigint not null references notices (id), step text not null, actor text not null,
     inbox_id bigint references inbox (id), at bigint not null, data jsonb not null)`,
  `create index notice_steps_notice on notice_steps (notice)`,
  `create table notice_numbers (
     year integer not null, n integer not null, notice bigint not null unique references notices (id),
     primary key (year, n))`,
  ...['notice_steps', 'notice_numbers'].map(
    (table) => `create trigger ${table}_append_only before update or delete on ${table}
     for each row execute procedure refuse_change()`,
  ),
];

/** 《预警通知》: one a grounds key, every step of its life, and the 文号 given out year by year. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
