import { afterEach, describe, expect, it } from 'vitest';
import type { Outbound } from '../../../src/message/outbound.ts';
import type { RouteKind, SendRequest } from '../../../src/platforms/contract.ts';
import { createDingtalk } from '../../../src/platforms/dingtalk/index.ts';
import * as peer from '../support/dingtalk-peer.ts';
import { type Answer, memoryTools, type Received, startFakeApi } from '../support/fake-api.ts';

type Fake = Awaited<ReturnType<typeof startFakeApi>>;
let fake: Fake;
afterEach(() => fake.stop());

const ok = { errcode: 0, errmsg: 'ok' };
const tokenPath = '/v1.0/oauth2/accessToken';
const groupPath = '/v1.0/robot/groupMessages/send';
const personPath = '/v1.0/robot/oToMessages/batchSend';

async function start(answer: (request: Received) => Answer, time = { now: peer.now }) {
  fake = await startFakeApi(answer);
  const settings = { ...peer.settings, apiBase: fake.base, oapiBase: fake.base, http: { timeoutMs: 300 } };
  const tools = memoryTools(() => time.now);
  return { platform: createDingtalk(settings, tools), tools };
}

function to(
  kind: RouteKind,
  address: string,
  message: Outbound,
  changes: Partial<SendRequest> = {},
): SendRequest {
  const route = { kind, platform: 'dingtalk', address } as const;
  return { route, message, idempotencyKey: 'piece-1', repeated: false, ...changes };
}

const lines = ['已记录', '新增城镇就业 1450人'];
const mentions = [{ userId: 'manager4220', name: '王某' }];

describe('an answer by session webhook', () => {
  it('mentions people in the text and in the list, and never everybody', async () => {
    const { platform } = await start(() => ({ body: ok }));
    const everybody = [...mentions, { userId: '@all', name: '全体' }];
    const url = `${fake.base}/robot/sendBySession?session=1`;
    expect(await platform.send(to('dingtalk-session', url, { lines, mentions: everybody }))).toEqual({
      kind: 'sent',
    });
    expect(fake.requests[0]!.json).toEqual({
      msgtype: 'text',
      text: { content: '@manager4220 已记录\n新增城镇就业 1450人' },
      at: { atUserIds: ['manager4220'], isAtAll: false },
    });
  });

  it.each([
    [{ body: { errcode: 300001 } }, { kind: 'gone', code: '300001' }],
    [{ body: { errcode: 'session.expired' } }, { kind: 'gone', code: 'session.expired' }],
    [
      { status: 400, body: { code: 'session.notExisted' } },
      { kind: 'gone', code: 'session.notExisted' },
    ],
    [
      { status: 404, body: '' },
      { kind: 'gone', code: 'http_404' },
    ],
    [{ body: { errcode: -1 } }, { kind: 'retry', code: '-1' }],
    [{ body: { errcode: 400101 } }, { kind: 'refused', code: '400101' }],
    [{ body: '{}' }, { kind: 'unknown', code: 'http_200' }],
  ])('answered %j gives %j', async (answer, result) => {
    const { platform } = await start(() => answer);
    expect(
      await platform.send(to('dingtalk-session', `${fake.base}/robot/sendBySession`, { lines })),
    ).toEqual(result);
  });
});

