import { type Kysely, sql } from 'kysely';

const statements = [
  `create table stories (
     id bigint primary key default nextval('short_ids'), kind text not null, unit text not null,
     person_id text not null references people (id), section text not null, action text not null, month text not null,
     state text not null, position integer, reason text, inbox_id bigint not null references inbox (id),
     created_at bigint not null)`,
  `create index stories_state on stories (kind, state)`,
  `create index stories_unit on stories (unit)`,
  `create index stories_month on stories (month) where kind = 'report'`,
  `create table story_texts (
     id bigserial primary key, story bigint not null references stories (id), title text not null, body text not null,
     person_id text not null references people (id), inbox_id bigint not null references inbox (id),
     created_at bigint not null)`,
  `create index story_texts_story on story_texts (story, id desc)`,
  `create table bulletin_numbers (
     year integer not null, n integer not null, inbox_id bigint not null references inbox (id),
     drawn_at bigint not null, primary key (year, n))`,
  `create table papers (
     id bigserial primary key, kind text not null, year integer, n integer, revision integer not null, month text,
     issued_on text not null, note text, paper jsonb not null, figures jsonb not null,
     person_id text not null references people (id), inbox_id bigint not null references inbox (id),
     created_at bigint not null, foreign key (year, n) references bulletin_numbers (year, n))`,
  `create unique index papers_issue on papers (year, n, revision) where kind = 'bulletin'`,
  `create unique index papers_month on papers (month, revision) where kind = 'monthly'`,
  `create index papers_issued on papers (issued_on)`,
  `create table paper_stories (
     paper bigint not null references papers (id), story bigint not null references stories (id),
     primary key (paper, story))`,
  `create index paper_stories_story on paper_stories (story)`,
  ...['story_texts', 'bulletin_numbers', 'papers', 'paper_stories'].map(
    (table) => `create trigger ${table}_append_only before update or delete on ${table}
     for each row execute procedure refuse_change()`,
  ),
];

/** 简讯, 专报, 月报: what people submitted for them, the numbers given out, and what was handed out. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
