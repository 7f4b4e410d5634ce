import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { examine } from '../../src/admin/check/examine.ts';
import { type Finding, findingLines, problem } from '../../src/admin/check/finding.ts';
import { redisFindings } from '../../src/admin/check/redis.ts';
import { storeFindings } from '../../src/admin/check/store.ts';
import { createClock } from '../../src/clock.ts';
import { bind, savePerson } from '../../src/store/people.ts';
import { startFakeApi } from '../platforms/support/fake-api.ts';
import { template } from '../render/word/template/build-template.ts';
import { privateRedis } from '../support/private-redis.ts';
import { openScene, type Scene } from '../support/scene.ts';
import { keyFile, newFolder, run, settingsOf, toolsOf } from './setup.ts';

let scene: Scene;
const stops: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  scene = await openScene({ now: '2024-03-25T10:00+08:00' });
});
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

const wecom = {
  SANDBOX: 'off',
  WECOM_CORP_ID: 'ww0123456789abcdef',
  WECOM_AGENT_ID: '1000002',
  WECOM_APP_SECRET: 'some-secret',
  WECOM_APP_TOKEN: 'AppToken1',
  WECOM_APP_AES_KEY: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
};
const dingtalk = {
  SANDBOX: 'off',
  DINGTALK_CLIENT_ID: 'dingabc',
  DINGTALK_CLIENT_SECRET: 'some-secret',
  DINGTALK_ROBOT_CODE: 'dingabc',
};

async function answering(body: object, status = 200) {
  const api = await startFakeApi(() => ({ status, body }));
  stops.push(() => api.stop());
  return api;
}

const look = (env: Record<string, string>) =>
  examine(settingsOf(env), { db: scene.db, embedded: true, clock: scene.clock }, scene.clock.now);
const about = (findings: readonly Finding[], words: string) =>
  findings.filter(({ text }) => text.includes(words));

/** A copy of the sample's folder with one file changed. */
function folderWith(file: string, change: (text: string) => string): string {
  const folder = newFolder();
  cpSync('config', folder, { recursive: true });
  writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')));
  return folder;
}