describe('a message by a custom robot', () => {
  it('is signed with the time of sending and carries its key', async () => {
    const { platform } = await start(() => ({ body: { errcode: '0', errmsg: 'ok' } }));
    const route = {
      kind: 'dingtalk-robot',
      platform: 'dingtalk',
      address: 'tok+1',
      secret: 'SEC+/=',
    } as const;
    const request = { route, message: { lines }, idempotencyKey: 'piece-1', repeated: true };
    expect(await platform.send(request)).toEqual({ kind: 'sent' });
    const [{ path, query, json }] = fake.requests as [Received];
    expect(path).toBe('/robot/send');
    expect(Object.fromEntries(query)).toEqual({
      access_token: 'tok+1',
      timestamp: String(peer.now),
      sign: peer.hmac(String(peer.now), 'SEC+/='),
    });
    expect(json).toEqual({
      msgtype: 'text',
      text: { content: '已记录\n新增城镇就业 1450人' },
      msgUuid: 'piece-1',
    });
  });

  it('without a secret is not signed', async () => {
    const { platform } = await start(() => ({ body: ok }));
    await platform.send(to('dingtalk-robot', 'tok', { lines }));
    expect(Object.fromEntries(fake.requests[0]!.query)).toEqual({ access_token: 'tok' });
  });

  it.each([
    [{ body: { errcode: -1 } }, { kind: 'retry', code: '-1' }],
    [{ body: { errcode: 410100 } }, { kind: 'retry', code: '410100', retryAfterMs: 600_000, blocked: true }],
    [
      { body: { errcode: '130101' } },
      { kind: 'retry', code: '130101', retryAfterMs: 600_000, blocked: true },
    ],
    [{ body: { errcode: 310000 } }, { kind: 'refused', code: '310000', alarm: true }],
    [{ body: { errcode: 300001 } }, { kind: 'refused', code: '300001' }],
    [{ body: { errcode: 300005 } }, { kind: 'refused', code: '300005' }],
    [{ body: { errcode: 400101 } }, { kind: 'refused', code: '400101' }],
    [{ body: { errcode: 400013 } }, { kind: 'refused', code: '400013' }],
    [{ body: { errcode: 400102 } }, { kind: 'refused', code: '400102' }],
    [{ body: { errcode: 400106 } }, { kind: 'refused', code: '400106' }],
    [{ body: { errcode: 430102 } }, { kind: 'refused', code: '430102' }],
    [{ body: { errcode: 460101 } }, { kind: 'refused', code: '460101' }],
    [{ body: { errcode: 90018 } }, { kind: 'retry', code: '90018', retryAfterMs: 1000 }],
    [{ body: { errcode: 90020 } }, { kind: 'refused', code: '90020', alarm: true }],
    [{ body: { errcode: 88 } }, { kind: 'unknown', code: '88' }],
    [
      { body: { status: 1111, wait: 5, punish: 'deny' } },
      { kind: 'retry', code: '1111', retryAfterMs: 300_000, blocked: true },
    ],
    [{ body: '<html>punish</html>' }, { kind: 'unknown', code: 'http_200' }],
    [{ body: {} }, { kind: 'unknown', code: 'http_200' }],
    [
      { status: 502, body: '<html>' },
      { kind: 'unknown', code: 'http_502' },
    ],
    [{ trouble: 'silence' }, { kind: 'unknown', code: 'ECONNABORTED' }],
    [{ trouble: 'reset' }, { kind: 'unknown', code: 'ECONNRESET' }],
  ] as [Answer, object][])('answered %j gives %j', async (answer, result) => {
    const { platform } = await start(() => answer);
    expect(await platform.send(to('dingtalk-robot', 'tok', { lines }))).toEqual(result);
    expect(fake.requests).toHaveLength(1);
  });

  it('is tried again when nobody listens', async () => {
    const { platform } = await start(() => ({}));
    await fake.stop();
    expect(await platform.send(to('dingtalk-robot', 'tok', { lines }))).toEqual({
      kind: 'retry',
      code: 'ECONNREFUSED',
    });
  });
});

