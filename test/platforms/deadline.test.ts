import { afterEach, describe, expect, it, vi } from 'vitest';
import { longestSendMs, type Platform, type Route, type SendResult } from '../../src/platforms/contract.ts';
import { createDingtalk } from '../../src/platforms/dingtalk/index.ts';
import { createWecom } from '../../src/platforms/wecom/index.ts';
import * as dingtalkPeer from './support/dingtalk-peer.ts';
import { type Answer, memoryTools, type Received, startFakeApi } from './support/fake-api.ts';
import * as wecomPeer from './support/wecom-peer.ts';

let fake: Awaited<ReturnType<typeof startFakeApi>>;
afterEach(() => fake?.stop());

/** Every exchange may take longer than the whole send. */
const sendMs = 400;
const http = { timeoutMs: 5000, sendMs };
const tools = () => memoryTools(() => wecomPeer.now);

async function start(answer: (request: Received) => Answer) {
  fake = await startFakeApi(answer);
  const wecom = createWecom({ ...wecomPeer.settings, apiBase: fake.base, http }, tools());
  const bases = { apiBase: fake.base, oapiBase: fake.base };
  return { wecom, dingtalk: createDingtalk({ ...dingtalkPeer.settings, ...bases, http }, tools()) };
}

async function send(platform: Platform, kind: Route['kind'], file = false) {
  const address = kind === 'wecom-response' || kind === 'dingtalk-session' ? `${fake.base}/reply` : 'u1';
  const route = { kind, platform: platform.name, address };
  const message = file ? { lines: [], file: { name: 'a.txt', base64: 'MTIzNDU2' } } : { lines: ['已记录'] };
  const begin = performance.now();
  const result = await platform.send({ route, message, idempotencyKey: 'k', repeated: false });
  return { result, ms: performance.now() - begin };
}

const slack = 1000;
const isToken = (request: Received) => /gettoken|accessToken/.test(request.path);
const tokens = { body: { errcode: 0, access_token: 'T', accessToken: 'T', expires_in: 7200 } };
const late = { kind: 'unknown', code: 'ERR_CANCELED' };

describe('one send', () => {
  it.each([
    'wecom-response',
    'wecom-robot',
    'wecom-app',
    'dingtalk-session',
    'dingtalk-robot',
    'dingtalk-group',
    'dingtalk-person',
  ] as const)('by %s that is not answered in time has an unknown result', async (kind) => {
    const platforms = await start((request) => (isToken(request) ? tokens : { trouble: 'silence' }));
    const { result, ms } = await send(platforms[kind.startsWith('wecom') ? 'wecom' : 'dingtalk'], kind);
    expect(result).toEqual(late);
    expect(ms).toBeGreaterThan(sendMs - 50);
    expect(ms).toBeLessThan(sendMs + slack);
  });

  it.each([
    ['wecom', 'wecom-app'],
    ['dingtalk', 'dingtalk-group'],
  ] as const)('of %s that waits for a token in vain was certainly not sent', async (name, kind) => {
    const platforms = await start(() => ({ trouble: 'silence' }));
    const { result, ms } = await send(platforms[name], kind);
    expect(result).toEqual({ kind: 'retry', code: 'token_deadline' });
    expect(ms).toBeLessThan(sendMs + slack);
    expect(fake.requests.every(isToken)).toBe(true);
  });

  it('whose second token does not come was certainly not sent', async () => {
    let asked = 0;
    const { wecom } = await start((request) => {
      if (isToken(request)) return asked++ === 0 ? tokens : { trouble: 'silence' };
      return { body: { errcode: 42001 } };
    });
    const { result, ms } = await send(wecom, 'wecom-app');
    expect(result).toEqual({ kind: 'retry', code: 'token_deadline' });
    expect(ms).toBeLessThan(sendMs + slack);
  });

  it('whose token store hangs was certainly not sent', async () => {
    fake = await startFakeApi(() => ({}));
    const hanging = { ...tools(), tokens: { get: () => new Promise<never>(() => {}), put: async () => {} } };
    const { result } = await send(createWecom({ ...wecomPeer.settings, http }, hanging), 'wecom-app');
    expect(result).toEqual({ kind: 'retry', code: 'token_deadline' });
  });

  it('whose upload drips was certainly not posted', async () => {
    const { wecom } = await start(() => ({ trouble: 'drip' }));
    const { result, ms } = await send(wecom, 'wecom-robot', true);
    expect(result).toEqual({ kind: 'retry', code: 'upload_failed' });
    expect(ms).toBeLessThan(sendMs + slack);
  });

  it('whose upload took most of the time has only the rest for the message', async () => {
    const { wecom } = await start((request) =>
      request.path.endsWith('upload_media')
        ? { body: { errcode: 0, media_id: 'M' }, delayMs: 300 }
        : { trouble: 'silence' },
    );
    const { result, ms } = await send(wecom, 'wecom-robot', true);
    expect(result).toEqual(late);
    expect(ms).toBeLessThan(sendMs + 250);
  });

  it('does not spoil the token that another one waits for', async () => {
    const { wecom } = await start((request) =>
      isToken(request) ? { ...tokens, delayMs: sendMs + 200 } : { body: { errcode: 0 } },
    );
    expect((await send(wecom, 'wecom-app')).result).toMatchObject({ code: 'token_deadline' });
    expect((await send(wecom, 'wecom-app')).result).toEqual({ kind: 'sent' });
    expect(fake.requests.filter(isToken)).toHaveLength(1);
  });
});

describe('the longest send', () => {
  afterEach(() => vi.useRealTimers());

  it.each([undefined, 60_000])('is 20 s, also when the settings say %j', async (given) => {
    vi.useFakeTimers();
    const hanging = { ...tools(), tokens: { get: () => new Promise<never>(() => {}), put: async () => {} } };
    const wecom = createWecom({ ...wecomPeer.settings, http: { sendMs: given } }, hanging);
    const route = { kind: 'wecom-app', platform: 'wecom', address: 'u1' } as const;
    const request = { route, message: { lines: ['已记录'] }, idempotencyKey: 'k', repeated: false };
    let result: SendResult | undefined;
    void wecom.send(request).then((each) => {
      result = each;
    });
    await vi.advanceTimersByTimeAsync(longestSendMs - 1);
    expect(result).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    expect(result).toEqual({ kind: 'retry', code: 'token_deadline' });
    expect(longestSendMs).toBe(20_000);
  });
});
