import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Inbound } from '../../src/message/inbound.ts';
import type { Platform, RouteKind, SendResult } from '../../src/platforms/contract.ts';
import { createDingtalk } from '../../src/platforms/dingtalk/index.ts';
import { createWecom } from '../../src/platforms/wecom/index.ts';
import type { Received } from './fake-product.ts';
import { dingtalkGroup, robotKey, robotSecret, robotToken, TestBench, wecomGroup } from './setup.ts';

let bench: TestBench;
let wecom: Platform;
let dingtalk: Platform;
const heard: Inbound[] = [];

beforeEach(async () => {
  bench = await new TestBench().start();
  const { secrets, url } = bench;
  const kept = new Map<string, { value: string; expiresAt: number }>();
  const tokens = {
    get: async (name: string) => kept.get(name),
    put: async (name: string, value: string, expiresAt: number) => void kept.set(name, { value, expiresAt }),
  };
  const tools = { tokens, now: () => bench.product.now };
  const shared = { replyOrigins: [], fileHosts: [], officialTo: url };
  wecom = createWecom(
    {
      ...shared,
      apiBase: url,
      corpId: secrets.WECOM_CORP_ID,
      app: {
        agentId: secrets.WECOM_AGENT_ID,
        secret: secrets.WECOM_APP_SECRET,
        tokens: [secrets.WECOM_APP_TOKEN],
        aesKeys: [secrets.WECOM_APP_AES_KEY],
      },
      bot: {
        id: secrets.WECOM_BOT_ID,
        tokens: [secrets.WECOM_BOT_TOKEN],
        aesKeys: [secrets.WECOM_BOT_AES_KEY],
      },
    },
    tools,
  );
  dingtalk = createDingtalk(
    {
      ...shared,
      apiBase: url,
      oapiBase: url,
      clientId: secrets.DINGTALK_CLIENT_ID,
      clientSecrets: [secrets.DINGTALK_CLIENT_SECRET],
      robotCode: secrets.DINGTALK_ROBOT_CODE,
      corpId: secrets.DINGTALK_CORP_ID,
    },
    tools,
  );
  heard.length = 0;
  bench.product.answer = (received) => ({ status: 200, body: open(received) });
});
afterEach(() => bench.stop());

/** Opens a callback with the product's own adapter; a passive reply answers the AI bot when asked for one. */
function open(received: Received): string {
  const door = [...wecom.doors, ...dingtalk.doors].find(({ path }) => path === received.path)!;
  const { search, headers, body } = received;
  const callback = door.open({
    method: 'POST',
    search,
    headers,
    body: Buffer.from(body),
    now: bench.product.now,
  });
  if (callback.kind !== 'message') return '';
  heard.push(callback.message);
  return callback.message.text === '请当面回答' ? callback.passive!({ lines: ['当面回答'] }, 's1').body : '';
}

const send = (platform: Platform, kind: RouteKind, address: string, secret?: string): Promise<SendResult> => {
  const route = { kind, platform: platform.name, address, secret };
  const [message] = platform.split(kind, {
    lines: ['收到', '第二行'],
    mentions: [{ userId: 'ZhangSan', name: '张三' }],
  });
  return platform.send({ route, message: message!, idempotencyKey: 'ob-1', repeated: false });
};

