import type { Logger } from 'pino';
import type { Clock } from './clock.ts';
import { abandonMessage } from './conversation/abandon.ts';
import { type ConversationTools, handleMessage } from './conversation/handle.ts';
import { type DeliveryTools, deliverLane, releaseExpired } from './delivery/deliver.ts';
import { createLanes } from './delivery/lanes.ts';
import type { Metrics } from './metrics.ts';
import type { Queues } from './queue/model.ts';
import { pendingMessages } from './store/inbox.ts';
import { dueLanes, type Queued } from './store/outbox.ts';
import type { Db } from './store/schema.ts';
import { runJob, type TickTools } from './tick.ts';

/** The embedded store has one session: more workers would only make callbacks wait behind them. */
const concurrency = {
  embedded: { inbound: 2, delivery: 4, job: 1 },
  server: { inbound: 8, delivery: 16, job: 4 },
};
/** A message this old and still unhandled was not queued, or its worker died. */
const forgottenMs = 2_000;
const sweepMs = 1_000;
const startOverMs = 10_000;
const lastAttempt = 5;
/** How long a stop waits for what is being handled or sent; what is cut off is taken up at the next start. */
const graceMs = 10_000;

export interface WorkerTools {
  readonly db: Db;
  readonly clock: Clock;
  readonly queues: Queues;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly embedded: boolean;
}

/** Hands ids to the queue and says whether it took them; what it does not take, the sweeper brings again. */
export function createEnqueue({ queues, log }: Pick<WorkerTools, 'queues' | 'log'>) {
  const add = (name: 'inbound' | 'delivery' | 'job', id: string, data: Record<string, string | number>) =>
    queues.add(name, id, data).then(
      () => true,
      (error: unknown) => {
        log.warn({ err: error, queue: name }, 'queue unavailable');
        return false;
      },
    );
  return {
    message: (id: number) => add('inbound', `in-${id}`, { id }),
    outgoing: ({ id, lane }: Queued) => add('delivery', `out-${id}`, { lane }),
    // BullMQ's ids may hold no colon.
    job: (job: string, period: string) => add('job', `job-${job}-${period.replaceAll(':', '.')}`, { job }),
  };
}

export type Enqueue = ReturnType<typeof createEnqueue>;

/** Starts this process's workers and its sweeper; returns what stops the sweeper and waits for what is being sent. */
export function startWorkers(
  tools: WorkerTools,
  enqueue: Enqueue,
  conversation: ConversationTools,
  delivery: DeliveryTools,
  ticking: TickTools,
): () => Promise<void> {
  const { queues, clock, log } = tools;
  const at = concurrency[tools.embedded ? 'embedded' : 'server'];
  const lanes = createLanes((lane) => deliverLane(delivery, lane), at.delivery, log);
  // An answer leaves from where it was made; the queue is for when there is no room, and for other times.
  const hand = (queued: readonly Queued[]) => {
    for (const one of queued) if (!lanes.serve(one)) void enqueue.outgoing(one);
  };
  queues.work('inbound', at.inbound, async ({ id }, { attempt }) => {
    try {
      hand(await handleMessage(conversation, Number(id), attempt < lastAttempt));
    } catch (error) {
      tools.metrics.countFailure('inbound');
      log.error({ err: error, inbox: id, attempt }, 'message could not be handled');
      if (attempt < lastAttempt) throw error;
      hand(await abandonMessage(conversation, Number(id)));
    }
  });
  queues.work('delivery', at.delivery, ({ lane }) => deliverLane(delivery, String(lane)));
  queues.work('job', at.job, async ({ job }) => hand(await runJob(ticking, String(job), clock.now())));
  const stopSweeping = everySoOften(sweepMs, log, createSweep(tools, enqueue, delivery));
  return async () => {
    stopSweeping();
    const atRest = queues.pause().then(lanes.settled);
    await Promise.race([atRest, new Promise((resolve) => setTimeout(resolve, graceMs).unref())]);
  };
}

/** Picks up what a crash, a dead queue or a wait left behind; safe to run in any number of processes. */
function createSweep(
  { db, clock }: Pick<WorkerTools, 'db' | 'clock'>,
  enqueue: Enqueue,
  delivery: DeliveryTools,
): () => Promise<void> {
  // A queue that is only behind has old messages too: each is brought again once in a while, not every second.
  let broughtUpTo = 0;
  let startedOver = 0;
  return async () => {
    const real = clock.real();
    if (real - startedOver > startOverMs) [broughtUpTo, startedOver] = [0, real];
    const ids = await pendingMessages(db, real - forgottenMs, broughtUpTo);
    const taken = await Promise.all(ids.map(enqueue.message));
    broughtUpTo = taken.every(Boolean) ? (ids.at(-1) ?? broughtUpTo) : 0;
    await releaseExpired(delivery, real);
    for (const queued of await dueLanes(db, clock.now())) enqueue.outgoing(queued);
  };
}

function everySoOften(ms: number, log: Logger, work: () => Promise<void>): () => void {
  let stopped = false;
  let timer: NodeJS.Timeout;
  const run = async () => {
    await work().catch((error: unknown) => log.warn({ err: error }, 'sweep failed'));
    if (!stopped) timer = setTimeout(run, ms);
  };
  timer = setTimeout(run, ms);
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
