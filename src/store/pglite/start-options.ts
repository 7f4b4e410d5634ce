import { PGlite, type PGliteOptions } from '@electric-sql/pglite';

// Small buffers and WAL: about 200 MB of memory instead of 330, and a WAL that stays below 100 MB.
const settings = [
  'shared_buffers=16MB',
  'max_wal_size=64MB',
  'min_wal_size=32MB',
  'search_path=public,bullmq',
  'timezone=UTC',
];

/** The options every PGlite of ours is opened with. */
export function startOptions(folder: string): PGliteOptions {
  const startParams = [...PGlite.defaultStartParams];
  for (const setting of settings) startParams.push('-c', setting);
  return { dataDir: folder, startParams };
}
