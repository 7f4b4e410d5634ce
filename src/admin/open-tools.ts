import { Kysely, PostgresDialect } from 'kysely';
import { createClock } from '../clock.ts';
import type { Config } from '../config/model.ts';
import type { Settings } from '../settings.ts';
import { ensureInstallation } from '../store/install.ts';
import { migrate } from '../store/migrate.ts';
import { openPool } from '../store/open.ts';
import type { Db, Schema } from '../store/schema.ts';
import type { AdminTools } from './command.ts';

/** Opens the store for one command when no service runs; an embedded one is locked meanwhile. */
export async function openTools(
  settings: Settings,
  config: Config,
): Promise<{ tools: AdminTools; close: () => Promise<void> }> {
  const store = await openPool({
    databaseUrl: settings.databaseUrl?.reveal(),
    dataDir: settings.dataDir,
    max: 2,
  });
  const db: Db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: store.pool as never }) });
  try {
    await migrate(db);
    const real = createClock();
    const start = settings.sandbox && settings.sandboxNow !== 'now' ? settings.sandboxNow : real.real();
    const { clockOffset } = await ensureInstallation(db, start, start - real.real());
    const clock = createClock(settings.sandbox ? clockOffset : 0);
    const tools = { db, embedded: store.embedded, settings, config, clock, wake: () => undefined };
    return { tools, close: () => store.close() };
  } catch (error) {
    await store.close();
    throw error;
  }
}
