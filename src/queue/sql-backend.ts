import { createPostgresBackend, type PgPool, runMigrations, withBackend } from 'bullmq';
import type { PoolLike } from '../store/open.ts';
import { type Backend, streams } from './backend.ts';

const { Queue, Worker } = withBackend(createPostgresBackend);

// A store that nobody else can have open: whatever was running when it was closed can be taken over at once.
const takeOverAll = `
  update bullmq.job set locked_until_ms = 0, stalled_marked = true where state = 'active';
  delete from bullmq.meta where field = 'stalled-check'`;

/** BullMQ in the schema `bullmq` of our own database, embedded or PostgreSQL. */
export async function sqlBackend(pool: PoolLike, embedded: boolean): Promise<Backend> {
  const connection = pool as unknown as PgPool;
  const client = await connection.connect();
  try {
    await runMigrations(client);
    if (embedded) await client.query(takeOverAll);
  } finally {
    client.release();
  }
  const queues = new Map<string, InstanceType<typeof Queue>>();

  function openQueue(fullName: string): InstanceType<typeof Queue> {
    const queue = new Queue(fullName, { connection, streams });
    queue.on('error', () => {});
    queues.set(fullName, queue);
    return queue;
  }

  return {
    addLimitMs: 5_000,
    // The bulk function makes two temporary tables each time.
    bulkFrom: 6,
    queue: (fullName) => (queues.get(fullName) ?? openQueue(fullName)) as never,
    worker: (fullName, processor, options) =>
      new Worker(fullName, processor, { ...options, connection }) as never,
    ping: () => pool.query('select 1'),
    async close() {
      for (const queue of queues.values()) await queue.close().catch(() => {});
    },
  };
}
