import { type Kysely, sql } from 'kysely';

const statements = [
  // Every revision of a closed month; a reopening ends it and keeps it.
  `create table closings (
     month text not null, revision integer not null, closed_at bigint not null, actor text not null,
     inbox_id bigint references inbox (id), published_at bigint, publish_inbox_id bigint references inbox (id),
     reopened_at bigint, reopen_reason text, reopen_inbox_id bigint references inbox (id),
     primary key (month, revision))`,
  `create table closed_units (
     month text not null, revision integer not null, unit text not null, position integer not null, ranking_group text,
     ranking jsonb, not_ranked text, sheet jsonb, indicators jsonb not null, lift jsonb,
     primary key (month, revision, unit), foreign key (month, revision) references closings (month, revision))`,
  `create table closed_groups (
     month text not null, revision integer not null, ranking_group text not null, position integer not null,
     bottom_places integer not null, nobody_reported boolean not null,
     primary key (month, revision, ranking_group), foreign key (month, revision) references closings (month, revision))`,
  `create table manual_entries (
     id bigint primary key default nextval('short_ids'), month text not null, unit text not null,
     points numeric not null, reason text not null, person_id text not null,
     inbox_id bigint not null references inbox (id), created_at bigint not null)`,
  `create index manual_entries_month on manual_entries (month)`,
  `create table check_backs (
     month text not null, unit text not null, person_id text not null, inbox_id bigint not null references inbox (id),
     created_at bigint not null, primary key (month, unit))`,
  ...['closed_units', 'closed_groups', 'manual_entries', 'check_backs'].map(
    (table) =>
      `create trigger ${table}_append_only before update or delete on ${table}
         for each row execute procedure refuse_change()`,
  ),
];

/** Closed months in all their revisions, what the office gives and takes, and which units found their figures right. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
