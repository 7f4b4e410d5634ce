import { type Kysely, sql } from 'kysely';

/** Where a story stood in the issue that printed it: a later issue may give it another place. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table paper_stories add column place integer not null default 0').execute(db);
}
