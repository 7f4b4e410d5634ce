import { Kysely, PostgresDialect, sql } from 'kysely';
import type { Config } from '../../src/config/model.ts';
import { applyConfig, ensureInstallation } from '../../src/store/install.ts';
import { migrate } from '../../src/store/migrate.ts';
import type { Db, Schema } from '../../src/store/schema.ts';
import { type StoreUnderTest, stores } from './services.ts';

/** A migrated store that tests share one after another. */
export interface OfficeStore {
  readonly db: Db;
  /** Empties it, as before the first start at `now` with this configuration. */
  clean(config: Config, now: number): Promise<void>;
  close(): Promise<void>;
}

/** Opens a store and migrates it: PostgreSQL when TEST_DATABASE_URL is set, else the embedded one. */
export async function openOfficeStore(under: StoreUnderTest = stores().at(-1)!): Promise<OfficeStore> {
  const store = await under.open();
  const db: Db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: store.pool as never }) });
  await migrate(db);
  const tables = await ownTables(db);
  return {
    db,
    async clean(config, now) {
      await sql.raw(`truncate ${tables.join(', ')} restart identity`).execute(db);
      await sql.raw("insert into audit_head values (1, 0, '')").execute(db);
      await sql.raw('alter sequence short_ids restart').execute(db);
      await ensureInstallation(db, now, 0);
      await applyConfig(db, config, now);
    },
    async close() {
      await db.destroy().catch(() => undefined);
      await store.close();
    },
  };
}

async function ownTables(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' and tablename not like 'kysely_%'`.execute(
    db,
  );
  return rows.map(({ name }) => name);
}
