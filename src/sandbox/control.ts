import Router from '@koa/router';
import type { Middleware } from 'koa';
import rawBody from 'raw-body';
import { isoAt, parseMoment } from './moments.ts';

/** What the product offers the sandbox routes that belong to it. */
export interface Controls {
  readonly now: () => number;
  /** Moves the clock to `target` (product ms) through everything due on the way. */
  readonly moveTo: (target: number) => Promise<{ job: string; period: string; at: number }[]>;
  /** What is due or in work now, and what waits for a later product time. */
  readonly load: () => Promise<{ due: number; waiting: number }>;
  /** Waits until no callback is on its way to the product. */
  readonly quiet: (timeoutMs: number) => Promise<boolean>;
}

const pollMs = 25;
const idleDefaultMs = 10_000;
const idleLongestMs = 600_000;
const bodyLimit = 64 * 1024;

/** The product's half of CONTRACT 4: the clock and idle. */
export function controlRoutes(controls: Controls): Middleware {
  const router = new Router();
  router.get('/sandbox/clock', (ctx) => {
    ctx.body = { now: isoAt(controls.now()) };
  });
  router.post('/sandbox/clock', async (ctx) => {
    const target = parseMoment(await readJson(ctx.req), controls.now());
    if (typeof target === 'string') {
      ctx.status = 400;
      ctx.body = { code: 'bad_request', message: target };
      return;
    }
    const ran = await controls.moveTo(target);
    ctx.body = { now: isoAt(controls.now()), ran: ran.map((job) => ({ ...job, at: isoAt(job.at) })) };
  });
  router.post('/sandbox/idle', async (ctx) => {
    const { timeoutMs } = (await readJson(ctx.req)) as { timeoutMs?: unknown };
    const limit =
      typeof timeoutMs === 'number' && timeoutMs >= 0 ? Math.min(timeoutMs, idleLongestMs) : idleDefaultMs;
    const quiet = await controls.quiet(limit);
    const load = await untilIdle(controls.load, limit);
    ctx.body = { idle: quiet && load.due === 0, ...load };
  });
  return router.routes() as unknown as Middleware;
}

/** Waits until nothing is due, at most `limitMs`; returns the last look. */
export async function untilIdle(load: Controls['load'], limitMs: number) {
  let left = limitMs;
  for (;;) {
    const seen = await load();
    if (seen.due === 0 || left <= 0) return seen;
    await new Promise((resolve) => setTimeout(resolve, pollMs));
    left -= pollMs;
  }
}

async function readJson(request: Parameters<typeof rawBody>[0]): Promise<Record<string, unknown>> {
  const text = await rawBody(request, { limit: bodyLimit, encoding: 'utf8' });
  try {
    const value: unknown = text === '' ? {} : JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
