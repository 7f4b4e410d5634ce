import { type Kysely, sql } from 'kysely';

const statements = [
  // What a lead department says of each county; the newest row of a key counts, an older one is only history.
  `create table department_figures (
     id bigserial primary key, department text not null, unit text not null, indicator text not null,
     part text not null, year integer not null, month text not null, value numeric not null, data_date text not null,
     inbox_id bigint not null references inbox (id), person_id text not null references people (id),
     created_at bigint not null)`,
  `create index department_figures_key on department_figures (unit, indicator, part, month, id desc)`,
  `create trigger department_figures_append_only before update or delete on department_figures
     for each row execute procedure refuse_change()`,
  // Where the two stand apart, with the figures that were compared; one row a month, whatever happens to it.
  `create table differences (
     id bigint primary key, unit text not null, indicator text not null, part text not null, month text not null,
     department text not null, county_value numeric not null, department_value numeric not null,
     county_date text not null, department_date text not null, state text not null, opened_at bigint not null,
     inbox_id bigint not null references inbox (id), decided_by text, decided_inbox_id bigint references inbox (id),
     decided_at bigint, reason text, unique (unit, indicator, part, month))`,
  `create index differences_month on differences (month) where state in ('open', 'department')`,
];

/** Both sides of a figure, and how differences between them ended. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
