import { Pool } from 'pg';
import { columnTypes } from './column-types.ts';
import { NamingClient } from './named-statements.ts';
import { openEmbedded } from './pglite/open.ts';
import type { PoolLike } from './pglite/types.ts';

export { StoreHeldError } from './lock.ts';
export type { ClientLike, PoolLike } from './pglite/types.ts';

export interface PoolSettings {
  /** A PostgreSQL address; empty or absent: the embedded database in `dataDir`. */
  databaseUrl?: string | undefined;
  dataDir: string;
  /** Connections to PostgreSQL; each queue worker on it pins one. */
  max?: number | undefined;
  statementTimeoutMs?: number | undefined;
  /** Connections lost while idle; without it they are dropped silently and replaced at the next query. */
  onIdleError?: ((error: Error) => void) | undefined;
  /** The embedded database's thread died: nothing works any more, the process should end. */
  onFatal?: ((error: Error) => void) | undefined;
}

export interface OpenPool {
  pool: PoolLike;
  embedded: boolean;
  close(): Promise<void>;
}

/** Opens PostgreSQL when there is an address, else the embedded database; both through the same surface. */
export async function openPool(settings: PoolSettings): Promise<OpenPool> {
  if (settings.databaseUrl) return openPostgres(settings, settings.databaseUrl);
  const store = await openEmbedded(settings.dataDir, settings.onFatal ? { onFatal: settings.onFatal } : {});
  return { pool: store.pool, embedded: true, close: () => store.close() };
}

async function openPostgres(settings: PoolSettings, databaseUrl: string): Promise<OpenPool> {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: settings.max ?? 16,
    application_name: 'diaodu',
    options: '-c search_path=public,bullmq -c timezone=UTC',
    connectionTimeoutMillis: 3_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: settings.statementTimeoutMs ?? 30_000,
    idle_in_transaction_session_timeout: 60_000,
    keepAlive: true,
    types: columnTypes,
    Client: NamingClient,
  });
  // Each queue and worker listens too.
  pool.setMaxListeners(0);
  // A connection that breaks while in use tells its client only, and nobody else listens there.
  const lost = (error: Error) => settings.onIdleError?.(error);
  pool.on('error', lost);
  pool.on('connect', (client) => client.on('error', lost));
  try {
    await pool.query('select 1');
  } catch (error) {
    await pool.end();
    throw error;
  }
  return { pool: pool as unknown as PoolLike, embedded: false, close: () => pool.end() };
}
