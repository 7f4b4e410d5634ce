import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/**
 * Names the run, and removes what its tests left: files that share a process share a store, and none of them knows
 * that it is the last.
 */
export default async function setUp(): Promise<() => Promise<void>> {
  const run = randomUUID().slice(0, 8);
  const folder = join(tmpdir(), `diaodu-test-${run}`);
  await mkdir(folder);
  Object.assign(process.env, { TEST_RUN: run, TEST_FOLDER: folder });
  return async () => {
    await rm(folder, { recursive: true, force: true });
    if (process.env.TEST_DATABASE_URL) await dropDatabases(process.env.TEST_DATABASE_URL, `test_${run}_%`);
  };
}

async function dropDatabases(url: string, like: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query('select datname from pg_database where datname like $1', [like]);
  for (const { datname } of rows) await client.query(`drop database "${datname}" with (force)`);
  await client.end();
}
