import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RawCallback } from '../../src/platforms/contract.ts';
import * as ding from '../platforms/support/dingtalk-peer.ts';
import * as wecom from '../platforms/support/wecom-peer.ts';
import { type RunningProduct, runProduct } from './product.ts';

let product: RunningProduct;

beforeAll(async () => {
  // Sandboxed only for its clock: the peers' callbacks are signed for one moment.
  product = await runProduct({
    SANDBOX: 'on',
    SANDBOX_NOW: new Date(wecom.now).toISOString(),
    WECOM_API_BASE: 'http://127.0.0.1:9',
    DINGTALK_API_BASE: 'http://127.0.0.1:9',
    DINGTALK_OAPI_BASE: 'http://127.0.0.1:9',
    WECOM_CORP_ID: wecom.corpId,
    WECOM_AGENT_ID: '1000002',
    WECOM_APP_SECRET: 'app-secret',
    WECOM_APP_TOKEN: `${wecom.appKeys.token},${wecom.oldKeys.token}`,
    WECOM_APP_AES_KEY: `${wecom.appKeys.aesKey},${wecom.oldKeys.aesKey}`,
    WECOM_BOT_ID: 'aibYh12',
    WECOM_BOT_TOKEN: `${wecom.botKeys.token},${wecom.oldKeys.token}`,
    WECOM_BOT_AES_KEY: `${wecom.botKeys.aesKey},${wecom.oldKeys.aesKey}`,
    DINGTALK_CLIENT_ID: 'dingabc123',
    DINGTALK_CLIENT_SECRET: `${ding.secret},${ding.oldSecret}`,
    DINGTALK_ROBOT_CODE: 'dingabc123',
    DINGTALK_CORP_ID: 'ding0123456789',
  });
});
afterAll(() => product.close());

interface Wire extends Omit<RawCallback, 'body' | 'now'> {
  body: Buffer | undefined;
  path?: string;
}
type Spoil = [what: string, code: string, status: number, (wire: Wire) => Partial<Wire>];

async function post(path: string, wire: Wire) {
  const answer = await fetch(`${product.url}${wire.path ?? path}${wire.search ? `?${wire.search}` : ''}`, {
    method: wire.method,
    headers: wire.headers as Record<string, string>,
    ...(wire.method === 'GET' || wire.method === 'HEAD' ? {} : { body: wire.body }),
  });
  return { status: answer.status, body: await answer.text() };
}

