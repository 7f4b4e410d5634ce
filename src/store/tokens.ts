import type { Db } from './schema.ts';

/** Access tokens of the platforms, shared by all processes; expiry in product ms. */
export function createTokenStore(db: Db) {
  return {
    async get(name: string) {
      const row = await db.selectFrom('tokens').selectAll().where('name', '=', name).executeTakeFirst();
      return row && { value: row.value, expiresAt: row.expires_at };
    },
    async put(name: string, value: string, expiresAt: number) {
      const row = { value, expires_at: expiresAt };
      await db
        .insertInto('tokens')
        .values({ name, ...row })
        .onConflict((oc) => oc.column('name').doUpdateSet(row))
        .execute();
    },
  };
}
