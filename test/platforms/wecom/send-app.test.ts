import { afterEach, describe, expect, it } from 'vitest';
import type { Outbound } from '../../../src/message/outbound.ts';
import type { RouteKind, SendRequest } from '../../../src/platforms/contract.ts';
import { createWecom } from '../../../src/platforms/wecom/index.ts';
import { type Answer, memoryTools, type Received, startFakeApi } from '../support/fake-api.ts';
import * as peer from '../support/wecom-peer.ts';

type Fake = Awaited<ReturnType<typeof startFakeApi>>;
let fake: Fake;
afterEach(() => fake.stop());

const ok = { errcode: 0, errmsg: 'ok' };
const token = (value: string) => ({ body: { ...ok, access_token: value, expires_in: 7200 } });

async function start(answer: (request: Received) => Answer, time = { now: peer.now }) {
  fake = await startFakeApi(answer);
  const tools = memoryTools(() => time.now);
  const make = () => createWecom({ ...peer.settings, apiBase: fake.base, http: { timeoutMs: 300 } }, tools);
  return { platform: make(), another: make, tools };
}

function to(
  kind: RouteKind,
  address: string,
  message: Outbound,
  changes: Partial<SendRequest> = {},
): SendRequest {
  const route = { kind, platform: 'wecom', address } as const;
  return { route, message, idempotencyKey: 'piece-1', repeated: false, ...changes };
}

const lines = ['已记录', '新增城镇就业 1450人'];
const mentions = [{ userId: '00123', name: '王某' }];

