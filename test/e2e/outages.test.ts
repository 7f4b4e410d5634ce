import { afterEach, describe, expect, it } from 'vitest';
import { startFakeApi } from '../platforms/support/fake-api.ts';
import { privateRedis } from '../support/private-redis.ts';
import { type RunningProduct, runProduct, until } from './product.ts';
import { freshServices, servicesHere } from './services.ts';
import { botEnv, postToBot } from './wecom.ts';

const chat = 'wrSamplexOpcG7WwGcef3czR';
const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function fakePlatform() {
  const api = await startFakeApi(() => ({ body: { errcode: 0, errmsg: 'ok' } }));
  open.push(() => api.stop());
  return api;
}

function report(url: string, base: string, text: string) {
  return postToBot(url, {
    user: 'ouyangmin',
    chat,
    text,
    responseUrl: `${base}/cgi-bin/aibot/response?response_code=${encodeURIComponent(text)}`,
  });
}

describe.skipIf(!servicesHere())('with PostgreSQL and Redis', () => {
  it('stores and acknowledges callbacks while Redis is down, also when it was down at the start, and handles them when it is back', async () => {
    const [api, redis, services] = [await fakePlatform(), await privateRedis(), await freshServices()];
    open.push(services.release, () => redis.remove());
    const product: RunningProduct = await runProduct({
      ...botEnv,
      WECOM_API_BASE: api.base,
      DATABASE_URL: services.env.DATABASE_URL!,
      REDIS_URL: redis.url,
    });
    open.push(() => product.close());
    const asked = performance.now();
    const answer = await report(product.url, api.base, '填报 新增城镇就业 1450人');
    expect(answer.status).toBe(200);
    expect(performance.now() - asked).toBeLessThan(1_000);
    expect((await fetch(`${product.url}/readyz`)).status).toBe(503);
    await redis.start();
    await until(async () => api.to('/cgi-bin/aibot/response').length === 1);
    await redis.stop();
    expect((await report(product.url, api.base, '填报 新增城镇就业 +120')).status).toBe(200);
    await redis.start();
    await until(async () => api.to('/cgi-bin/aibot/response').length === 2);
    const said = JSON.stringify(api.to('/cgi-bin/aibot/response')[1]!.json);
    expect(said).toContain('1570人');
  });

  it('answers 503 while the store is down and stores again when it is back', async () => {
    const [api, services] = [await fakePlatform(), await freshServices()];
    const product = await runProduct({ ...botEnv, WECOM_API_BASE: api.base, ...services.env });
    open.push(() => product.close());
    await services.refuse();
    const refused = await report(product.url, api.base, '填报 新增城镇就业 1450人');
    expect([refused.status, await refused.json()]).toMatchObject([503, { code: 'unavailable' }]);
    await services.allow();
    open.push(services.release);
    await until(
      async () => (await report(product.url, api.base, '填报 职业技能培训 1750人次')).status === 200,
    );
    await until(async () => api.to('/cgi-bin/aibot/response').length >= 1);
  });
});

describe('a callback without a reply route', () => {
  it('gets its answer in the response, the same one when it is repeated', async () => {
    const api = await fakePlatform();
    const product = await runProduct({ ...botEnv, WECOM_API_BASE: api.base });
    open.push(() => product.close());
    const send = () =>
      postToBot(product.url, { user: 'ouyangmin', chat, text: '填报 新增城镇就业 1450人', id: 'once' });
    const [first, second] = [await (await send()).text(), await (await send()).text()];
    expect(JSON.parse(first)).toHaveProperty('encrypt');
    expect(JSON.parse(second)).toHaveProperty('encrypt');
    expect(api.requests).toHaveLength(0);
  });
});