describe('the product’s adapters and the simulators', () => {
  it.each([
    ['wecom-bot', wecomGroup, 'ZhangSan'],
    ['wecom-bot', 'bot:ZhangSan', 'ZhangSan'],
    ['wecom-app', 'app:ZhangSan', 'ZhangSan'],
    ['dingtalk', dingtalkGroup, 'li-si-01'],
  ])('agree on a callback of %s in %s', async (entry, chat, user) => {
    const { body } = await bench.say(chat, user, '填报 就业\n1450人 ]]> <b>&"\u0001末');
    expect(heard).toHaveLength(1);
    expect(heard[0]).toMatchObject({
      entry,
      messageId: expect.stringContaining(body.messageId),
      kind: 'text',
    });
    expect(heard[0]!.sender.id).toBe(user);
    expect(heard[0]!.text).toMatch(/^填报 就业\n1450人 \]\]> <b>&"/);
    expect(bench.sim.complaints).toEqual([]);
  });

  it.each([
    ['response_url', () => wecom, wecomGroup, 'ZhangSan', 'wecom-response'],
    ['sessionWebhook', () => dingtalk, dingtalkGroup, 'li-si-01', 'dingtalk-session'],
  ] as const)('agree on an answer by %s', async (_what, platform, chat, user, kind) => {
    await bench.say(chat, user, '帮助');
    expect(await send(platform(), kind, heard[0]!.reply!.url)).toMatchObject({ kind: 'sent' });
    const shown = (await bench.transcript(chat)).at(-1)!;
    expect(shown.from).toBe('bot');
    expect(shown.text).toContain('收到');
    expect(shown.text).toContain('第二行');
  });

  it('agree on a passive reply', async () => {
    await bench.say(wecomGroup, 'ZhangSan', '请当面回答');
    expect((await bench.transcript(wecomGroup)).at(-1)).toMatchObject({ from: 'bot', text: '当面回答' });
    expect(bench.sim.complaints).toEqual([]);
  });

  it.each([
    ['wecom-robot', () => wecom, robotKey, undefined, wecomGroup],
    ['wecom-app', () => wecom, 'ZhangSan', undefined, 'app:ZhangSan'],
    ['dingtalk-robot', () => dingtalk, robotToken, robotSecret, dingtalkGroup],
    ['dingtalk-group', () => dingtalk, dingtalkGroup, undefined, dingtalkGroup],
    ['dingtalk-person', () => dingtalk, 'li-si-01', undefined, undefined],
  ] as const)('agree on a message by %s', async (kind, platform, address, secret, chat) => {
    expect(await send(platform(), kind, address, secret)).toMatchObject({ kind: 'sent' });
    const id = chat ?? bench.world.privateChat('dingtalk', address)!.id;
    const [shown] = await bench.transcript(id);
    expect(shown!.text).toContain('收到');
    expect(shown!.mentions).toEqual(kind === 'wecom-robot' ? ['ZhangSan'] : []);
  });

  it.each([
    ['wecom-robot', () => wecom, robotKey, wecomGroup],
    ['wecom-app', () => wecom, 'ZhangSan', 'app:ZhangSan'],
    ['dingtalk-group', () => dingtalk, dingtalkGroup, dingtalkGroup],
    ['dingtalk-person', () => dingtalk, 'li-si-01', undefined],
  ] as const)('agree on a picture and a file by %s', async (kind, platform, address, chat) => {
    const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('图\r\n--图')]);
    const file = { name: '台账 9月.xlsx', base64: Buffer.from('PK\u0003\u0004，一二三').toString('base64') };
    const pieces = platform().split(kind, { lines: [], image: png.toString('base64'), file });
    const route = { kind, platform: platform().name, address };
    for (const message of pieces)
      expect(
        await platform().send({ route, message, idempotencyKey: 'ob-1', repeated: false }),
      ).toMatchObject({ kind: 'sent' });
    const id = chat ?? bench.world.privateChat('dingtalk', address)!.id;
    const shown = await bench.transcript(id);
    expect(shown.map((line) => line.kind)).toEqual(['image', 'file']);
    expect(shown[1]!.file!.name).toBe('台账 9月.xlsx');
    const bytes = await Promise.all(
      shown.map(async (line) =>
        Buffer.from(await (await fetch(`${bench.url}${line.file!.url}`)).arrayBuffer()),
      ),
    );
    expect(bytes).toEqual([png, Buffer.from(file.base64, 'base64')]);
  });

  it('agree on an expired token: it is fetched anew', async () => {
    await send(wecom, 'wecom-app', 'ZhangSan');
    bench.product.now += 7_300_000;
    expect(await send(wecom, 'wecom-app', 'ZhangSan')).toMatchObject({ kind: 'sent' });
  });

  it('agree on a used response_url, an unknown robot and a message too many', async () => {
    await bench.say(wecomGroup, 'ZhangSan', '帮助');
    const { url } = heard[0]!.reply!;
    await send(wecom, 'wecom-response', url);
    expect(await send(wecom, 'wecom-response', url)).toMatchObject({ kind: 'gone' });
    expect(await send(wecom, 'wecom-robot', 'nobody')).toMatchObject({ kind: 'refused', code: '93000' });
    for (let n = 0; n < 20; n++) await send(wecom, 'wecom-robot', robotKey);
    const over = { kind: 'retry', code: '45009', blocked: true };
    expect(await send(wecom, 'wecom-robot', robotKey)).toMatchObject(over);
  });
});
