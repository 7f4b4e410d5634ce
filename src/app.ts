import type { Server } from 'node:http';
import Router from '@koa/router';
import Koa, { type Middleware } from 'koa';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { Door } from './platforms/contract.ts';
import { type WebhookTools, webhook } from './webhook.ts';

export interface AppTools extends WebhookTools {
  readonly doors: readonly Door[];
  readonly registry: Registry;
  /** True when the request carries the metrics token. */
  readonly mayReadMetrics: (authorization: string) => boolean;
  /** Store and queue usable. */
  readonly ready: () => Promise<boolean>;
  /** The sandbox's routes, in sandbox mode only. */
  readonly sandbox?: readonly Middleware[];
  readonly log: Logger;
}

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** The HTTP side of the product: webhooks, health, metrics and, sandboxed, the sandbox. */
export function createApp(tools: AppTools): Koa {
  const app = new Koa();
  const router = new Router();
  app.use(answerErrors(tools.log));
  for (const door of tools.doors) router.all(door.path, webhook(door, tools));
  router.get('/healthz', (ctx) => {
    ctx.body = { ok: true };
  });
  router.get('/readyz', async (ctx) => {
    const ready = await tools.ready();
    ctx.status = ready ? 200 : 503;
    ctx.body = { ready };
  });
  router.get('/metrics', async (ctx) => {
    if (!loopback.has(ctx.req.socket.remoteAddress ?? '') && !tools.mayReadMetrics(ctx.get('Authorization')))
      return notFound(ctx);
    ctx.type = tools.registry.contentType;
    ctx.body = await tools.registry.metrics();
  });
  for (const middleware of tools.sandbox ?? []) app.use(middleware);
  app.use(router.routes());
  app.use(function refuseUnknown(ctx) {
    if (ctx.matched?.length) {
      ctx.status = 405;
      ctx.body = { code: 'method_not_allowed', message: 'method not allowed' };
    } else notFound(ctx);
  });
  return app;
}

function notFound(ctx: Koa.Context): void {
  ctx.status = 404;
  ctx.body = { code: 'not_found', message: 'not found' };
}

/** Our own faults: logged whole, answered without detail. */
function answerErrors(log: Logger): Middleware {
  return async function answerErrors(ctx, next) {
    try {
      await next();
    } catch (error) {
      log.error({ err: error, path: ctx.path }, 'request failed');
      ctx.status = 503;
      ctx.body = { code: 'unavailable', message: 'temporarily unavailable' };
    }
  };
}

/** Starts listening; resolves once the port is open. */
export function listen(app: Koa, port: number, host: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = app.listen(port, host, () => resolve(server));
    server.once('error', reject);
  });
}