describe('a message by the app', () => {
  const answers = (send: unknown) => (request: Received) =>
    request.path === '/cgi-bin/gettoken' ? token('T1') : { body: send };

  it('with a picture and a file becomes uploads and messages of their own', async () => {
    const { platform } = await start(({ path }) => {
      if (path === '/cgi-bin/gettoken') return token('T1');
      return { body: path === '/cgi-bin/media/upload' ? { ...ok, media_id: 'M1' } : ok };
    });
    const image = Buffer.from('picture').toString('base64');
    const file = { name: '台账.xlsx', base64: Buffer.from('PK12345').toString('base64') };
    for (const message of platform.split('wecom-app', { lines, image, file }))
      expect(await platform.send(to('wecom-app', '00123', message))).toEqual({ kind: 'sent' });
    const bodies = fake.to('/cgi-bin/message/send').map(({ json }) => json);
    expect(bodies).toMatchObject([
      { msgtype: 'text' },
      { touser: '00123', agentid: 1000002, msgtype: 'image', image: { media_id: 'M1' } },
      { touser: '00123', msgtype: 'file', file: { media_id: 'M1' } },
    ]);
    const uploads = fake.to('/cgi-bin/media/upload');
    expect(uploads.map(({ query }) => [query.get('type'), query.get('access_token')])).toEqual([
      ['image', 'T1'],
      ['file', 'T1'],
    ]);
    expect(uploads.map(({ raw }) => raw.toString().includes('PK12345'))).toEqual([false, true]);
  });

  it('whose upload is refused was not sent', async () => {
    const { platform } = await start(({ path }) =>
      path === '/cgi-bin/gettoken' ? token('T1') : { body: { errcode: 45001, errmsg: 'too big' } },
    );
    const file = { name: 'a.xlsx', base64: 'UEs=' };
    expect(await platform.send(to('wecom-app', '00123', { lines: [], file }))).toEqual({
      kind: 'refused',
      code: '45001',
    });
    expect(fake.to('/cgi-bin/message/send')).toEqual([]);
  });

  it('is text to one person, with the token in the query', async () => {
    const { platform, tools } = await start(answers({ ...ok, msgid: 'm1' }));
    expect(await platform.send(to('wecom-app', '00123', { lines, mentions }))).toEqual({
      kind: 'sent',
      detail: 'm1',
    });
    const [asked] = fake.to('/cgi-bin/gettoken');
    expect([asked!.query.get('corpid'), asked!.query.get('corpsecret')]).toEqual([peer.corpId, 'app-secret']);
    const [request] = fake.to('/cgi-bin/message/send');
    expect(request!.query.get('access_token')).toBe('T1');
    expect(request!.json).toMatchObject({
      touser: '00123',
      agentid: 1000002,
      msgtype: 'text',
      text: { content: '已记录\n新增城镇就业 1450人' },
      enable_duplicate_check: 1,
    });
    expect(tools.stored.get(`wecom:${peer.corpId}:1000002`)).toEqual({
      value: 'T1',
      expiresAt: peer.now + 6_900_000,
    });
  });

  it('repeated is equal to the byte, and another with the same text is not', async () => {
    const { platform } = await start(answers(ok));
    await platform.send(to('wecom-app', 'u', { lines }));
    await platform.send(to('wecom-app', 'u', { lines }, { repeated: true }));
    await platform.send(to('wecom-app', 'u', { lines }, { idempotencyKey: 'piece-2' }));
    const [first, second, third] = fake.to('/cgi-bin/message/send').map((request) => request.raw.toString());
    expect(second).toBe(first);
    expect(third).not.toBe(first);
    const { duplicate_check_interval: seconds } = JSON.parse(first!) as { duplicate_check_interval: number };
    expect(seconds).toBeGreaterThanOrEqual(1800);
    expect(seconds).toBeLessThanOrEqual(14_400);
  });

  it.each(['@all', 'a|b', '', 'a,b'])('is never sent to %j', async (address) => {
    const { platform } = await start(answers(ok));
    expect(await platform.send(to('wecom-app', address, { lines }))).toEqual({
      kind: 'refused',
      code: 'bad_user',
    });
    expect(fake.requests).toHaveLength(0);
  });

  it.each([
    [
      { ...ok, invaliduser: 'zhangsan', msgid: 'm' },
      { kind: 'refused', code: 'invaliduser' },
    ],
    [
      { ...ok, unlicenseduser: 'lisi|zhangsan' },
      { kind: 'refused', code: 'unlicenseduser' },
    ],
    [{ ...ok, invaliduser: 'zhangsan2' }, { kind: 'sent' }],
    [{ errcode: 81013 }, { kind: 'refused', code: '81013' }],
    [{ errcode: 45002 }, { kind: 'refused', code: '45002' }],
    [{ errcode: 301002 }, { kind: 'refused', code: '301002', alarm: true }],
    [{ errcode: 48002 }, { kind: 'refused', code: '48002', alarm: true }],
    [{ errcode: 50003 }, { kind: 'refused', code: '50003', alarm: true }],
    [{ errcode: 60020 }, { kind: 'refused', code: '60020', alarm: true }],
    [{ errcode: 41001 }, { kind: 'refused', code: '41001', alarm: true }],
    [{ errcode: 45009 }, { kind: 'retry', code: '45009', retryAfterMs: 60_000, blocked: true }],
    [{ errcode: -1 }, { kind: 'retry', code: '-1' }],
  ])('answered %j gives %j', async (answer, result) => {
    const { platform } = await start(answers(answer));
    expect(await platform.send(to('wecom-app', 'ZhangSan', { lines }))).toEqual(result);
  });

  it.each([40014, 42001])('refused with %i renews the token once and is sent again', async (errcode) => {
    let issued = 0;
    const { platform } = await start((request) => {
      if (request.path === '/cgi-bin/gettoken') return token(`T${++issued}`);
      return { body: request.query.get('access_token') === 'T1' ? { errcode } : ok };
    });
    expect(await platform.send(to('wecom-app', 'u', { lines }))).toEqual({ kind: 'sent' });
    expect(fake.to('/cgi-bin/gettoken')).toHaveLength(2);
    expect(fake.to('/cgi-bin/message/send')).toHaveLength(2);
  });

  it('whose new token is refused, too, is tried later', async () => {
    const { platform } = await start(answers({ errcode: 40014 }));
    expect(await platform.send(to('wecom-app', 'u', { lines }))).toEqual({ kind: 'retry', code: '40014' });
    expect(fake.to('/cgi-bin/message/send')).toHaveLength(2);
  });

  it('shares one request for a token among many messages, and the token among processes', async () => {
    const { platform, another } = await start(answers(ok));
    await Promise.all(Array.from({ length: 20 }, () => platform.send(to('wecom-app', 'u', { lines }))));
    await another().send(to('wecom-app', 'u', { lines }));
    expect(fake.to('/cgi-bin/gettoken')).toHaveLength(1);
    expect(fake.to('/cgi-bin/message/send')).toHaveLength(21);
  });

  it('renews the token five minutes before its end in product time', async () => {
    const time = { now: peer.now };
    const { platform } = await start(answers(ok), time);
    await platform.send(to('wecom-app', 'u', { lines }));
    time.now += 6_899_999;
    await platform.send(to('wecom-app', 'u', { lines }));
    expect(fake.to('/cgi-bin/gettoken')).toHaveLength(1);
    time.now += 1;
    await platform.send(to('wecom-app', 'u', { lines }));
    expect(fake.to('/cgi-bin/gettoken')).toHaveLength(2);
  });

  it.each([
    [{ body: { errcode: 40001 } }, { kind: 'refused', code: '40001', alarm: true }, 1],
    [{ body: { errcode: 40013 } }, { kind: 'refused', code: '40013', alarm: true }, 1],
    [{ body: { errcode: -1 } }, { kind: 'retry', code: '-1' }, 2],
    [{ trouble: 'silence' }, { kind: 'retry', code: 'token_ECONNABORTED' }, 2],
    [{ status: 504, body: '' }, { kind: 'retry', code: 'token_http_504' }, 2],
    [{ body: ok }, { kind: 'retry', code: 'token_missing' }, 2],
  ] as [Answer, object, number][])(
    'without a token (%j) gives %j, and a wrong secret is not asked about again at once',
    async (answer, result, asked) => {
      const { platform } = await start(() => answer);
      expect(await platform.send(to('wecom-app', 'u', { lines }))).toEqual(result);
      expect(await platform.send(to('wecom-app', 'u', { lines }))).toEqual(result);
      expect(fake.to('/cgi-bin/gettoken')).toHaveLength(asked);
      expect(fake.to('/cgi-bin/message/send')).toHaveLength(0);
    },
  );
});

