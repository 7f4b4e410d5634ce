import { afterEach, describe, expect, it } from 'vitest';
import { createDingtalk } from '../../../src/platforms/dingtalk/index.ts';
import * as peer from '../support/dingtalk-peer.ts';
import { type Answer, memoryTools, type Received, startFakeApi } from '../support/fake-api.ts';

let fake: Awaited<ReturnType<typeof startFakeApi>>;
afterEach(() => fake.stop());

const content = Buffer.from('PK\u0003\u0004 the bytes of a file');
const download = '/v1.0/robot/messageFiles/download';

async function fetched(exchange: Answer | ((base: string) => Answer), file: Answer = { body: content }) {
  const answer = ({ path }: Received): Answer => {
    if (path === '/v1.0/oauth2/accessToken') return { body: { accessToken: 'T1', expireIn: 7200 } };
    if (path !== download) return file;
    return typeof exchange === 'function' ? exchange(fake.base) : exchange;
  };
  fake = await startFakeApi(answer);
  const settings = { ...peer.settings, apiBase: fake.base, oapiBase: fake.base, http: { timeoutMs: 300 } };
  const platform = createDingtalk(
    settings,
    memoryTools(() => peer.now),
  );
  return platform.fetchFile!({ ref: 'c+/=' }, 'dingtalk');
}

const given = (base: string) => ({ body: { downloadUrl: `${base}/f/1.file?Signature=x` } });

describe('a file sent to the robot', () => {
  it('is fetched from the address that its code is exchanged for', async () => {
    expect(await fetched(given)).toEqual({ kind: 'file', bytes: content });
    const [asked] = fake.to(download);
    expect(asked?.json).toEqual({ downloadCode: 'c+/=', robotCode: 'dingabc123' });
    expect(asked?.headers['x-acs-dingtalk-access-token']).toBe('T1');
    expect(fake.to('/f/1.file')[0]?.headers['x-acs-dingtalk-access-token']).toBeUndefined();
  });

  it.each<[string, Answer, object]>([
    [
      'a code that is over',
      { status: 400, body: { code: 'invalidParameter.robotCode.downloadCode' } },
      { kind: 'gone', code: 'invalidParameter.robotCode.downloadCode' },
    ],
    [
      'another robot',
      { status: 400, body: { code: 'invalidParameter.robotCode.auth' } },
      { kind: 'refused', code: 'invalidParameter.robotCode.auth' },
    ],
    [
      'too many calls',
      { status: 403, body: { code: 'Forbidden.AccessDenied.QpsLimitForAppkeyAndApi' } },
      { kind: 'retry', code: 'Forbidden.AccessDenied.QpsLimitForAppkeyAndApi' },
    ],
    ['no address', { body: {} }, { kind: 'retry', code: 'no_file' }],
    ['no answer', { trouble: 'silence' }, { kind: 'retry', code: 'ECONNABORTED' }],
    [
      'our own network',
      { body: { downloadUrl: 'http://127.0.0.1:9/f' } },
      { kind: 'refused', code: 'file_host' },
    ],
  ])('that is answered with %s is told from others', async (_what, exchange, expected) => {
    expect(await fetched(exchange)).toEqual(expected);
  });

  it('is gone when its address is over', async () => {
    expect(await fetched(given, { status: 403, body: '<Error/>' })).toEqual({
      kind: 'gone',
      code: 'file_http_403',
    });
  });
});