describe('a message by OpenAPI', () => {
  const answers = (send: Answer) => (request: Received) =>
    request.path === tokenPath ? { body: { accessToken: 'T1', expireIn: 7200 } } : send;

  it('with a picture and a file becomes uploads and templates of their own', async () => {
    const { platform } = await start(({ path }) => {
      if (path === tokenPath) return { body: { accessToken: 'T1', expireIn: 7200 } };
      return { body: path === '/media/upload' ? { ...ok, media_id: '@M1' } : { processQueryKey: 'q' } };
    });
    const image = Buffer.from('picture').toString('base64');
    const file = { name: '台账.xlsx', base64: Buffer.from('PK12345').toString('base64') };
    for (const [kind, path] of [
      ['dingtalk-group', groupPath],
      ['dingtalk-person', personPath],
    ] as const) {
      for (const message of platform.split(kind, { lines, image, file }))
        expect(await platform.send(to(kind, 'c', message))).toEqual({ kind: 'sent', detail: 'q' });
      expect(fake.to(path).map(({ json }) => [json!.msgKey, JSON.parse(String(json!.msgParam))])).toEqual([
        ['sampleText', { content: lines.join('\n') }],
        ['sampleImageMsg', { photoURL: '@M1' }],
        ['sampleFile', { mediaId: '@M1', fileName: '台账.xlsx', fileType: 'xlsx' }],
      ]);
    }
    const uploads = fake.to('/media/upload');
    expect(uploads.map(({ query }) => query.get('type'))).toEqual(['image', 'file', 'image', 'file']);
    expect(uploads[1]!.query.get('access_token')).toBe('T1');
    expect(uploads[1]!.raw.toString()).toMatch(/name="type"\r\n\r\nfile\r\n[\s\S]*PK12345/);
  });

  it.each([
    [{ body: { errcode: 40006 } }, { kind: 'refused', code: '40006' }],
    [{ body: { errcode: 90020 } }, { kind: 'refused', code: '90020', alarm: true }],
    [{ body: ok }, { kind: 'retry', code: 'upload_failed' }],
    [{ trouble: 'reset' } as const, { kind: 'retry', code: 'upload_failed' }],
  ])('whose upload is answered %j was not sent: %j', async (answer, result) => {
    const { platform } = await start(({ path }) =>
      path === tokenPath ? { body: { accessToken: 'T1', expireIn: 7200 } } : answer,
    );
    const file = { name: 'a.xlsx', base64: 'UEs=' };
    expect(await platform.send(to('dingtalk-group', 'c', { lines: [], file }))).toEqual(result);
    expect(fake.to(groupPath)).toEqual([]);
  });

  it('to a group names the people it cannot mention', async () => {
    const { platform, tools } = await start(answers({ body: { processQueryKey: 'K' } }));
    expect(await platform.send(to('dingtalk-group', 'cidA+/=', { lines, mentions }))).toEqual({
      kind: 'sent',
      detail: 'K',
    });
    expect(fake.to(tokenPath)[0]!.json).toEqual({ appKey: 'dingabc123', appSecret: peer.secret });
    const [request] = fake.to(groupPath);
    expect(request!.headers['x-acs-dingtalk-access-token']).toBe('T1');
    expect(request!.json).toEqual({
      robotCode: 'dingabc123',
      openConversationId: 'cidA+/=',
      msgKey: 'sampleText',
      msgParam: JSON.stringify({ content: '王某：已记录\n新增城镇就业 1450人' }),
    });
    expect(tools.stored.get('dingtalk:dingabc123')).toEqual({ value: 'T1', expiresAt: peer.now + 6_900_000 });
  });

  it('to a person is checked against the lists of those who did not get it', async () => {
    const both = { invalidStaffIdList: [], flowControlledStaffIdList: [] };
    let answer: object = { processQueryKey: 'K', ...both };
    const { platform } = await start((request) => answers({ body: answer })(request));
    const send = () => platform.send(to('dingtalk-person', 'u1', { lines, mentions }));
    expect(await send()).toEqual({ kind: 'sent', detail: 'K' });
    expect(fake.to(personPath)[0]!.json).toEqual({
      robotCode: 'dingabc123',
      userIds: ['u1'],
      msgKey: 'sampleText',
      msgParam: JSON.stringify({ content: '已记录\n新增城镇就业 1450人' }),
    });
    answer = { processQueryKey: 'K', ...both, invalidStaffIdList: ['u1'] };
    expect(await send()).toEqual({ kind: 'refused', code: 'invalidStaffIdList' });
    answer = { processQueryKey: 'K', ...both, flowControlledStaffIdList: ['u1'] };
    expect(await send()).toMatchObject({
      kind: 'retry',
      code: 'flowControlledStaffIdList',
      retryAfterMs: 60_000,
    });
  });

  const forbidden = (name: string) => ({ status: 403, body: { code: `Forbidden.AccessDenied.${name}` } });
  const code = `Forbidden.AccessDenied.`;
  it.each([
    [
      { status: 400, body: { code: 'invalidParameter.robotCode.notExsit' } },
      { kind: 'refused', code: 'invalidParameter.robotCode.notExsit' },
    ],
    [
      { status: 400, body: { code: 'invalidParameter.robotCode.auth' } },
      { kind: 'refused', code: 'invalidParameter.robotCode.auth', alarm: true },
    ],
    [
      { status: 400, body: { code: 'invalidParameter.msgParam.tooLong' } },
      { kind: 'refused', code: 'invalidParameter.msgParam.tooLong' },
    ],
    [
      { status: 400, body: { code: 'group.disbanded' } },
      { kind: 'refused', code: 'group.disbanded' },
    ],
    [
      { status: 400, body: { code: 'contain.notAllowed.text' } },
      { kind: 'refused', code: 'contain.notAllowed.text' },
    ],
    [
      { status: 400, body: { code: 'send.too.fast' } },
      { kind: 'retry', code: 'send.too.fast', retryAfterMs: 10_000 },
    ],
    [
      { status: 400, body: { code: 'too.many.group' } },
      { kind: 'retry', code: 'too.many.group', retryAfterMs: 10_000 },
    ],
    [
      { status: 400, body: { code: 'unknown.send.result' } },
      { kind: 'unknown', code: 'unknown.send.result' },
    ],
    [
      forbidden('QpsLimitForAppkeyAndApi'),
      { kind: 'retry', code: `${code}QpsLimitForAppkeyAndApi`, retryAfterMs: 1000 },
    ],
    [forbidden('QpsLimitForApi'), { kind: 'retry', code: `${code}QpsLimitForApi`, retryAfterMs: 1000 }],
    [
      forbidden('QpmLimitForAppkeyAndApi'),
      { kind: 'retry', code: `${code}QpmLimitForAppkeyAndApi`, retryAfterMs: 60_000 },
    ],
    [forbidden('ApiCountLimitForOrg'), { kind: 'refused', code: `${code}ApiCountLimitForOrg`, alarm: true }],
    [
      forbidden('AccessTokenPermissionDenied'),
      { kind: 'refused', code: `${code}AccessTokenPermissionDenied`, alarm: true },
    ],
    [forbidden('IpNotInWhiteList'), { kind: 'refused', code: `${code}IpNotInWhiteList`, alarm: true }],
    [
      { status: 429, body: { code: 'system.busy' } },
      { kind: 'retry', code: 'system.busy', retryAfterMs: 1000 },
    ],
    [
      { status: 429, body: '' },
      { kind: 'retry', code: 'http_429', retryAfterMs: 1000 },
    ],
    [
      { status: 500, body: { code: 'system.error' } },
      { kind: 'retry', code: 'system.error' },
    ],
    [
      { status: 500, body: '<html>' },
      { kind: 'unknown', code: 'http_500' },
    ],
    [
      { status: 503, body: { code: 'ServiceUnavailable' } },
      { kind: 'unknown', code: 'ServiceUnavailable' },
    ],
    [
      { status: 504, body: '' },
      { kind: 'unknown', code: 'http_504' },
    ],
    [
      { status: 200, body: '<html>blocked</html>' },
      { kind: 'unknown', code: 'http_200' },
    ],
    [
      { status: 200, body: { status: 1111, wait: 5 } },
      { kind: 'retry', code: '1111', retryAfterMs: 300_000, blocked: true },
    ],
    [{ trouble: 'silence' }, { kind: 'unknown', code: 'ECONNABORTED' }],
    [{ trouble: 'reset' }, { kind: 'unknown', code: 'ECONNRESET' }],
  ] as [Answer, object][])('answered %j gives %j', async (answer, result) => {
    const { platform } = await start(answers(answer));
    expect(await platform.send(to('dingtalk-group', 'cid', { lines }))).toEqual(result);
    expect(fake.to(groupPath)).toHaveLength(1);
  });

  it.each([
    { status: 400, body: { code: 'InvalidAuthentication' } },
    { status: 401, body: '' },
    { status: 200, body: { errcode: 40014 } },
  ])('refused with %j renews the token once and is sent again', async (refusal) => {
    let issued = 0;
    const { platform } = await start((request) => {
      if (request.path === tokenPath) return { body: { accessToken: `T${++issued}`, expireIn: 7200 } };
      return request.headers['x-acs-dingtalk-access-token'] === 'T1'
        ? refusal
        : { body: { processQueryKey: 'K' } };
    });
    expect(await platform.send(to('dingtalk-person', 'u1', { lines }))).toEqual({
      kind: 'sent',
      detail: 'K',
    });
    expect(fake.to(tokenPath)).toHaveLength(2);
  });

  it('whose token is refused for good is tried later, after two attempts', async () => {
    const { platform } = await start(answers({ status: 401, body: '' }));
    expect(await platform.send(to('dingtalk-group', 'cid', { lines }))).toEqual({
      kind: 'retry',
      code: 'http_401',
    });
    expect(fake.to(groupPath)).toHaveLength(2);
  });

  it.each([
    [
      { status: 400, body: { code: 'invalidClientIdOrSecret' } },
      { kind: 'refused', code: 'invalidClientIdOrSecret', alarm: true },
    ],
    [
      { status: 504, body: '' },
      { kind: 'retry', code: 'token_http_504' },
    ],
    [{ body: {} }, { kind: 'retry', code: 'token_missing' }],
  ])('without a token (%j) gives %j and sends nothing', async (answer, result) => {
    const { platform } = await start(() => answer);
    expect(await platform.send(to('dingtalk-group', 'cid', { lines }))).toEqual(result);
    expect(fake.to(groupPath)).toHaveLength(0);
  });
});

describe('a route of another platform', () => {
  it('is refused', async () => {
    const { platform } = await start(() => ({ body: ok }));
    expect(await platform.send(to('wecom-robot', 'x', { lines }))).toMatchObject({
      kind: 'refused',
      alarm: true,
    });
    expect(() => platform.capabilities('wecom-app')).toThrow(/not a route of DingTalk/);
  });
});
