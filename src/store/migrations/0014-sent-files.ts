import { type Kysely, sql } from 'kysely';

/** Files that people send: what they are fetched by, kept with the message so that a crash loses nothing. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table inbox add column file_ref text, add column file_name text').execute(db);
}
