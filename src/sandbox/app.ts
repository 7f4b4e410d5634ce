import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import Router from '@koa/router';
import Koa, { type Context, type Next } from 'koa';
import { createContext, type Simulator, type SimulatorOptions } from './context.ts';
import { fileRoutes as dingtalkFileRoutes } from './dingtalk/files-api.ts';
import { mediaRoutes } from './dingtalk/media-api.ts';
import { openApiRoutes } from './dingtalk/openapi.ts';
import { robotRoutes as dingtalkRobotRoutes } from './dingtalk/robot-api.ts';
import { tokenRoutes as dingtalkTokenRoutes } from './dingtalk/tokens-api.ts';
import { forwardToProduct } from './forward.ts';
import { MonthlyQuota } from './limits.ts';
import { answerRefusals } from './refused.ts';
import { sandboxRoutes } from './routes.ts';
import { appRoutes } from './wecom/app-api.ts';
import { fileRoutes as wecomFileRoutes } from './wecom/files-api.ts';
import { responseRoutes } from './wecom/response-api.ts';
import { robotRoutes as wecomRobotRoutes } from './wecom/robot-api.ts';
import { tokenRoutes as wecomTokenRoutes } from './wecom/tokens-api.ts';

/** DingTalk's free edition, per calendar month. */
const freeQuotas = { api: 5_000, webhook: 3_000 };

/** Both simulated platforms and the routes that drive them, as one Koa app that is not listening yet. */
export function createSimulatorApp(options: SimulatorOptions): { app: Koa; sim: Simulator } {
  const sim = createContext(options);
  const app = new Koa();
  app.silent = true;
  app.on('error', (error: Error) => options.log?.(error.stack ?? error.message));
  app.use(answerRefusals);
  app.use(forwardToProduct(options.productUrl, () => sim.clock.refresh()));
  app.use(driving(sim).routes());
  app.use(sim.faults.middleware);
  app.use(async function knowTheTime(_ctx: Context, next: Next) {
    await sim.clock.refresh();
    await next();
  });
  // Inside the faults, so that a call that was refused can go unanswered, too.
  app.use(answerRefusals);
  app.use(platforms(sim).routes());
  app.use(function unknownPath(ctx) {
    ctx.status = 404;
    ctx.body = { code: 'not_found', message: `没有这个接口：${ctx.path}` };
  });
  return { app, sim };
}

function driving(sim: Simulator): Router {
  const router = new Router();
  sandboxRoutes(router, sim);
  const page = join(import.meta.dirname, 'page');
  router.get('/', (ctx) => {
    ctx.type = 'html';
    ctx.body = createReadStream(join(page, 'index.html'));
  });
  router.get('/sandbox.js', (ctx) => {
    ctx.type = 'js';
    ctx.body = createReadStream(join(page, 'sandbox.js'));
  });
  return router;
}

function platforms(sim: Simulator): Router {
  const router = new Router();
  const counts = sim.ledger.table<number>('quota');
  const limits = { ...freeQuotas, ...sim.options.quotas };
  const api = new MonthlyQuota('dingtalk-api', limits.api, counts);
  const webhook = new MonthlyQuota('dingtalk-webhook', limits.webhook, counts);
  wecomTokenRoutes(router, sim);
  appRoutes(router, sim);
  wecomRobotRoutes(router, sim);
  responseRoutes(router, sim);
  wecomFileRoutes(router, sim);
  dingtalkTokenRoutes(router, sim);
  openApiRoutes(router, sim, api);
  dingtalkFileRoutes(router, sim, api);
  mediaRoutes(router, sim, api);
  dingtalkRobotRoutes(router, sim, webhook);
  return router;
}
