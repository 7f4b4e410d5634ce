import type { Middleware } from 'koa';
import type { Clock } from '../clock.ts';
import type { Queues } from '../queue/model.ts';
import { jobsDone, nextDueJob } from '../store/due-jobs.ts';
import { writeOffset } from '../store/install.ts';
import { nextOutgoing, storeLoad } from '../store/load.ts';
import { dueLanes } from '../store/outbox.ts';
import type { Db } from '../store/schema.ts';
import { nextOccurrence, type TickTools, tick } from '../tick.ts';
import type { Enqueue } from '../workers.ts';
import { controlRoutes, untilIdle } from './control.ts';
import { forwardSandbox, waitForDeliveries } from './forward.ts';

interface SandboxTools {
  readonly db: Db;
  readonly clock: Clock;
  readonly queues: Queues;
  readonly ticking: TickTools;
  readonly enqueue: Enqueue;
  readonly simulatorUrl: string;
}

/** How long one stop of the clock may take to come to rest. */
const settleMs = 120_000;

/** The product's side of the sandbox: its own clock and idle, everything else passed on to the simulators. */
export function sandboxMiddleware(tools: SandboxTools): Middleware[] {
  const { clock, simulatorUrl } = tools;
  let moving: Promise<unknown> = Promise.resolve();
  const load = () => loadOf(tools);
  const control = controlRoutes({
    now: clock.now,
    load,
    quiet: (timeoutMs) => waitForDeliveries(simulatorUrl, timeoutMs),
    moveTo: (target) => {
      const moved = moving.then(() => moveClock(tools, target));
      moving = moved.catch(() => undefined);
      return moved;
    },
  });
  return [control, forwardSandbox(simulatorUrl)];
}

async function loadOf({ db, clock, queues }: SandboxTools) {
  const [rows, jobs] = await Promise.all([
    storeLoad(db, clock.now()),
    queues.idle().catch(() => ({ waiting: 0, active: 0, delayed: 0 })),
  ]);
  return { due: rows.due + jobs.waiting + jobs.active + jobs.delayed, waiting: rows.waiting };
}

/** From due time to due time up to the target: set the clock, tick, wait until nothing is due (DESIGN 9). */
async function moveClock(tools: SandboxTools, target: number) {
  const { db, clock, ticking } = tools;
  const from = clock.now();
  // What is due already, after a restart say, comes before anything later.
  await setClock(tools, from);
  await untilIdle(() => loadOf(tools), settleMs);
  for (;;) {
    const now = clock.now();
    const next = earliest(
      await nextOutgoing(db, now, target),
      await nextDueJob(db, now, target),
      nextOccurrence(ticking, now, target),
    );
    await setClock(tools, next ?? target);
    await untilIdle(() => loadOf(tools), settleMs);
    if (next === undefined) break;
  }
  return jobsDone(db, from, clock.now());
}

async function setClock({ db, clock, ticking, enqueue }: SandboxTools, at: number): Promise<void> {
  const offset = Math.max(clock.offset, at - clock.real());
  await writeOffset(db, offset);
  clock.setOffset(offset);
  await tick(ticking, clock.now());
  for (const queued of await dueLanes(db, clock.now())) enqueue.outgoing(queued);
}

function earliest(...times: (number | undefined)[]): number | undefined {
  const found = times.filter((time) => time !== undefined);
  return found.length > 0 ? Math.min(...found) : undefined;
}
