/** The three queues: messages that came in, messages that go out, and what the clock asked for. */
export type QueueName = 'inbound' | 'delivery' | 'job';
export const queueNames: readonly QueueName[] = ['inbound', 'delivery', 'job'];

/** Only ids: the record itself is in SQL. */
export type JobData = Record<string, string | number | boolean | null>;

export interface Attempt {
  /** 1 for the first run; a run that was cut off by a crash is not counted. */
  attempt: number;
}

export type Handler = (data: JobData, attempt: Attempt) => Promise<void>;

export interface Queues {
  /**
   * Hands a job over; while a job with this id waits or runs, a second one is ignored. Rejects with QueueDownError
   * when the queue cannot take it in time. The id must not be a plain number nor contain a colon.
   */
  add(name: QueueName, id: string, data: JobData): Promise<void>;
  /** Runs the handler for every job; at least once, so the handler must be idempotent. */
  work(name: QueueName, concurrency: number, handler: Handler): void;
  /** How many jobs wait, run, or wait for another attempt, over all queues. */
  idle(): Promise<{ waiting: number; active: number; delayed: number }>;
  /** Whether a job could be handed over right now. */
  ready(): Promise<boolean>;
  /** Takes no new jobs in this process; those that run are waited for. */
  pause(): Promise<void>;
  /** Ends the workers and connections; jobs that still run after the grace time come back later. */
  close(): Promise<void>;
}

/** Thrown by `add` when the queue cannot be reached; whoever swept the row up later repeats it. */
export class QueueDownError extends Error {
  override name = 'QueueDownError';
  code = 'queue_down';
}

/** Told about what went wrong; with `id` it was a job, without it a connection. */
export interface Trouble {
  queue: QueueName | undefined;
  id?: string;
  attempt?: number;
  /** No further attempt will be made. */
  final?: boolean;
}
