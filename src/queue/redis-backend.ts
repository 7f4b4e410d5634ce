import { Queue, Worker } from 'bullmq';
import { type Backend, streams } from './backend.ts';
import { QueueDownError } from './model.ts';
import { producerClient, type RedisClient, workerClient } from './redis-clients.ts';
import type { RedisTarget } from './redis-target.ts';

/** BullMQ on Redis: one connection for adding, which fails fast, and one for all workers, which waits. */
export function redisBackend(target: RedisTarget): Backend {
  const producer = producerClient(target);
  const queues = new Map<string, Queue>();
  let consumer: RedisClient | undefined;
  // BullMQ gives each worker a copy of the connection; with Redis down it would wait for ever to say goodbye on it.
  const copies: RedisClient[] = [];

  function openConsumer(): RedisClient {
    const client = workerClient(target);
    const duplicate = client.duplicate.bind(client) as (...options: unknown[]) => RedisClient;
    client.duplicate = ((...options: unknown[]) => {
      const copy = duplicate(...options);
      copies.push(copy);
      return copy;
    }) as never;
    return client;
  }

  function refuseWhenDown(): void {
    if (producer.status !== 'ready') throw new QueueDownError(`Redis is not connected (${producer.status})`);
  }

  function openQueue(fullName: string): Queue {
    const queue = new Queue(fullName, { connection: producer, streams });
    queue.on('error', () => {});
    // A Queue that could not greet Redis stays broken for good: the next add makes a new one.
    queue.waitUntilReady().catch(() => queues.delete(fullName));
    queues.set(fullName, queue);
    return queue;
  }

  return {
    addLimitMs: 500,
    bulkFrom: 2,
    queue(fullName) {
      // BullMQ's Queue must be made on a live connection, see openQueue.
      refuseWhenDown();
      return queues.get(fullName) ?? openQueue(fullName);
    },
    worker(fullName, processor, options) {
      consumer ??= openConsumer();
      return new Worker(fullName, processor, { ...options, connection: consumer });
    },
    async ping() {
      refuseWhenDown();
      return producer.ping();
    },
    async close() {
      for (const queue of queues.values()) await queue.close().catch(() => {});
      for (const client of [producer, consumer, ...copies]) client?.disconnect();
    },
  };
}