describe('check', () => {
  it('finds no fault with the sample in the sandbox and asks no platform there', async () => {
    const answer = await run(toolsOf(scene), 'check');
    expect(answer.exitCode).toBe(0);
    expect(answer.lines.join('\n')).toContain('沙盒模式，跳过平台凭据检查');
    expect(answer.lines.at(-1)).toBe('检查完毕：0 个问题，0 条提醒。');
  });

  it('asks WeCom for a token with the given credentials', async () => {
    const api = await answering({ errcode: 0, access_token: 'T', expires_in: 7200 });
    const findings = await look({ ...wecom, WECOM_API_BASE: api.base });
    expect(about(findings, '企业微信自建应用：凭据有效')).toHaveLength(1);
    expect(api.to('/cgi-bin/gettoken')).toHaveLength(1);
  });

  it.each([
    [40001, 'WECOM_APP_SECRET'],
    [40013, 'WECOM_CORP_ID'],
    [60020, '企业可信IP'],
    [99999, '平台文档'],
  ])("says what to do about WeCom's code %i", async (errcode, todo) => {
    const api = await answering({ errcode, errmsg: 'no' });
    const [finding] = about(await look({ ...wecom, WECOM_API_BASE: api.base }), `错误码 ${errcode}`);
    expect(finding).toMatchObject({ level: 'problem', todo: expect.stringContaining(todo) });
  });

  it("says what to do about DingTalk's refusal", async () => {
    const api = await answering({ code: 'invalidClientIdOrSecret', message: 'no' }, 400);
    const findings = await look({ ...dingtalk, DINGTALK_API_BASE: api.base });
    expect(about(findings, '钉钉应用：没有取到')[0]).toMatchObject({
      level: 'problem',
      todo: expect.stringContaining('DINGTALK_CLIENT_SECRET'),
    });
  });

  it('tells an unreachable platform from wrong credentials', async () => {
    const findings = await look({ ...wecom, WECOM_API_BASE: 'http://127.0.0.1:9' });
    expect(about(findings, 'ECONNREFUSED')[0]?.todo).toContain('网络');
  });

  it('never prints a secret', async () => {
    const api = await answering({ errcode: 40001, errmsg: 'bad some-secret' });
    const text = findingLines(await look({ ...wecom, WECOM_API_BASE: api.base })).join('\n');
    expect(text).not.toContain('some-secret');
  });

  it('names every fault of the configuration at once and ends with 1', async () => {
    const CONFIG_DIR = folderWith('org.yaml', (text) =>
      text.replace('role: leader', 'role: boss').replace('kind: office', 'kind: bureau'),
    );
    const answer = await run(toolsOf(scene, [], settingsOf({ CONFIG_DIR })), 'check');
    expect(answer.exitCode).toBe(1);
    expect(answer.lines.filter((line) => line.startsWith('✗ 配置：org.yaml 第'))).toHaveLength(2);
  });

  it('says what is wrong with the office’s own Word template, and where', async () => {
    const CONFIG_DIR = folderWith('org.yaml', (text) => text);
    writeFileSync(join(CONFIG_DIR, '月报模板.docx'), await template(['{{期数}}', '{{正文}}']));
    const answer = await run(toolsOf(scene, [], settingsOf({ CONFIG_DIR })), 'check');
    expect(answer.exitCode).toBe(1);
    expect(answer.lines.filter((line) => line.includes('月报模板.docx'))).toEqual([
      expect.stringContaining('月报模板.docx：第1段“{{期数}}”：没有名为“期数”的占位符'),
    ]);
  });

  it('counts keys that this tool stored and people who were bound by chat', async () => {
    const CONFIG_DIR = folderWith('org.yaml', (text) =>
      text
        .replace('    webhook: 00000000-0000-4000-8000-000000000007\n', '')
        .replace(/^.*name: 罗建军.*\n/m, ''),
    );
    await scene.db.updateTable('chats').set({ webhook: null }).where('chat_id', 'like', '%xOpcG7%').execute();
    await scene.db.deleteFrom('identities').where('user_id', '=', 'luojianjun').execute();
    const tools = toolsOf(scene, [], settingsOf({ CONFIG_DIR }));
    const text = async () => (await run(tools, 'check')).lines.join('\n');
    const before = await text();
    expect(before).toContain('“隆回县民生实事工作群”没有群机器人密钥');
    expect(before).toContain('邵阳县还没有联络员');
    const path = keyFile('12345678-1234-4234-8234-123456789abc');
    await run(tools, 'group', 'wrSamplexOpcG7WwGcef3czR', '--webhook-file', path);
    const person = { id: 'wecom-new', name: '新人', role: 'liaison', units: ['shaoyang-xian'] } as const;
    await scene.db.transaction().execute(async (tx) => {
      await savePerson(tx, person, 'chat');
      await bind(tx, { platform: 'wecom', userId: 'new', personId: person.id });
    });
    const after = await text();
    expect(after).not.toContain('没有群机器人密钥');
    expect(after).not.toContain('邵阳县还没有联络员');
  });

  it('says that the task list has nothing for this year, and that next year has no holiday table', async () => {
    const now = () => Date.parse('2026-11-20T10:00+08:00');
    const findings = await examine(settingsOf(), problem('closed'), now);
    expect(about(findings, '没有 2026 年的专项')[0]?.level).toBe('hint');
    expect(about(findings, '还没有 2027 年的节假日安排')).toHaveLength(1);
  });

  it('goes on without a store', async () => {
    const findings = await examine(settingsOf(), problem('数据库：打不开（x）'), scene.clock.now);
    expect(about(findings, '数据库：打不开')).toHaveLength(1);
    expect(about(findings, '配置：无误')).toHaveLength(1);
  });

  it("compares our clock with the store's", async () => {
    const off = (ms: number) => ({
      db: scene.db,
      embedded: false,
      clock: createClock(0, () => Math.round(performance.timeOrigin + performance.now()) + ms),
    });
    expect(about(await storeFindings(off(0)), '时钟')[0]?.level).toBe('ok');
    expect(about(await storeFindings(off(-5_000)), '时钟')[0]?.level).toBe('hint');
    expect(about(await storeFindings(off(60_000)), '时钟')[0]?.level).toBe('problem');
  });
});

const target = (url: string) => {
  const { hostname, port } = new URL(url);
  return { kind: 'single' as const, nodes: [{ host: hostname, port: Number(port) }], db: 0, tls: false };
};

describe.skipIf(!process.env.TEST_REDIS_URL)('check of a real Redis', () => {
  it('advises an append-only file, and refuses a policy that drops jobs', async () => {
    const redis = await privateRedis();
    stops.push(() => redis.remove());
    await redis.start();
    const plain = await redisFindings(target(redis.url));
    expect(plain.map(({ level }) => level)).toEqual(['ok']);
    const { Redis } = await import('ioredis');
    const client = new Redis(redis.url);
    await client.config('SET', 'appendonly', 'no');
    await client.config('SET', 'maxmemory-policy', 'allkeys-lru');
    const findings = await redisFindings(target(redis.url));
    expect(about(findings, 'AOF')[0]?.level).toBe('hint');
    expect(about(findings, 'allkeys-lru')[0]?.level).toBe('problem');
    client.disconnect();
  });
});

it('says that Redis cannot be reached', async () => {
  const [finding] = await redisFindings(target('redis://127.0.0.1:9'));
  expect(finding).toMatchObject({ level: 'problem', todo: expect.stringContaining('REDIS_URL') });
});
