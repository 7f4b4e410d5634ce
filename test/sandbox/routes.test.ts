import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import Koa from 'koa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forwardSandbox, waitForDeliveries } from '../../src/sandbox/forward.ts';
import { loadOrCreateSecrets, secretsPath } from '../../src/sandbox/secrets.ts';
import type { Chat, User } from '../../src/sandbox/world.ts';
import { dingtalkGroup, robotKey, robotSecret, TestBench, wecomGroup } from './setup.ts';

let bench: TestBench;
beforeEach(async () => {
  bench = await new TestBench().start();
});
afterEach(() => bench.stop());

describe('GET /sandbox/state', () => {
  it('names every chat with its members and every user with role and unit', async () => {
    const { body } = await bench.get<{ chats: Chat[]; users: User[]; clock: { now: string } }>(
      '/sandbox/state',
    );
    const chat = (id: string) => body.chats.find((candidate) => candidate.id === id);
    expect(chat(wecomGroup)).toMatchObject({
      platform: 'wecom',
      channel: 'bot',
      kind: 'group',
      title: '北山县工作群',
      members: ['ZhangSan', 'WangWu', 'XinLaiDe'],
    });
    expect(chat(dingtalkGroup)).toMatchObject({
      platform: 'dingtalk',
      channel: 'robot',
      members: ['li-si-01', 'wang-wu-01', 'new-comer'],
    });
    expect(chat('bot:ZhangSan')).toMatchObject({ channel: 'bot', kind: 'single', members: ['ZhangSan'] });
    expect(chat('app:ZhangSan')).toMatchObject({ channel: 'app', kind: 'single', members: ['ZhangSan'] });
    const single = body.chats.find(({ kind, members }) => kind === 'single' && members.includes('li-si-01'));
    expect(single).toMatchObject({ platform: 'dingtalk', channel: 'robot' });
    expect(single!.id).toMatch(/^cid.+==$/);
    expect(body.users).toContainEqual({
      id: 'ZhangSan',
      platform: 'wecom',
      name: '张三',
      role: 'liaison',
      unit: '北山县',
    });
    expect(body.users.filter(({ role }) => role === 'none').map(({ id }) => id)).toEqual([
      'XinLaiDe',
      'new-comer',
    ]);
    expect(body.clock.now).toMatch(/^2024-03-25T09:00:0.*\+08:00$/);
  });

  it('keeps webhook keys and secrets to itself', async () => {
    const text = JSON.stringify((await bench.get('/sandbox/state')).body);
    expect(text).not.toContain(robotKey);
    expect(text).not.toContain(robotSecret);
  });
});

describe('POST /sandbox/say', () => {
  it.each([
    ['an unknown chat', { chat: 'nowhere', user: 'ZhangSan', text: '帮助' }, 404, 'not_found'],
    [
      'somebody who is not in the chat',
      { chat: wecomGroup, user: 'li-si-01', text: '帮助' },
      404,
      'not_found',
    ],
    [
      'somebody else in a single chat',
      { chat: 'app:ZhangSan', user: 'WangWu', text: '帮助' },
      404,
      'not_found',
    ],
    ['no text', { chat: wecomGroup, user: 'ZhangSan' }, 400, 'bad_request'],
    ['a text that is none', { chat: wecomGroup, user: 'ZhangSan', text: 7 }, 400, 'bad_request'],
    ['no JSON', 'hello', 400, 'bad_request'],
  ])('refuses %s', async (_what, body, status, code) => {
    expect(await bench.post('/sandbox/say', body)).toMatchObject({ status, body: { code } });
    expect(bench.product.received).toEqual([]);
  });

  it('answers before the product has answered', async () => {
    bench.product.answer = () => 'hang';
    const { status } = await bench.post('/sandbox/say', { chat: wecomGroup, user: 'ZhangSan', text: '帮助' });
    expect(status).toBe(202);
  });
});

describe('GET /sandbox/transcript', () => {
  it('gives the lines behind a number, counted per chat', async () => {
    for (const text of ['一', '二', '三']) await bench.say(wecomGroup, 'ZhangSan', text);
    await bench.say('bot:ZhangSan', 'ZhangSan', '四');
    expect((await bench.transcript(wecomGroup, 1)).map(({ seq, text }) => [seq, text])).toEqual([
      [2, '二'],
      [3, '三'],
    ]);
    expect(await bench.transcript('bot:ZhangSan')).toMatchObject([
      { seq: 1, from: 'ZhangSan', kind: 'text' },
    ]);
    expect((await bench.get('/sandbox/transcript?chat=nowhere')).status).toBe(404);
  });

  it('survives a kill of the simulators, together with reply URLs and what was said', async () => {
    await bench.say(dingtalkGroup, 'li-si-01', '帮助', 'm1');
    const before = await bench.transcript(dingtalkGroup);
    const { sessionWebhook } = JSON.parse(bench.product.received[0]!.body);
    await bench.stopSimulator();
    await bench.start();
    expect(await bench.transcript(dingtalkGroup)).toEqual(before);
    const { pathname, search } = new URL(sessionWebhook);
    const answer = { msgtype: 'text', text: { content: '收到' } };
    expect((await bench.post(pathname + search, answer)).body.errcode).toBe(0);
    await bench.say(dingtalkGroup, 'li-si-01', '帮助', 'm1');
    expect(bench.product.received[1]!.body).toBe(bench.product.received[0]!.body);
    expect((await bench.transcript(dingtalkGroup)).map(({ seq, from }) => [seq, from])).toEqual([
      [1, 'li-si-01'],
      [2, 'bot'],
    ]);
  });
});

