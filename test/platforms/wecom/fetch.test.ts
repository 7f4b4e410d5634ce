import { createCipheriv } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import type { Entry } from '../../../src/message/inbound.ts';
import { createWecom } from '../../../src/platforms/wecom/index.ts';
import { type Answer, memoryTools, type Received, startFakeApi } from '../support/fake-api.ts';
import * as peer from '../support/wecom-peer.ts';

let fake: Awaited<ReturnType<typeof startFakeApi>>;
afterEach(() => fake.stop());

const content = Buffer.from('PK\u0003\u0004 the bytes of a file');
const named = {
  'content-disposition': 'attachment; filename="a.docx"',
  'content-type': 'application/octet-stream',
};

function sealed(bytes: Buffer, aesKey: string): Buffer {
  const key = Buffer.from(`${aesKey}=`, 'base64');
  const pad = 32 - (bytes.length % 32);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(bytes), cipher.update(Buffer.alloc(pad, pad)), cipher.final()]);
}

async function fetched(entry: Entry, answer: (request: Received) => Answer, ref?: string) {
  fake = await startFakeApi(answer);
  const settings = { ...peer.settings, apiBase: fake.base, http: { timeoutMs: 300 } };
  const platform = createWecom(
    settings,
    memoryTools(() => peer.now),
  );
  return platform.fetchFile!({ ref: ref ?? `${fake.base}/f/1?sign=x` }, entry);
}

describe('a file sent to the AI bot', () => {
  it.each([content, Buffer.alloc(32, 7), Buffer.alloc(0)])(
    'is decrypted, whatever its length: %#',
    async (bytes) => {
      const body = sealed(bytes, peer.botKeys.aesKey);
      expect(await fetched('wecom-bot', () => ({ body, headers: named }))).toEqual({
        kind: 'file',
        bytes,
        name: 'a.docx',
      });
    },
  );

  it('is decrypted with the key before, too', async () => {
    const body = sealed(content, peer.oldKeys.aesKey);
    expect(await fetched('wecom-bot', () => ({ body }))).toEqual({ kind: 'file', bytes: content });
  });

  it.each<[string, Answer, object]>([
    ['expired', { status: 403, body: '<Error/>' }, { kind: 'gone', code: 'file_http_403' }],
    ['unknown', { status: 404, body: '<Error/>' }, { kind: 'gone', code: 'file_http_404' }],
    ['not served now', { status: 503, body: '' }, { kind: 'retry', code: 'file_http_503' }],
    [
      'somewhere else',
      { status: 302, headers: { location: 'http://10.0.0.1/' } },
      { kind: 'refused', code: 'file_http_302' },
    ],
    ['not encrypted', { body: content }, { kind: 'refused', code: 'file_ciphertext' }],
    ['never answered', { trouble: 'silence' }, { kind: 'retry', code: 'ECONNABORTED' }],
    ['cut off', { trouble: 'reset' }, { kind: 'retry', code: 'ECONNRESET' }],
    ['larger than 20 MB', { body: Buffer.alloc(20 * 1024 * 1024 + 1) }, { kind: 'too-large' }],
  ])('that is %s is told from others', async (_what, answer, expected) => {
    expect(await fetched('wecom-bot', () => answer)).toEqual(expected);
  });

  it.each(['http://127.0.0.1:9/x', 'https://qyapi.weixin.qq.com.evil.test/x', 'file:///etc/passwd'])(
    'is not fetched from %s',
    async (ref) => {
      expect(await fetched('wecom-bot', () => ({}), ref)).toEqual({ kind: 'refused', code: 'file_host' });
      expect(fake.requests).toEqual([]);
    },
  );
});

const ok = { errcode: 0, errmsg: 'ok' };
const token = (value: string) => ({ body: { ...ok, access_token: value, expires_in: 7200 } });
const media = (answer: Answer) => (request: Received) =>
  request.path === '/cgi-bin/gettoken' ? token('T1') : answer;

describe('a file sent to the app', () => {
  it('is fetched by its id with the token, renewed once', async () => {
    let tokens = 0;
    const file = await fetched(
      'wecom-app',
      ({ path, query }) => {
        if (path === '/cgi-bin/gettoken') return token(`T${++tokens}`);
        return query.get('access_token') === 'T2'
          ? { body: content, headers: named }
          : { body: { errcode: 42001 } };
      },
      'm/1+',
    );
    expect(file).toEqual({ kind: 'file', bytes: content, name: 'a.docx' });
    const [first] = fake.to('/cgi-bin/media/get');
    expect([first?.method, first?.query.get('media_id')]).toEqual(['GET', 'm/1+']);
  });

  it('may be JSON itself', async () => {
    const body = '{"errcode":40007}';
    const file = await fetched('wecom-app', media({ body, headers: named }), 'm');
    expect(file).toMatchObject({ kind: 'file', bytes: Buffer.from(body) });
  });

  it.each<[string, Answer, object]>([
    ['unknown or over', { body: { errcode: 40007 } }, { kind: 'gone', code: '40007' }],
    ['too large', { body: { errcode: 830002 } }, { kind: 'too-large' }],
    ['asked for too often', { body: { errcode: 45009 } }, { kind: 'retry', code: '45009' }],
    ['asked for from a strange address', { body: { errcode: 60020 } }, { kind: 'refused', code: '60020' }],
    ['not served now', { status: 502, body: '<html>' }, { kind: 'retry', code: 'file_http_502' }],
  ])('that is %s is told from others', async (_what, answer, expected) => {
    expect(await fetched('wecom-app', media(answer), 'm')).toEqual(expected);
  });
});
