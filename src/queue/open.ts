import type { Worker } from 'bullmq';
import type { PoolLike } from '../store/open.ts';
import type { Backend } from './backend.ts';
import { batcher } from './batch.ts';
import { type JobData, type QueueName, type Queues, queueNames, type Trouble } from './model.ts';
import { redisBackend } from './redis-backend.ts';
import type { RedisTarget } from './redis-target.ts';
import { sqlBackend } from './sql-backend.ts';
import { withTimeLimit } from './time-limit.ts';
import { startWorker } from './worker.ts';

export type { RedisTarget };

export interface QueueSettings {
  /** Redis; without it the queue is kept in the store behind `pool`. */
  redis?: RedisTarget | undefined;
  pool: PoolLike;
  /** Whether `pool` is the embedded store, which no other process can have open. */
  embedded: boolean;
  /** Separates queues that share one Redis or database (diaodu). */
  prefix?: string;
  /** After this long without a sign of life a job counts as abandoned (15 s). */
  lockDurationMs?: number;
  /** How often abandoned jobs are looked for (5 s). */
  stalledIntervalMs?: number;
  /** How often a job that failed by our own fault is run in all (5). */
  attempts?: number;
  /** Pause before the second attempt, doubled for each further one (1 s). */
  backoffMs?: number;
  /** How long `close` waits for running jobs (10 s). */
  graceMs?: number;
  /** Told about failed attempts and broken connections. */
  report?: (error: Error, trouble: Trouble) => void;
}

/** Opens the queues on Redis, or on the store; the same surface and the same code over both. */
export async function openQueues(settings: QueueSettings): Promise<Queues> {
  const {
    prefix = 'diaodu',
    attempts = 5,
    backoffMs = 1_000,
    graceMs = 10_000,
    report = () => {},
  } = settings;
  const backend = settings.redis
    ? redisBackend(settings.redis)
    : await sqlBackend(settings.pool, settings.embedded);
  // The braces keep all keys of one queue on one node of a Redis cluster.
  const fullName = (name: QueueName) => `{${prefix}.${name}}`;
  const jobOptions = {
    attempts,
    backoff: { type: 'exponential', delay: backoffMs },
    removeOnComplete: true,
    removeOnFail: true,
  };
  const adders = adderOf(backend, fullName, jobOptions);
  const workers: Worker[] = [];

  return {
    add: (name, id, data) => adders[name].add({ id, data }),
    work(name, concurrency, handler) {
      const options = {
        concurrency,
        lockDuration: settings.lockDurationMs ?? 15_000,
        stalledInterval: settings.stalledIntervalMs ?? 5_000,
      };
      workers.push(startWorker(backend, name, fullName(name), handler, options, report));
    },
    async idle() {
      const total = { waiting: 0, active: 0, delayed: 0 };
      for (const name of queueNames) {
        const counts = backend.queue(fullName(name)).getJobCounts('waiting', 'active', 'delayed');
        const { waiting = 0, active = 0, delayed = 0 } = await withTimeLimit(counts, backend.addLimitMs);
        total.waiting += waiting;
        total.active += active;
        total.delayed += delayed;
      }
      return total;
    },
    async ready() {
      try {
        await withTimeLimit(backend.ping(), backend.addLimitMs);
        return true;
      } catch {
        return false;
      }
    },
    async pause() {
      await Promise.all(workers.map((worker) => worker.pause()));
    },
    async close() {
      const closed = Promise.all(workers.map((worker) => worker.close()));
      await withTimeLimit(closed, graceMs).catch(() => forceClosed(workers));
      await backend.close();
    },
  };
}

/** Lets go of the connections of workers whose jobs do not end; such a job comes back when its lock lapses. */
async function forceClosed(workers: Worker[]): Promise<void> {
  const released = Promise.all(workers.map((worker) => worker.getBackend().close(true)));
  await withTimeLimit(released, 500).catch(() => {});
}

function adderOf(backend: Backend, fullName: (name: QueueName) => string, jobOptions: object) {
  const adder = (name: QueueName) =>
    batcher<{ id: string; data: JobData }>((items) => {
      const queue = backend.queue(fullName(name));
      const jobs = items.map(({ id, data }) => ({ name, data, opts: { ...jobOptions, jobId: id } }));
      const sent =
        jobs.length >= backend.bulkFrom
          ? queue.addBulk(jobs)
          : Promise.all(jobs.map((job) => queue.add(job.name, job.data, job.opts)));
      return withTimeLimit<unknown>(sent, backend.addLimitMs);
    });
  return { inbound: adder('inbound'), delivery: adder('delivery'), job: adder('job') };
}