async function rows(): Promise<number> {
  const { n } = await product.db
    .selectFrom('inbox')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

const big = Buffer.alloc(1024 * 1024 + 1, 'a');
const header = (name: string, value: string) => (wire: Wire) => ({
  headers: { ...wire.headers, [name]: value },
});

/** What HTTP itself can get wrong, the same at every door and in the contract's order. */
const http: Spoil[] = [
  ['another path', 'not_found', 404, () => ({ path: '/webhooks/wecom/other' })],
  ['a path below', 'not_found', 404, () => ({ path: '/webhooks/dingtalk/more' })],
  ['PUT', 'method_not_allowed', 405, () => ({ method: 'PUT' })],
  ['DELETE', 'method_not_allowed', 405, () => ({ method: 'DELETE' })],
  ['PATCH with a huge body', 'method_not_allowed', 405, () => ({ method: 'PATCH', body: big })],
  ['a body over 1 MiB', 'too_large', 413, () => ({ body: big })],
  [
    'a huge body of a wrong type',
    'too_large',
    413,
    (wire) => ({ ...header('content-type', 'image/png')(wire), body: big }),
  ],
  ['a form', 'unsupported_type', 415, header('content-type', 'application/x-www-form-urlencoded')],
  ['multipart', 'unsupported_type', 415, header('content-type', 'multipart/form-data; boundary=x')],
  ['a picture', 'unsupported_type', 415, header('content-type', 'image/png')],
  ['a type that only begins like JSON', 'unsupported_type', 415, header('content-type', 'application/jsonp')],
  [
    'a compressed body',
    'unsupported_type',
    415,
    (wire) => ({ ...header('content-encoding', 'gzip')(wire), body: gzipSync(wire.body!) }),
  ],
  ['an empty body', 'bad_envelope', 400, () => ({ body: Buffer.alloc(0) })],
  ['a body of nonsense', 'bad_envelope', 400, () => ({ body: Buffer.from('\u0000\u0001<<<{{{') })],
  ['a number', 'bad_envelope', 400, () => ({ body: Buffer.from('42') })],
  ['null', 'bad_envelope', 400, () => ({ body: Buffer.from('null') })],
  ['a list', 'bad_envelope', 400, () => ({ body: Buffer.from('[]') })],
];

const swap = (search: string, name: string, change: (value: string) => string) =>
  search
    .split('&')
    .map((pair) => (pair.startsWith(`${name}=`) ? `${name}=${change(pair.slice(name.length + 1))}` : pair))
    .join('&');
const without = (search: string, name: string) =>
  search
    .split('&')
    .filter((pair) => !pair.startsWith(`${name}=`))
    .join('&');

/** What a signed query can get wrong. */
const signed: Spoil[] = [
  ['no query', 'stale_timestamp', 401, () => ({ search: '' })],
  ['no signature', 'bad_signature', 401, ({ search }) => ({ search: without(search, 'msg_signature') })],
  [
    'another signature',
    'bad_signature',
    401,
    ({ search }) => ({ search: swap(search, 'msg_signature', () => 'f'.repeat(40)) }),
  ],
  ['no nonce', 'bad_signature', 401, ({ search }) => ({ search: without(search, 'nonce') })],
  ['another nonce', 'bad_signature', 401, ({ search }) => ({ search: swap(search, 'nonce', () => '99') })],
  ['no timestamp', 'stale_timestamp', 401, ({ search }) => ({ search: without(search, 'timestamp') })],
  [
    'a timestamp in words',
    'stale_timestamp',
    401,
    ({ search }) => ({ search: swap(search, 'timestamp', () => 'now') }),
  ],
  [
    'a timestamp an hour old',
    'stale_timestamp',
    401,
    ({ search }) => ({ search: swap(search, 'timestamp', (t) => String(Number(t) - 3600)) }),
  ],
  [
    'a timestamp of tomorrow',
    'stale_timestamp',
    401,
    ({ search }) => ({ search: swap(search, 'timestamp', (t) => String(Number(t) + 86400)) }),
  ],
];

const made = (callback: RawCallback) => (): Partial<Wire> => ({
  search: callback.search,
  body: callback.body,
});
const flip = (text: string) => (text.startsWith('A') ? 'B' : 'A') + text.slice(1);

function wecomDoor(
  make: (changes?: Partial<wecom.Draft>) => RawCallback,
  receiver: string,
  otherReceiver: string,
): Spoil[] {
  return [
    ...signed,
    ['text changed after signing', 'bad_signature', 401, made(make({ tamper: flip }))],
    ['signed with an unknown token', 'bad_signature', 401, made(make({ token: 'SomebodyElse' }))],
    ['encrypted with an unknown key', 'bad_ciphertext', 400, made(make({ aesKey: 'Z'.repeat(43) }))],
    ['ciphertext that is not base64', 'bad_ciphertext', 400, made(make({ seal: () => '这不是密文' }))],
    [
      'ciphertext cut short',
      'bad_ciphertext',
      400,
      made(make({ seal: () => Buffer.alloc(16).toString('base64') })),
    ],
    [
      'ciphertext of half a block',
      'bad_ciphertext',
      400,
      made(make({ seal: () => Buffer.alloc(40).toString('base64') })),
    ],
    [
      'wrong padding',
      'bad_ciphertext',
      400,
      made(make({ seal: (draft) => sealed(draft, { pad: (n) => Buffer.alloc(n, 33) }) })),
    ],
    [
      'uneven padding',
      'bad_ciphertext',
      400,
      made(
        make({
          seal: (draft) => sealed(draft, { pad: (n) => Buffer.from([...Buffer.alloc(n - 1, n + 1), n]) }),
        }),
      ),
    ],
    [
      'a length past the end',
      'bad_ciphertext',
      400,
      made(make({ seal: (draft) => sealed(draft, { length: 100_000 }) })),
    ],
    ['another receiver', 'wrong_receiver', 401, made(make({ receiver: otherReceiver }))],
    ['a receiver with something behind it', 'wrong_receiver', 401, made(make({ receiver: `${receiver}x` }))],
  ];
}

function sealed(draft: wecom.Draft, broken: { pad?: (n: number) => Buffer; length?: number }): string {
  const layout = wecom.layout({ message: Buffer.from(draft.plaintext), receiver: draft.receiver, ...broken });
  return wecom.sealRaw(layout, draft.aesKey);
}

const dingtalkDoor: Spoil[] = [
  ['no timestamp', 'stale_timestamp', 401, header('timestamp', '')],
  [
    'a timestamp in seconds',
    'stale_timestamp',
    401,
    header('timestamp', String(Math.floor(ding.now / 1000))),
  ],
  ['a timestamp in words', 'stale_timestamp', 401, header('timestamp', 'yesterday')],
  [
    'a timestamp of 61 minutes ago',
    'stale_timestamp',
    401,
    header('timestamp', String(ding.now - 61 * 60_000)),
  ],
  [
    'a timestamp 61 minutes ahead',
    'stale_timestamp',
    401,
    header('timestamp', String(ding.now + 61 * 60_000)),
  ],
  ['no sign', 'bad_signature', 401, header('sign', '')],
  [
    'sign of another secret',
    'bad_signature',
    401,
    header('sign', ding.hmac(String(ding.now), 'somebody-else')),
  ],
  [
    'sign of another time',
    'bad_signature',
    401,
    header('sign', ding.hmac(String(ding.now + 1), ding.secret)),
  ],
  [
    'sign with key and text swapped about',
    'bad_signature',
    401,
    header('sign', Buffer.from('x'.repeat(32)).toString('base64')),
  ],
  [
    'a URL-encoded sign',
    'bad_signature',
    401,
    (wire) => header('sign', encodeURIComponent(String(wire.headers.sign)))(wire),
  ],
  [
    'another robot',
    'wrong_receiver',
    401,
    () => ({ body: Buffer.from(JSON.stringify({ ...ding.textMessage, robotCode: 'dingOther' })) }),
  ],
  [
    'no robot',
    'wrong_receiver',
    401,
    () => ({ body: Buffer.from(JSON.stringify({ ...ding.textMessage, robotCode: undefined })) }),
  ],
  [
    'another corp',
    'wrong_receiver',
    401,
    () => ({ body: Buffer.from(JSON.stringify({ ...ding.textMessage, chatbotCorpId: 'dingOther' })) }),
  ],
  ['JSON cut short', 'bad_envelope', 400, (wire) => ({ body: wire.body!.subarray(0, -10) })],
];

const doors = [
  ['/webhooks/wecom/bot', wecom.botCallback, wecomDoor(wecom.botCallback, '', 'ww0000000000000000')],
  [
    '/webhooks/wecom/app',
    wecom.appCallback,
    wecomDoor(wecom.appCallback, wecom.corpId, 'ww0000000000000000'),
  ],
  ['/webhooks/dingtalk', ding.callback, dingtalkDoor],
] as const;

describe.each(doors)('%s', (path, make, own) => {
  it.each([...http, ...own])('refuses %s as %s %i and stores nothing', async (_, code, status, spoil) => {
    const before = await rows();
    const wire: Wire = make();
    const answer = await post(path, { ...wire, ...spoil(wire) });
    expect([answer.status, JSON.parse(answer.body).code]).toEqual([status, code]);
    expect(JSON.parse(answer.body)).toHaveProperty('message');
    expect(await rows()).toBe(before);
  });

  it('lets the genuine callback in afterwards: a forgery burned nothing; a repeat has no second effect', async () => {
    const before = await rows();
    expect((await post(path, make())).status).toBe(200);
    expect((await post(path, make())).status).toBe(200);
    expect(await rows()).toBe(before + 1);
  });
});

describe('the nonce of an accepted callback', () => {
  const other = (make: typeof wecom.botCallback) =>
    make({ plaintext: JSON.stringify({ ...wecom.botText, msgid: 'another' }) });

  it('is refused with another message id', async () => {
    await post('/webhooks/wecom/bot', wecom.botCallback());
    const before = await rows();
    const answer = await post('/webhooks/wecom/bot', other(wecom.botCallback));
    expect([answer.status, JSON.parse(answer.body).code]).toEqual([401, 'nonce_reused']);
    expect(await rows()).toBe(before);
  });

  it('is let pass when the same message was encrypted anew', async () => {
    const again = await post('/webhooks/wecom/bot', wecom.botCallback({ nonce: '0012346' }));
    expect(again.status).toBe(200);
  });
});

describe('URL verification', () => {
  it('answers the decrypted text as it is', async () => {
    const callback = wecom.botCallback({ method: 'GET', plaintext: '9184738293847562910' });
    expect(await post('/webhooks/wecom/bot', callback)).toEqual({ status: 200, body: '9184738293847562910' });
  });

  it('refuses another token', async () => {
    const callback = wecom.botCallback({ method: 'GET', plaintext: '1', token: 'SomebodyElse' });
    expect((await post('/webhooks/wecom/bot', callback)).status).toBe(401);
  });
});

describe('the other routes', () => {
  it.each([
    ['GET', '/healthz', 200],
    ['POST', '/healthz', 405],
    ['GET', '/nothing', 404],
    ['POST', '/', 404],
  ])('%s %s is %i', async (method, path, status) => {
    expect((await fetch(product.url + path, { method })).status).toBe(status);
  });

  it('shows metrics on loopback, with callbacks counted by outcome', async () => {
    const text = await (await fetch(`${product.url}/metrics`)).text();
    expect(text).toMatch(/diaodu_callbacks_total\{door="wecom-bot",outcome="bad_signature"\} [1-9]/);
  });
});
