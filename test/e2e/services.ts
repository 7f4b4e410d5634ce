import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

/** True when both servers are there; CI insists on them instead of leaving suites out. */
export function servicesHere(): boolean {
  const here = Boolean(process.env.TEST_DATABASE_URL && process.env.TEST_REDIS_URL);
  if (!here && process.env.CI)
    throw new Error('TEST_DATABASE_URL and TEST_REDIS_URL are missing: .ci/run starts both servers');
  return here;
}

export interface FreshServices {
  readonly env: { DATABASE_URL: string; REDIS_URL: string };
  /** Ends all connections to the database and lets nobody in, until `allow`. */
  refuse(): Promise<void>;
  allow(): Promise<void>;
  release(): Promise<void>;
}

/** A database and a Redis number of one's own, for a whole product. */
export async function freshServices(): Promise<FreshServices> {
  const name = `e2e_${randomBytes(6).toString('hex')}`;
  await run(`create database ${name}`);
  const database = new URL(process.env.TEST_DATABASE_URL!);
  database.pathname = `/${name}`;
  // Queues are named after the product alone; a Redis number of their own keeps suites apart.
  const redis = new URL(process.env.TEST_REDIS_URL!);
  redis.pathname = `/${1 + (randomBytes(1)[0]! % 15)}`;
  return {
    env: { DATABASE_URL: database.href, REDIS_URL: redis.href },
    async refuse() {
      await run(`alter database ${name} allow_connections false`);
      await run(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
    },
    allow: () => run(`alter database ${name} allow_connections true`),
    release: () => run(`drop database if exists ${name} with (force)`),
  };
}

async function run(sql: string): Promise<void> {
  const client = new Client({ connectionString: process.env.TEST_DATABASE_URL });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
