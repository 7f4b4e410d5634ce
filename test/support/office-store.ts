import { Kysely, PostgresDialect, sql } from 'kysely';
import type { Config } from '../../src/config/model.ts';
import { applyConfig, ensureInstallation } from '../../src/store/install.ts';
import { migrate } from '../../src/store/migrate.ts';
import type { Db, Schema } from '../../src/store/schema.ts';
import { type StoreUnderTest, stores } from './services.ts';

/** A migrated store that tests share one after another. */
export interface OfficeStore {
  readonly name: string;
  readonly db: Db;
  /** Empties it, as after the first start at `now` with this configuration. */
  clean(config: Config, now: number): Promise<void>;
  close(): Promise<void>;
}

const configured = ['people', 'identities', 'chats', 'unit_locks'];

/** Opens a store and migrates it: PostgreSQL when TEST_DATABASE_URL is set, else the embedded one. */
export async function openOfficeStore(under: StoreUnderTest = stores().at(-1)!): Promise<OfficeStore> {
  const store = await under.open();
  const db: Db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: store.pool as never }) });
  await migrate(db);
  const tables = await ownTables(db);
  const sequences = await ownSequences(db);
  let saved: Config | undefined;
  return {
    name: under.name,
    db,
    async clean(config, now) {
      const restore = saved === config ? configured : [];
      // One round trip; deleting is much faster than truncating tables that hold a dozen rows.
      await store.pool.query(
        [
          'set session_replication_role = replica',
          ...tables.map((table) => `delete from ${table}`),
          ...restore.map((table) => `insert into ${table} select * from saved.${table}`),
          "insert into audit_head values (1, 0, '')",
          ...sequences.map((sequence) => `alter sequence ${sequence} restart`),
          'set session_replication_role = origin',
        ].join(';'),
      );
      await ensureInstallation(db, now, 0);
      if (saved === config) return;
      await applyConfig(db, config, now);
      await store.pool.query(
        [
          'drop schema if exists saved cascade',
          'create schema saved',
          ...configured.map((table) => `create table saved.${table} as table ${table}`),
        ].join(';'),
      );
      saved = config;
    },
    async close() {
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

async function ownSequences(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select sequencename as name from pg_sequences where schemaname = 'public'`.execute(db);
  return rows.map(({ name }) => name);
}
