import { type Kysely, sql } from 'kysely';

const statements = [
  `create table installation (
     id integer primary key check (id = 1), first_start bigint not null,
     planned_until bigint not null, clock_offset bigint not null)`,
  `create table people (
     id text primary key, name text not null, role text not null, units jsonb not null, source text not null)`,
  `create table inbox (
     id bigserial primary key, entry text not null, message_id text not null, platform text not null,
     chat_id text not null, chat_kind text not null, chat_title text, sender_id text not null, sender_name text,
     kind text not null, text text not null, reply_url text, reply_expires_at bigint, reply_once boolean not null,
     digest text not null, received_at bigint not null, received_real bigint not null, handled_at bigint, outcome text)`,
  `create unique index inbox_message on inbox (entry, message_id)`,
  `create index inbox_pending on inbox (platform, chat_id, sender_id, id) where handled_at is null`,
  `create table callback_nonces (
     entry text not null, nonce text not null, message_id text not null, seen_at bigint not null,
     primary key (entry, nonce))`,
  `create index callback_nonces_age on callback_nonces (seen_at)`,
  `create table identities (
     platform text not null, user_id text not null, person_id text not null references people (id),
     source text not null, unbound_at bigint, inbox_id bigint references inbox (id), primary key (platform, user_id))`,
  `create index identities_person on identities (person_id)`,
  `create table sender_ids (
     platform text not null, sender_id text not null, user_id text not null, primary key (platform, sender_id))`,
  `create table chats (
     platform text not null, chat_id text not null, title text not null, units jsonb not null,
     office boolean not null, webhook text, secret text, source text not null,
     inbox_id bigint references inbox (id), primary key (platform, chat_id))`,
  `create table unit_locks (unit text primary key)`,
  `create table reports (
     id bigserial primary key, unit text not null, indicator text not null, part text not null, year integer not null,
     period text not null, kind text not null, value numeric, increment numeric, stage text, state text, remark text,
     reason text, data_date text not null, late boolean not null, replaces bigint references reports (id),
     inbox_id bigint not null references inbox (id), person_id text not null references people (id),
     created_at bigint not null)`,
  `create index reports_key on reports (unit, indicator, part, year, id)`,
  `create unique index reports_replaced_once on reports (replaces) where replaces is not null`,
  `create table figures (
     year integer not null, unit text not null, indicator text not null, part text not null,
     report_id bigint not null references reports (id), value numeric, data_date text not null, recent jsonb not null,
     primary key (unit, year, indicator, part))`,
  `create index figures_indicator on figures (indicator, year)`,
  `create table open_questions (
     platform text not null, chat_id text not null, sender_id text not null, kind text not null,
     proposal jsonb not null, basis text not null, inbox_id bigint not null references inbox (id),
     expires_at bigint not null, primary key (platform, chat_id, sender_id))`,
  `create sequence short_ids`,
  `create table requests (
     id bigint primary key default nextval('short_ids'), kind text not null, state text not null, data jsonb not null,
     inbox_id bigint not null references inbox (id), created_at bigint not null,
     decided_inbox_id bigint references inbox (id), decided_at bigint)`,
  `create table invites (
     code_hash text primary key, kind text not null, name text not null, person_id text references people (id),
     expires_at bigint not null, used_at bigint, inbox_id bigint references inbox (id))`,
  `create table outbox (
     id bigserial primary key, lane text not null, platform text not null, chat_id text not null,
     chat_kind text not null, routes jsonb not null, message jsonb not null, kind text not null, once_key text unique,
     inbox_id bigint references inbox (id), created_at bigint not null, not_before bigint not null,
     state text not null, piece integer not null, attempts integer not null, uncertain boolean not null,
     lease_until_real bigint, error text, done_at bigint)`,
  `create index outbox_open on outbox (lane, id) where state in ('waiting', 'sending')`,
  `create index outbox_stuck on outbox (id) where state in ('parked', 'unknown')`,
  `create table sends (
     id bigserial primary key, outbox_id bigint not null references outbox (id), route text not null, quota text,
     at bigint not null, result text not null)`,
  `create index sends_route on sends (route, at)`,
  `create index sends_quota on sends (quota, at) where quota is not null`,
  `create table route_blocks (route text primary key, until bigint not null)`,
  `create table tokens (name text primary key, value text not null, expires_at bigint not null)`,
  `create table audit (
     seq bigint primary key, at bigint not null, actor text not null, action text not null, subject text not null,
     inbox_id bigint, data text not null, algorithm text not null, previous text not null, hash text not null)`,
  `create table audit_head (id integer primary key check (id = 1), seq bigint not null, hash text not null)`,
  `insert into audit_head values (1, 0, '')`,
  `create table due_jobs (
     job text not null, period text not null, due_at bigint not null, state text not null, done_at bigint,
     primary key (job, period))`,
  `create index due_jobs_open on due_jobs (due_at) where state = 'due'`,
];

/** Everything of the first release. Forward only: a mistake is mended by the next migration. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
