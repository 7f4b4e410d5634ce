import { createHash } from 'node:crypto';
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

describe('an answer by response_url', () => {
  it('is markdown whose line breaks show and whose text means nothing to markdown', async () => {
    const { platform } = await start(() => ({ body: ok }));
    const message = { lines: ['*粗*', '<b> [点](http://a.cn/x_y)', '# 题'], mentions };
    const url = `${fake.base}/cgi-bin/aibot/response?response_code=1`;
    expect(await platform.send(to('wecom-response', url, message))).toEqual({ kind: 'sent' });
    const content = '王某：＊粗＊  \n＜b＞ ［点］(http://a.cn/x_y)  \n＃ 题';
    expect(fake.requests[0]!.json).toEqual({ msgtype: 'markdown', markdown: { content } });
    expect(fake.requests[0]!.query.get('response_code')).toBe('1');
    expect(fake.requests[0]!.headers['content-type']).toBe('application/json; charset=utf-8');
  });

  const url = '/cgi-bin/aibot/response?response_code=1';

  it.each([60140, 40058, 93000])('that is refused with %i is gone', async (errcode) => {
    const { platform } = await start(() => ({ body: { errcode } }));
    expect(await platform.send(to('wecom-response', fake.base + url, { lines }))).toEqual({
      kind: 'gone',
      code: String(errcode),
    });
  });

  it.each([
    [{ body: { errcode: 60140 } }, { kind: 'sent', detail: 'used' }],
    [{ body: { errcode: 40058 } }, { kind: 'unknown', code: '40058' }],
    [{ body: { errcode: 93000 } }, { kind: 'unknown', code: '93000' }],
    [
      { status: 404, body: '' },
      { kind: 'unknown', code: 'http_404' },
    ],
    [{ body: { errcode: -1 } }, { kind: 'retry', code: '-1' }],
    [{ body: ok }, { kind: 'sent' }],
  ] as [Answer, object][])('after an unknown result, answered %j gives %j', async (answer, result) => {
    const { platform } = await start(() => answer);
    expect(await platform.send(to('wecom-response', fake.base + url, { lines }, { repeated: true }))).toEqual(
      result,
    );
  });

  it('takes the codes of a used URL from the settings', async () => {
    fake = await startFakeApi(() => ({ body: { errcode: 40058 } }));
    const limits = { usedUrlCodes: [40058] };
    const platform = createWecom(
      { ...peer.settings, apiBase: fake.base, limits },
      memoryTools(() => peer.now),
    );
    const request = to('wecom-response', fake.base + url, { lines }, { repeated: true });
    expect(await platform.send(request)).toEqual({ kind: 'sent', detail: 'used' });
  });
});

