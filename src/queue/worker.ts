import { UnrecoverableError, type Worker } from 'bullmq';
import type { Backend } from './backend.ts';
import type { Handler, QueueName, Trouble } from './model.ts';
import { quieten } from './quieten.ts';

// A job whose process was killed again and again is not to blame; it is given up only after many times.
const maxStalledCount = 50;
const runRetryDelay = 500;

/** Starts a BullMQ worker that runs our handler, and reports what goes wrong. */
export function startWorker(
  backend: Backend,
  name: QueueName,
  fullName: string,
  handler: Handler,
  options: { concurrency: number; lockDuration: number; stalledInterval: number },
  report: (error: Error, trouble: Trouble) => void,
): Worker {
  const worker = backend.worker(
    fullName,
    async (job) => {
      try {
        await handler(job.data, { attempt: job.attemptsMade + 1 });
      } catch (error) {
        throw givesUp(error) ? new UnrecoverableError((error as Error).message) : error;
      }
    },
    { ...options, maxStalledCount, runRetryDelay },
  );
  worker.on('failed', (job, error) => {
    const final = job === undefined || job.finishedOn !== undefined;
    report(error, { queue: name, final, ...(job ? { id: job.id!, attempt: job.attemptsMade } : {}) });
  });
  worker.on(
    'error',
    quieten((error: Error) => report(error, { queue: name })),
  );
  return worker;
}

function givesUp(error: unknown): boolean {
  return error instanceof Error && error.name === 'GiveUp';
}
