import { request } from 'node:http';
import type { Context, Next } from 'koa';

/** Marks a request that the other process passed on, so that none goes round in circles. */
const hopHeader = 'x-sandbox-hop';

const simulatorPaths = /^\/(sandbox\.js|sandbox\/(state|say|enter|transcript|faults|files\/.+))?$/;
const productPaths = /^\/sandbox\/(clock|idle)$/;

/** Koa middleware for the product: passes the page and the simulators' routes on to their process. */
export function forwardSandbox(simulatorUrl: string) {
  return async function forwardToSimulators(ctx: Context, next: Next): Promise<void> {
    if (!simulatorPaths.test(ctx.path)) return next();
    await passOn(ctx, simulatorUrl, '模拟平台没有运行，请重新执行 npm start。');
  };
}

/** Waits until the simulators have no callback under way, at most `timeoutMs`; an absent simulator has none. */
export async function waitForDeliveries(simulatorUrl: string, timeoutMs: number): Promise<boolean> {
  try {
    const answer = await fetch(`${simulatorUrl}/sandbox/pending?wait=${timeoutMs}`);
    const { pending } = (await answer.json()) as { pending: number };
    return pending === 0;
  } catch {
    return true;
  }
}

/** Koa middleware for the simulators: clock and idle belong to the product; `moved` runs after the clock answered. */
export function forwardToProduct(productUrl: string, moved: () => Promise<void>) {
  return async function forwardToTheProduct(ctx: Context, next: Next): Promise<void> {
    if (!productPaths.test(ctx.path)) return next();
    await passOn(ctx, productUrl, '调度助手没有运行，请重新执行 npm start。');
    if (ctx.path === '/sandbox/clock') await moved();
  };
}

/** Sends a request to the other process without a time limit: moving the clock may take minutes. */
function passOn(ctx: Context, base: string, downMessage: string): Promise<void> {
  const unavailable = () => {
    ctx.status = 503;
    ctx.body = { code: 'unavailable', message: downMessage };
  };
  if (ctx.get(hopHeader)) {
    unavailable();
    return Promise.resolve();
  }
  const { hostname, port } = new URL(base);
  const {
    host: _host,
    connection: _connection,
    'transfer-encoding': _encoding,
    ...headers
  } = ctx.req.headers;
  return new Promise((resolve) => {
    const upstream = request({
      hostname,
      port,
      path: ctx.url,
      method: ctx.method,
      headers: { ...headers, [hopHeader]: '1' },
    });
    upstream.once('response', (answer) => {
      ctx.status = answer.statusCode ?? 502;
      if (answer.headers['content-type']) ctx.set('content-type', answer.headers['content-type']);
      ctx.body = answer;
      resolve();
    });
    upstream.once('error', () => {
      if (!ctx.headerSent) unavailable();
      resolve();
    });
    ctx.req.once('close', () => {
      // The caller went away before an answer came.
      if (!ctx.req.complete) upstream.destroy();
    });
    ctx.req.pipe(upstream);
  });
}
