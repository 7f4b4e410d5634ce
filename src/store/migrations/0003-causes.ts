import { type Kysely, sql } from 'kysely';

const statements = [
  // Every row that a person caused points at the message that caused it.
  'alter table people add column inbox_id bigint references inbox (id)',
  'alter table invites add column created_inbox_id bigint references inbox (id)',
  // A correction that was taken back leaves the corrected report in force, which may then be corrected again.
  'drop index reports_replaced_once',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
