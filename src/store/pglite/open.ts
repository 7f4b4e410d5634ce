import { resolve } from 'node:path';
import { keepHouse } from '../housekeeping.ts';
import { takeLock } from '../lock.ts';
import { ensureDatabase } from './initdb.ts';
import { PglitePool } from './pool.ts';
import { openThread } from './thread.ts';

export interface EmbeddedOptions {
  /** How long a query waits for another one's open transaction (30 s). */
  waitLimitMs?: number;
  /** How often CHECKPOINT and VACUUM run when there was traffic (7 s). */
  housekeepingMs?: number;
  /** How long one query may take before the database counts as dead (60 s). */
  answerLimitMs?: number;
  /** Called once when the database thread dies: the process cannot go on. */
  onFatal?: (error: Error) => void;
}

export interface EmbeddedStore {
  pool: PglitePool;
  close(): Promise<void>;
}

/** Opens the embedded database in `dataDir`, alone: a second process is refused. */
export async function openEmbedded(dataDir: string, options: EmbeddedOptions = {}): Promise<EmbeddedStore> {
  const lock = await takeLock(dataDir);
  try {
    const folder = resolve(dataDir, 'pglite');
    await ensureDatabase(folder);
    const engine = await openThread(folder, {
      onDeath: options.onFatal,
      answerLimitMs: options.answerLimitMs,
    });
    const pool = new PglitePool(engine, options);
    const house = keepHouse(pool, options.housekeepingMs);
    return {
      pool,
      async close() {
        await house.stop();
        await pool.end();
        await engine.close().catch(() => {});
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}