describe('clock and idle', () => {
  it('are passed on to the product, whose new time holds at once', async () => {
    const moved = await bench.post('/sandbox/clock', { now: '2024-10-31T15:00:00+08:00' });
    expect(moved.body).toMatchObject({ ran: [] });
    expect(bench.product.forwarded).toContain('POST /sandbox/clock 1 {"now":"2024-10-31T15:00:00+08:00"}');
    await bench.say(wecomGroup, 'ZhangSan', '帮助');
    expect((await bench.transcript(wecomGroup))[0]!.at).toMatch(/^2024-10-31T15:00:0.*\+08:00$/);
  });

  it('says that the product is down instead of hanging', async () => {
    await bench.product.stop();
    const answer = await bench.get('/sandbox/clock');
    expect(answer).toMatchObject({ status: 503, body: { code: 'unavailable' } });
  });

  it('passes on idle with its body', async () => {
    await bench.post('/sandbox/idle', { timeoutMs: 5_000 });
    expect(bench.product.forwarded.at(-1)).toBe('POST /sandbox/idle 1 {"timeoutMs":5000}');
  });

  it('does not pass on what was already passed on', async () => {
    expect((await bench.get('/sandbox/clock', { 'x-sandbox-hop': '1' })).status).toBe(503);
  });
});

describe('the product side', () => {
  async function front(simulatorUrl: string) {
    const app = new Koa();
    app.use(forwardSandbox(simulatorUrl));
    app.use((ctx) => {
      ctx.body = { own: ctx.path };
    });
    const server = createServer(app.callback());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
  }

  it('passes on the page and the simulators’ routes, and keeps the others', async () => {
    const { url, server } = await front(bench.url);
    const page = await fetch(`${url}/`);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(await page.text()).toContain('sandbox.js');
    const script = await fetch(`${url}/sandbox.js`);
    expect(script.headers.get('content-type')).toContain('javascript');
    const said = await fetch(`${url}/sandbox/say`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ chat: wecomGroup, user: 'ZhangSan', text: '帮助' }),
    });
    expect(said.status).toBe(202);
    const transcript = await fetch(`${url}/sandbox/transcript?chat=${wecomGroup}&after=0`);
    expect(await transcript.json()).toHaveLength(1);
    for (const path of [
      '/healthz',
      '/sandbox/clock',
      '/sandbox/idle',
      '/sandbox/quit',
      '/sandbox/stateful',
    ]) {
      expect(await (await fetch(url + path)).json()).toEqual({ own: path });
    }
    server.close();
  });

  it('answers 503 in Chinese while the simulators are away', async () => {
    const { url, server } = await front('http://127.0.0.1:9');
    const answer = await fetch(`${url}/sandbox/state`);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('npm start'),
    });
    server.close();
  });

  it('can wait for callbacks under way, and does not wait for absent simulators', async () => {
    bench.product.answer = () => 'hang';
    await bench.post('/sandbox/say', { chat: wecomGroup, user: 'ZhangSan', text: '帮助' });
    expect(await waitForDeliveries(bench.url, 50)).toBe(false);
    expect(await waitForDeliveries(bench.url, 5_000)).toBe(true);
    expect(await waitForDeliveries('http://127.0.0.1:9', 5_000)).toBe(true);
  });
});

describe('secrets', () => {
  it('come from the environment, else from the file, else are invented, and nobody else may read them', () => {
    const path = secretsPath(bench.dataDir);
    expect(existsSync(path)).toBe(true);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const again = loadOrCreateSecrets(bench.dataDir, { WECOM_BOT_TOKEN: 'given', DINGTALK_CLIENT_ID: '' });
    expect(again).toEqual({ ...bench.secrets, WECOM_BOT_TOKEN: 'given' });
    expect(again.WECOM_BOT_AES_KEY).toMatch(/^[A-Za-z0-9]{43}$/);
    expect(again.DINGTALK_ROBOT_CODE).toBe(again.DINGTALK_CLIENT_ID);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(again);
    expect(loadOrCreateSecrets(join(bench.dataDir, 'other'), {}).WECOM_BOT_TOKEN).not.toBe('given');
  });
});
