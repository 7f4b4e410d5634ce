import { type Kysely, sql } from 'kysely';

const statements = [
  `create table rounds (
     id text primary key, rule text not null, name text not null, period text not null, opens_at bigint not null,
     due_at bigint not null, closes_at bigint not null, indicators jsonb not null, called boolean not null,
     inbox_id bigint references inbox (id), opened_at bigint not null, closed_at bigint)`,
  `create index rounds_open on rounds (closes_at) where closed_at is null`,
  `create table round_units (
     round text not null references rounds (id), unit text not null, outcome text not null, asked integer not null,
     missing integer not null, late integer not null, due_at bigint not null, primary key (round, unit))`,
  `create table extensions (
     request_id bigint primary key references requests (id), round text not null, unit text not null,
     due_at bigint not null, inbox_id bigint not null references inbox (id), created_at bigint not null)`,
  `create index extensions_round on extensions (round, unit)`,
  `create table pauses (
     id bigint primary key default nextval('short_ids'), unit text not null, from_day text not null,
     until_day text not null, reason text not null, inbox_id bigint not null references inbox (id),
     created_at bigint not null)`,
  `create index pauses_until on pauses (until_day)`,
  // Held back while the bot may not speak unasked, later than it was due.
  'alter table due_jobs add column not_before bigint',
  'update due_jobs set not_before = due_at',
  'alter table due_jobs alter column not_before set not null',
  'drop index due_jobs_open',
  `create index due_jobs_open on due_jobs (not_before) where state = 'due'`,
  // What is of no use later is parked then.
  'alter table outbox add column not_after bigint',
  'alter table chats add column names boolean',
];

/** Rounds on record, with who answered them; deadlines moved, units excused; what may only be said in time. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