describe('a message by the group robot', () => {
  it('is text that mentions people by id, each once, and never everybody', async () => {
    const { platform } = await start(() => ({ body: ok }));
    const everybody = [...mentions, ...mentions, { userId: '@all', name: '全体' }];
    await platform.send(to('wecom-robot', 'key/1', { lines: ['<@all> 请填报'], mentions: everybody }));
    const [request] = fake.to('/cgi-bin/webhook/send');
    expect(request!.query.get('key')).toBe('key/1');
    expect(request!.json).toEqual({
      msgtype: 'text',
      text: { content: '＜@all> 请填报', mentioned_list: ['00123'] },
    });
  });

  it('with a heading is markdown that mentions people in its text', async () => {
    const { platform } = await start(() => ({ body: ok }));
    await platform.send(to('wecom-robot', 'k', { lines: ['周报', '正常'], headed: true, mentions }));
    expect(fake.requests[0]!.json).toEqual({
      msgtype: 'markdown',
      markdown: { content: '### 周报  \n正常\n<@00123>' },
    });
  });

  it('with a table, a picture and a file becomes four requests in this order', async () => {
    const { platform } = await start((request) =>
      request.path.endsWith('upload_media') ? { body: { ...ok, media_id: 'M1' } } : { body: ok },
    );
    const image = Buffer.from('picture').toString('base64');
    const table = { head: ['单位', '值'], rows: [['隆回|县', '1450\n人']] };
    const file = { name: '台"账.xlsx', base64: Buffer.from('PK12345').toString('base64') };
    const pieces = platform.split('wecom-robot', { lines: ['见表'], table, image, file });
    for (const message of pieces) {
      expect(await platform.send(to('wecom-robot', 'k', message))).toEqual({ kind: 'sent' });
    }
    expect(fake.to('/cgi-bin/webhook/send').map((request) => request.json)).toEqual([
      { msgtype: 'text', text: { content: '见表' } },
      {
        msgtype: 'markdown_v2',
        markdown_v2: { content: '| 单位 | 值 |\n| --- | --- |\n| 隆回｜县 | 1450 人 |' },
      },
      { msgtype: 'image', image: { base64: image, md5: createHash('md5').update('picture').digest('hex') } },
      { msgtype: 'file', file: { media_id: 'M1' } },
    ]);
    const [upload] = fake.to('/cgi-bin/webhook/upload_media');
    expect(upload!.query.get('type')).toBe('file');
    const boundary = /boundary=(\S+)$/.exec(upload!.headers['content-type']!)![1];
    expect(upload!.raw.toString()).toBe(
      `--${boundary}\r\nContent-Disposition: form-data; name="media"; filename="台_账.xlsx"; filelength=7\r\n` +
        `Content-Type: application/octet-stream\r\n\r\nPK12345\r\n--${boundary}--\r\n`,
    );
  });

  it.each([
    [{ body: { errcode: 45009 } }, { kind: 'retry', code: '45009', retryAfterMs: 60_000, blocked: true }],
    [
      { status: 504, body: 'x' },
      { kind: 'retry', code: 'upload_failed' },
    ],
    [{ body: { errcode: 93000 } }, { kind: 'refused', code: '93000' }],
  ])('whose upload is answered %j was certainly not posted', async (answer, result) => {
    const { platform } = await start(() => answer);
    const file = { name: 'a.txt', base64: 'MTIzNDU2' };
    expect(await platform.send(to('wecom-robot', 'k', { lines: [], file }))).toEqual(result);
    expect(fake.to('/cgi-bin/webhook/send')).toHaveLength(0);
  });

  it.each([
    [{ body: { errcode: '0', errmsg: 'ok' } }, { kind: 'sent' }],
    [{ body: { errcode: -1 } }, { kind: 'retry', code: '-1' }],
    [{ body: { errcode: 45009 } }, { kind: 'retry', code: '45009', retryAfterMs: 60_000, blocked: true }],
    [{ body: { errcode: 45033 } }, { kind: 'retry', code: '45033', retryAfterMs: 1000 }],
    [{ body: { errcode: 93000 } }, { kind: 'refused', code: '93000' }],
    [{ body: { errcode: 93001 } }, { kind: 'refused', code: '93001' }],
    [{ body: { errcode: 93004 } }, { kind: 'refused', code: '93004' }],
    [{ body: { errcode: 93008 } }, { kind: 'refused', code: '93008' }],
    [{ body: { errcode: 40058 } }, { kind: 'refused', code: '40058' }],
    [{ body: { errcode: 44004 } }, { kind: 'refused', code: '44004' }],
    [{ body: { errcode: 60020 } }, { kind: 'refused', code: '60020', alarm: true }],
    [{ body: '<html>blocked</html>' }, { kind: 'unknown', code: 'http_200' }],
    [{ body: '' }, { kind: 'unknown', code: 'http_200' }],
    [{ body: '[]' }, { kind: 'unknown', code: 'http_200' }],
    [{ body: { errmsg: 'ok' } }, { kind: 'unknown', code: 'http_200' }],
    [
      { status: 500, body: ok },
      { kind: 'unknown', code: 'http_500' },
    ],
    [
      { status: 502, body: '<html>' },
      { kind: 'unknown', code: 'http_502' },
    ],
    [
      { status: 504, body: '' },
      { kind: 'unknown', code: 'http_504' },
    ],
    [
      { status: 408, body: '' },
      { kind: 'unknown', code: 'http_408' },
    ],
    [
      { status: 429, body: '' },
      { kind: 'retry', code: 'http_429', retryAfterMs: 60_000 },
    ],
    [
      { status: 404, body: '' },
      { kind: 'refused', code: 'http_404' },
    ],
    [
      { status: 302, body: '', headers: { location: '/elsewhere' } },
      { kind: 'refused', code: 'http_302' },
    ],
    [{ trouble: 'silence' }, { kind: 'unknown', code: 'ECONNABORTED' }],
    [{ trouble: 'reset' }, { kind: 'unknown', code: 'ECONNRESET' }],
    [{ trouble: 'drip' }, { kind: 'unknown', code: 'ERR_CANCELED' }],
    [{ trouble: 'flood' }, { kind: 'unknown', code: 'TOO_LARGE' }],
  ] as [Answer, object][])('answered %j gives %j', async (answer, result) => {
    const { platform } = await start(() => answer);
    expect(await platform.send(to('wecom-robot', 'k', { lines }))).toEqual(result);
    expect(fake.requests).toHaveLength(1);
  });

  it('is tried again when nobody listens', async () => {
    const { platform } = await start(() => ({}));
    await fake.stop();
    expect(await platform.send(to('wecom-robot', 'k', { lines }))).toEqual({
      kind: 'retry',
      code: 'ECONNREFUSED',
    });
  });
});

describe('a route of another platform', () => {
  it('is refused', async () => {
    const { platform } = await start(() => ({ body: ok }));
    expect(await platform.send(to('dingtalk-robot', 'x', { lines }))).toMatchObject({
      kind: 'refused',
      alarm: true,
    });
    expect(() => platform.capabilities('dingtalk-robot')).toThrow(/not a route of WeCom/);
  });
});
