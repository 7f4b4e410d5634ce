import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Queues } from '../../src/queue/model.ts';
import { openQueues, type QueueSettings } from '../../src/queue/open.ts';
import { type OpenPool, openPool } from '../../src/store/open.ts';
import { ensureDatabase } from '../../src/store/pglite/initdb.ts';
import { targetOf } from './redis-target.ts';

export const redisUrl = process.env.TEST_REDIS_URL;
export const databaseUrl = process.env.TEST_DATABASE_URL;

export interface OpenStore extends OpenPool {
  /** What a child process needs to open the same store. */
  settings: { dataDir: string; databaseUrl?: string };
}

export interface StoreUnderTest {
  name: string;
  /** An empty store of its own; `close` removes it. */
  open(): Promise<OpenStore>;
}

/** The stores every store test runs over: PGlite always, PostgreSQL when TEST_DATABASE_URL is set. */
export function stores(): StoreUnderTest[] {
  const list: StoreUnderTest[] = [{ name: 'PGlite', open: openEmbeddedStore }];
  if (databaseUrl) list.push({ name: 'PostgreSQL', open: () => openPostgresStore(databaseUrl) });
  return list;
}

/** A temporary data directory with an initialised, empty database in it. */
export async function newDataDir(): Promise<string> {
  const dataDir = await newFolder();
  await cp(await template(), join(dataDir, 'pglite'), { recursive: true });
  return dataDir;
}

async function openEmbeddedStore(): Promise<OpenStore> {
  const dataDir = await newDataDir();
  const store = await openPool({ dataDir });
  return {
    ...store,
    settings: { dataDir },
    async close() {
      await store.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function openPostgresStore(url: string): Promise<OpenStore> {
  const database = `test_${process.env.TEST_RUN}_${randomUUID().replaceAll('-', '')}`;
  await onServer(url, `create database ${database}`);
  const own = new URL(url);
  own.pathname = `/${database}`;
  const settings = { dataDir: '', databaseUrl: own.href };
  const store = await openPool(settings);
  return {
    ...store,
    settings,
    async close() {
      await store.close();
      await onServer(url, `drop database ${database} with (force)`);
    },
  };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}

// initdb takes seconds: it is done once per machine, and copied.
async function template(): Promise<string> {
  const folder = join(tmpdir(), 'diaodu-test-template-0.5.16');
  if (existsSync(folder)) return folder;
  const draft = `${folder}-${process.pid}-${randomUUID()}`;
  await ensureDatabase(draft);
  await rename(draft, folder).catch(() => rm(draft, { recursive: true, force: true }));
  return folder;
}

export interface QueueSite {
  /** Queues with a name space of their own, on this site's store or Redis. */
  open(options?: Partial<QueueSettings>): Promise<Queues>;
  /** What a child process needs to open the same queues. */
  settings: { redisUrl?: string; dataDir: string; databaseUrl?: string };
  embedded: boolean;
  close(): Promise<void>;
}

export interface QueuesUnderTest {
  name: string;
  setUp(): Promise<QueueSite>;
}

/** The queues every queue test runs over: embedded always, Redis and PostgreSQL when their address is set. */
export function queuesUnderTest(): QueuesUnderTest[] {
  const list: QueuesUnderTest[] = stores().map((store) => ({
    name: `BullMQ on ${store.name}`,
    setUp: async () => siteOn(await store.open()),
  }));
  if (redisUrl) list.push({ name: 'BullMQ on Redis', setUp: async () => redisSite(redisUrl) });
  return list;
}

function siteOn(store: OpenStore): QueueSite {
  const { pool, embedded } = store;
  return {
    open: (options) => openQueues({ pool, embedded, prefix: newPrefix(), ...options }),
    settings: store.settings,
    embedded,
    close: () => store.close(),
  };
}

/** A queue site on a Redis; its keys are left to the private server's end. */
export function redisSite(url: string): QueueSite {
  const redis = targetOf(url);
  return {
    async open(options) {
      const queues = await openQueues({
        redis,
        pool: undefined as never,
        embedded: false,
        prefix: newPrefix(),
        ...options,
      });
      await until(() => queues.ready());
      return queues;
    },
    settings: { redisUrl: url, dataDir: '' },
    embedded: false,
    close: async () => {},
  };
}

/** A name space nobody else uses. */
export function newPrefix(): string {
  return `test-${randomUUID()}`;
}

/** Waits until the condition holds; fails after the limit. */
export async function until(condition: () => boolean | Promise<boolean>, limitMs = 10_000): Promise<void> {
  const start = performance.now();
  while (!(await condition())) {
    if (performance.now() - start > limitMs) throw new Error(`not so after ${limitMs} ms: ${condition}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** A new empty folder below the system's temporary one. */
export function newFolder(): Promise<string> {
  return mkdtemp(join(process.env.TEST_FOLDER ?? tmpdir(), 'diaodu-test-'));
}
