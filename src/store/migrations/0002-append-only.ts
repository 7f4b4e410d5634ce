import { type Kysely, sql } from 'kysely';

const refuse = `create function refuse_change() returns trigger language plpgsql as $$
  begin raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation'; end $$`;

/** The ledger promises that nothing in it changes; the database holds everybody to it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(refuse).execute(db);
  for (const table of ['reports', 'audit']) {
    const trigger = `create trigger ${table}_append_only before update or delete on ${table}
      for each row execute procedure refuse_change()`;
    await sql.raw(trigger).execute(db);
  }
}