describe('an encrypted user id', () => {
  const resolving = (answer: Answer) =>
    start((request) => (request.path === '/cgi-bin/gettoken' ? token('T1') : answer));
  const lists = (userid_list: unknown, invalid_open_userid_list: unknown) => ({
    body: { ...ok, userid_list, invalid_open_userid_list },
  });

  it('is resolved with the token of the app', async () => {
    const { platform } = await resolving(lists([{ open_userid: 'woX', userid: '00123' }], []));
    expect(await platform.resolveSender!('woX')).toBe('00123');
    const [request] = fake.to('/cgi-bin/batch/openuserid_to_userid');
    expect(request!.query.get('access_token')).toBe('T1');
    expect(request!.json).toEqual({ open_userid_list: ['woX'] });
  });

  it.each([undefined, []])('that the platform calls none of its own is none (%j)', async (found) => {
    const { platform } = await resolving(lists(found, ['woX']));
    expect(await platform.resolveSender!('woX')).toBeUndefined();
  });

  it.each([
    { body: { errcode: 60011 } },
    { body: { errcode: 60011, invalid_open_userid_list: ['woX'] } },
    { body: { errcode: 60011, userid_list: [{ open_userid: 'woX', userid: '00123' }] } },
    { body: { invalid_open_userid_list: ['woX'] } },
    { body: { errcode: 40014 } },
    { body: ok },
    lists([], []),
    lists([], ['woY']),
    lists([{ open_userid: 'woY', userid: '00123' }], []),
    lists([{ open_userid: 'woX', userid: '' }], ['woX']),
    lists('woX', 'woX'),
    { status: 500, ...lists([], ['woX']) },
    { status: 500 },
    { body: 'x' },
    { trouble: 'reset' },
    { trouble: 'silence' },
  ] as Answer[])('answered %j is a fault, not an answer', async (answer) => {
    const { platform } = await resolving(answer);
    await expect(platform.resolveSender!('woX')).rejects.toThrow(/sender/);
  });

  it('is not judged without a token', async () => {
    const { platform } = await start(() => ({ body: { errcode: -1 } }));
    await expect(platform.resolveSender!('woX')).rejects.toThrow(/no token/);
  });

  it('is given up when the time for it is over', async () => {
    fake = await startFakeApi((request) =>
      request.path === '/cgi-bin/gettoken' ? token('T1') : { trouble: 'silence' },
    );
    const tools = memoryTools(() => peer.now);
    const limits = { resolveMs: 200 };
    const platform = createWecom({ ...peer.settings, apiBase: fake.base, limits }, tools);
    const start = performance.now();
    await expect(platform.resolveSender!('woX')).rejects.toThrow(/ERR_CANCELED/);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it('cannot be resolved without an app', async () => {
    fake = await startFakeApi(() => ({}));
    const platform = createWecom(
      { ...peer.settings, app: undefined },
      memoryTools(() => 0),
    );
    expect(platform.resolveSender).toBeUndefined();
  });
});
