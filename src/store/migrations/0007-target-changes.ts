import { type Kysely, sql } from 'kysely';

const statements = [
  // What the task list was before each import; a closed month is judged by the targets it had.
  `create table target_changes (
     id bigserial primary key, unit text not null, indicator text not null, part text not null, old_value numeric,
     new_value numeric, from_month text not null, actor text not null, file_name text not null, digest text not null,
     created_at bigint not null)`,
  `create trigger target_changes_append_only before update or delete on target_changes
     for each row execute procedure refuse_change()`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
