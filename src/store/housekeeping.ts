import type { PoolLike } from './pglite/types.ts';

const defaultEveryMs = 7_000;
const checkpointAfterBytes = 4 * 1024 * 1024;

const walSinceCheckpoint = `
  select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn)::int8 as bytes from pg_control_checkpoint()`;

const tablesInNeed = `
  select format('%I.%I', schemaname, relname) as name from pg_stat_all_tables
  where (n_dead_tup > 100 + n_live_tup / 10 or n_mod_since_analyze > 250 + n_live_tup / 10)
    and schemaname !~ '^pg_(toast|temp)'`;

export interface Housekeeping {
  stop(): Promise<void>;
}

/**
 * Does for the embedded database what PostgreSQL's checkpointer and autovacuum do: without it the WAL grows past a
 * gigabyte and the job tables slow down. Between the steps other queries run.
 */
export function keepHouse(pool: PoolLike & { traffic: number }, everyMs = defaultEveryMs): Housekeeping {
  let seen = pool.traffic;
  let running: Promise<void> | undefined;

  async function tidy(): Promise<void> {
    const { rows: wal } = await pool.query(walSinceCheckpoint);
    if (wal[0].bytes >= checkpointAfterBytes) await pool.query('CHECKPOINT');
    const { rows: tables } = await pool.query(tablesInNeed);
    for (const { name } of tables) await pool.query(`VACUUM (ANALYZE) ${name}`);
  }

  const timer = setInterval(() => {
    if (running || pool.traffic === seen) return;
    // A failed round is no harm: the next one finds the same work.
    running = tidy()
      .catch(() => {})
      .finally(() => {
        seen = pool.traffic;
        running = undefined;
      });
  }, everyMs).unref();

  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
