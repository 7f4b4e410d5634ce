import type { Processor, Queue, Worker, WorkerOptions } from 'bullmq';

export type WorkOptions = Pick<
  WorkerOptions,
  'concurrency' | 'lockDuration' | 'stalledInterval' | 'maxStalledCount' | 'runRetryDelay'
>;

/** What differs between Redis and SQL; everything else is the same code. */
export interface Backend {
  /** How long an add may take before the queue counts as down. */
  addLimitMs: number;
  /** From how many jobs on one bulk command is cheaper than as many single ones. */
  bulkFrom: number;
  /** The producer of a queue; throws QueueDownError when there is no connection right now. */
  queue(fullName: string): Queue;
  worker(fullName: string, processor: Processor, options: WorkOptions): Worker;
  ping(): Promise<unknown>;
  /** Closes producers and connections; the workers are closed before. */
  close(): Promise<void>;
}

// BullMQ writes an event per step; nobody reads them here.
export const streams = { events: { maxLen: 50 } };
