import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';
import pg from 'pg';

/** Redis and PostgreSQL for one run. */
export interface Services {
  /** The address of one of Redis' numbered databases, emptied. */
  redis(database: number): Promise<string>;
  /** The address of a new, empty PostgreSQL database. */
  database(): Promise<string>;
  close(): Promise<void>;
}

const script = fileURLToPath(new URL('../../.ci/services', import.meta.url));

/** Uses TEST_REDIS_URL and TEST_DATABASE_URL when both are given, else starts private ones; `close` puts everything back. */
export async function openServices(): Promise<Services> {
  const { TEST_REDIS_URL, TEST_DATABASE_URL } = process.env;
  if (TEST_REDIS_URL && TEST_DATABASE_URL) return servicesAt(TEST_REDIS_URL, TEST_DATABASE_URL, () => {});
  const started = execFileSync(script, ['start'], { encoding: 'utf8' });
  const env = Object.fromEntries(
    [...started.matchAll(/^export (\w+)=(.*)$/gm)].map(([, name, value]) => [name!, value!]),
  );
  const stop = () => void execFileSync(script, ['stop'], { env: { ...process.env, ...env } });
  if (!env.TEST_REDIS_URL || !env.TEST_DATABASE_URL) {
    stop();
    throw new Error(
      'redis-server and PostgreSQL must be installed, or TEST_REDIS_URL and TEST_DATABASE_URL set',
    );
  }
  return servicesAt(env.TEST_REDIS_URL, env.TEST_DATABASE_URL, stop);
}

function servicesAt(redisUrl: string, databaseUrl: string, stop: () => void): Services {
  const databases: string[] = [];
  const onServer = async (statement: string) => {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  return {
    async redis(database) {
      const url = new URL(redisUrl);
      url.pathname = `/${database}`;
      const client = new Redis(url.href);
      await client.flushdb();
      client.disconnect();
      return url.href;
    },
    async database() {
      const name = `bench_${randomUUID().replaceAll('-', '')}`;
      await onServer(`create database ${name}`);
      databases.push(name);
      const url = new URL(databaseUrl);
      url.pathname = `/${name}`;
      return url.href;
    },
    async close() {
      for (const name of databases) await onServer(`drop database ${name} with (force)`);
      stop();
    },
  };
}
