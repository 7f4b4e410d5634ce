import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { jobs } from '../../jobs/index.ts';
import type { AdminTools } from '../../src/admin/command.ts';
import { groupAddress, personAddress } from '../../src/delivery/routes.ts';
import { chatById, saveChat } from '../../src/store/chats.ts';
import { insertOutgoing, type Queued } from '../../src/store/outbox.ts';
import { runByHand } from '../../src/tick.ts';
import { openScene, type Scene } from '../support/scene.ts';
import { keyFile, run, toolsOf } from './setup.ts';

const longhui = 'wrSamplexOpcG7WwGcef3czR';
const key = '12345678-1234-4234-8234-123456789abc';
const token = 'ab'.repeat(32);
const secret = `SEC${'cd'.repeat(32)}`;

let scene: Scene;
let tools: AdminTools;
let woken: Queued[];
beforeAll(async () => {
  scene = await openScene({ now: '2024-03-25T10:00+08:00' });
});
beforeEach(async () => {
  scene = await openScene({ now: '2024-03-25T10:00+08:00' });
  woken = [];
  tools = toolsOf(scene, woken);
});

const auditRows = () => scene.db.selectFrom('audit').selectAll().orderBy('seq').execute();

describe('invite', () => {
  const invited = async () => {
    const { lines } = await run(tools, 'invite', '刘主任');
    return /绑定 ([A-Z2-9]{10})/.exec(lines.join('\n'))![1]!;
  };

  it('gives a code that makes whoever types it an office user', async () => {
    expect(await scene.say('liuzhuren', `绑定 ${await invited()}`, { alone: true })).toEqual([
      '已绑定：刘主任（专班办公室）。',
      '请在办公室工作群里发送：登记本群 专班办公室',
    ]);
  });

  it('gives a code that works once', async () => {
    const code = await invited();
    await scene.say('liuzhuren', `绑定 ${code}`, { alone: true });
    expect((await scene.say('other', `绑定 ${code}`, { alone: true }))[0]).toContain('已用过');
  });

  it('gives a code that is over after a day', async () => {
    const code = await invited();
    scene.at('2024-03-26T10:00:01+08:00');
    expect((await scene.say('liuzhuren', `绑定 ${code}`, { alone: true }))[0]).toContain('已过期');
  });

  it('is on the audit chain, the code is not', async () => {
    const code = await invited();
    const [row] = await auditRows();
    expect(row).toMatchObject({ actor: 'admin', action: 'invite.create', subject: '刘主任' });
    expect(JSON.stringify(row)).not.toContain(code);
  });

  it('asks for a name', async () => {
    expect(await run(tools, 'invite')).toMatchObject({ exitCode: 2 });
    expect(await run(tools, 'invite', 'a\u0007b')).toMatchObject({ exitCode: 2 });
  });
});

describe('group', () => {
  it('stores the key of a registered group so that the bot can speak there', async () => {
    await saveChat(
      scene.db,
      { platform: 'wecom', id: 'wrNew', title: '新群', units: [], office: true },
      'chat',
    );
    expect((await run(tools, 'group')).lines.join('\n')).toContain('“新群” wrNew：没有群机器人密钥');
    const { exitCode } = await run(tools, 'group', 'wrNew', '--webhook-file', keyFile(`${key}\n`));
    expect(exitCode).toBe(0);
    expect((await chatById(scene.db, 'wecom', 'wrNew'))!.webhook).toBe(key);
    expect((await run(tools, 'group')).lines.join('\n')).toContain('“新群” wrNew：可主动发消息');
  });

  it.each([
    ['wecom', key, { webhook: key }],
    ['wecom', `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${key}`, { webhook: key }],
    ['dingtalk', token, { webhook: token }],
    [
      'dingtalk',
      `https://oapi.dingtalk.com/robot/send?access_token=${token}\r\n${secret}\r\n`,
      { webhook: token, secret },
    ],
  ] as const)('creates a %s group from a file with %s', async (platform, text, expected) => {
    const given = ['--webhook-file', keyFile(text), '--platform', platform, '--title', '新群'];
    expect((await run(tools, 'group', 'idOfNew', ...given)).exitCode).toBe(0);
    expect(await chatById(scene.db, platform, 'idOfNew')).toMatchObject({ title: '新群', ...expected });
  });

  it.each([
    ['wecom', '', '第一行'],
    ['wecom', 'not a key', '第一行'],
    ['wecom', `https://oapi.dingtalk.com/robot/send?access_token=${token}`, '企业微信群机器人地址'],
    ['wecom', `${key}\n${secret}`, '只写一行'],
    ['dingtalk', key, '钉钉自定义机器人地址'],
    ['dingtalk', `${token}\nnot a secret`, 'SEC'],
  ])('refuses a %s file with %j, and does not repeat it', async (platform, text, said) => {
    const given = ['--webhook-file', keyFile(text), '--platform', platform, '--title', '新群'];
    const answer = await run(tools, 'group', 'idOfNew', ...given);
    expect(answer.exitCode).toBe(1);
    expect(answer.lines.join('\n')).toContain(said);
    if (text) expect(answer.lines.join('\n')).not.toContain(text.split('\n')[0]);
    expect(await chatById(scene.db, platform as 'wecom', 'idOfNew')).toBeUndefined();
  });

  it('takes the old secret away when the new key has none', async () => {
    const id = 'cidSampleJSk7nrokHAxq8/fIvA==';
    await run(tools, 'group', id, '--webhook-file', keyFile(token));
    const chat = await chatById(scene.db, 'dingtalk', id);
    expect([chat!.webhook, chat!.secret]).toEqual([token, undefined]);
  });

  it('keeps units and title of the group whose key changes, and says that org.yaml has another one', async () => {
    const before = await chatById(scene.db, 'wecom', longhui);
    const { lines } = await run(tools, 'group', longhui, '--webhook-file', keyFile(key));
    expect(await chatById(scene.db, 'wecom', longhui)).toEqual({ ...before, webhook: key });
    expect(lines.join('\n')).toContain('org.yaml');
  });

  it('refuses one key for two groups', async () => {
    await run(tools, 'group', longhui, '--webhook-file', keyFile(key));
    const answer = await run(tools, 'group', 'wrSample1M6NvPV5BIudd8Y6', '--webhook-file', keyFile(key));
    expect(answer).toMatchObject({ exitCode: 1 });
    expect(answer.lines[0]).toContain('已经用在');
  });

  it('lists the known groups for an id nobody registered', async () => {
    const answer = await run(tools, 'group', 'wrUnknown', '--webhook-file', keyFile(key));
    expect(answer.exitCode).toBe(1);
    expect(answer.lines.join('\n')).toContain(longhui);
  });

  it('warns when others may read the file', async () => {
    const text = async (mode: number) =>
      (await run(tools, 'group', longhui, '--webhook-file', keyFile(key, mode))).lines.join('\n');
    expect(await text(0o644)).toContain('别的用户也能读');
    expect(await text(0o600)).not.toContain('别的用户也能读');
  });

  it('is on the audit chain without the key', async () => {
    await run(tools, 'group', longhui, '--webhook-file', keyFile(key));
    const [row] = await auditRows();
    expect(row).toMatchObject({ actor: 'admin', action: 'group.webhook', subject: `wecom:${longhui}` });
    expect(JSON.stringify(row)).not.toContain(key);
  });
});

describe('outbox', () => {
  async function parked(state: 'parked' | 'unknown' | 'waiting', address = groupAddress('wecom', longhui)) {
    const [row] = await scene.db
      .transaction()
      .execute((tx) =>
        insertOutgoing(
          tx,
          [{ ...address, message: { lines: ['第一行', '第二行'] }, kind: 'notice' }],
          scene.clock.now(),
        ),
      );
    const error = state === 'waiting' ? null : '93000';
    await scene.db.updateTable('outbox').set({ state, error }).where('id', '=', row!.id).execute();
    return row!;
  }

  it('says when everything arrived', async () => {
    expect((await run(tools, 'outbox')).lines).toEqual(['没有未送达的消息。']);
  });

  it('shows age, target, route, code and the first line of what is parked', async () => {
    const { id } = await parked('parked');
    scene.at('2024-03-25T13:30+08:00');
    const { lines } = await run(tools, 'outbox');
    expect(lines.slice(0, 3)).toEqual([
      '未送达 1 条：已停发 1。',
      `${id} 号 · 已停发 · 3小时前 · 发往 隆回县民生实事工作群（企业微信 ${longhui}） · 路线 wecom-robot · 错误码 93000`,
      '    第一行',
    ]);
  });

  it('calls people by their names', async () => {
    await parked('unknown', personAddress('wecom', 'ouyangmin'));
    expect((await run(tools, 'outbox')).lines[1]).toContain(
      '结果不明 · 不到1分钟前 · 发往 欧阳敏（企业微信 ouyangmin）',
    );
  });

  it('sends a parked message again at once, and records who wanted it', async () => {
    const row = await parked('parked');
    expect((await run(tools, 'outbox', 'retry', String(row.id))).exitCode).toBe(0);
    expect(woken).toEqual([row]);
    const after = await scene.db.selectFrom('outbox').selectAll().where('id', '=', row.id).executeTakeFirst();
    expect(after).toMatchObject({ state: 'waiting', attempts: 0, error: null });
    expect((await auditRows())[0]).toMatchObject({ action: 'outbox.retry', data: '{"was":"parked"}' });
  });

  it('warns that one with an unknown result may arrive twice', async () => {
    const said = async (state: 'parked' | 'unknown') =>
      (await run(tools, 'outbox', 'retry', String((await parked(state)).id))).lines.join('\n');
    expect(await said('unknown')).toContain('可能出现两条');
    expect(await said('parked')).not.toContain('可能出现两条');
  });

  it('does not touch what waits, and knows no other ids', async () => {
    const { id } = await parked('waiting');
    expect(await run(tools, 'outbox', 'retry', String(id))).toMatchObject({ exitCode: 1 });
    expect((await run(tools, 'outbox', 'retry', '999999')).lines[0]).toContain('没有 999999 号消息');
    expect(await run(tools, 'outbox', 'retry', 'x')).toMatchObject({ exitCode: 2 });
    expect(woken).toEqual([]);
    expect(await auditRows()).toEqual([]);
  });
});

describe('audit verify', () => {
  beforeEach(async () => {
    for (const name of ['甲', '乙', '丙']) await run(tools, 'invite', name);
  });
  // The table is append-only by trigger; a tamperer with the owner's rights is not stopped by that.
  const tamper = (statement: string) =>
    scene.db.transaction().execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx);
      await sql.raw(statement).execute(tx);
    });

  it('counts the rows and shows the head of an intact chain', async () => {
    const { head } = { head: (await auditRows()).at(-1)!.hash };
    expect(await run(tools, 'audit', 'verify')).toEqual({
      lines: ['✓ 审计日志完好，共 3 行。', `  链头：${head}`],
      exitCode: 0,
    });
  });

  it.each([
    ['改动', `update audit set subject = '丁' where seq = 2`, 2],
    ['缺失', 'delete from audit where seq = 2', 2],
    ['缺失', 'delete from audit where seq = 3', 3],
  ])('names the first row with %s after %s', async (fault, statement, seq) => {
    await tamper(statement);
    const answer = await run(tools, 'audit', 'verify');
    expect(answer.exitCode).toBe(1);
    expect(answer.lines[0]).toContain(`第 ${seq} 行有问题：${fault}`);
  });

  it('names rows that changed places', async () => {
    for (const [from, to] of [
      [2, 99],
      [3, 2],
      [99, 3],
    ])
      await tamper(`update audit set seq = ${to} where seq = ${from}`);
    const answer = await run(tools, 'audit', 'verify');
    expect(answer.exitCode).toBe(1);
    expect(answer.lines[0]).toContain('第 2 行有问题：顺序');
  });

  /** The head of the chain at a row, as the weekly digest prints it. */
  const headAt = async (seq: number) => `${seq}:${(await auditRows())[seq - 1]!.hash.slice(0, 16)}`;

  it.each([1, 2, 3])('finds the head that went out when the chain had %i rows', async (seq) => {
    expect(await run(tools, 'audit', 'verify', '--head', await headAt(seq))).toMatchObject({
      lines: [expect.stringContaining('✓ 审计日志完好，共 3 行。'), expect.stringContaining('链头')],
      exitCode: 0,
    });
  });

  it.each([
    ['another hash', '3:0123456789abcdef'],
    ['a row that is not there', '99:0123456789abcdef'],
    ['row 0', '0:0123456789abcdef'],
  ])('refuses %s for a published head', async (_, head) => {
    const { lines, exitCode } = await run(tools, 'audit', 'verify', '--head', head);
    expect(exitCode).toBe(1);
    expect(lines[0]).toContain(`没有已发出的链头 ${head}`);
  });

  it.each(['', 'abc', '3', '3:', '3:abcd', '3:zzzzzzzzzzzzzzzz', '第3行:0123456789abcdef'])(
    'does not take %j for a head, and accuses nobody',
    async (head) => {
      const { lines, exitCode } = await run(tools, 'audit', 'verify', '--head', head);
      expect(exitCode).not.toBe(0);
      expect(lines.join('\n')).not.toContain('被换过');
    },
  );

  it('notices by a published head that the end of the chain was written anew', async () => {
    const published = await headAt(3);
    const second = (await auditRows())[1]!.hash;
    await tamper('delete from audit where seq = 3');
    await tamper(`update audit_head set seq = 2, hash = '${second}'`);
    await run(tools, 'invite', '丁');
    expect((await run(tools, 'audit', 'verify')).exitCode).toBe(0);
    const answer = await run(tools, 'audit', 'verify', '--head', published);
    expect(answer.exitCode).toBe(1);
    expect(answer.lines[0]).toContain('其后的内容被换过');
  });
});

describe('run', () => {
  /** A service that has run since the beginning of March; the 25th is a Monday. */
  async function service(): Promise<AdminTools> {
    scene = await openScene({ now: '2024-03-25T10:00+08:00', firstStart: '2024-03-01T00:00+08:00' });
    const { db, office, clock } = scene;
    return {
      ...toolsOf(scene),
      jobs: jobs.map(({ name }) => name),
      runJob: async (name, moment) => {
        const tick = { db, office, jobs, enqueue: () => undefined };
        return (await runByHand(tick, name, moment, clock.now())).ran;
      },
    };
  }

  it('does the newest occurrence, and says where to look for what was sent', async () => {
    const found = await run(await service(), 'run', 'housekeep');
    expect(found).toEqual({
      lines: ['已执行 housekeep 2024-03-25（3月25日03:00）。', '消息是否送达请用 diaodu outbox 查看。'],
      exitCode: 0,
    });
  });

  it('with --at does the newest up to that moment', async () => {
    const found = await run(await service(), 'run', 'open-round', '--at', '2024-03-18T09:00:00+08:00');
    expect(found).toMatchObject({ lines: [expect.stringContaining('weekly/2024-W12（3月18日09:00）')] });
  });

  it('reads a moment without a zone as the office’s own', async () => {
    const found = await run(await service(), 'run', 'open-round', '--at', '2024-03-25T09:30:00');
    expect(found.lines[0]).toContain('（3月25日09:00）');
  });

  it('asks the groups once: what ran already is not run again', async () => {
    const service1 = await service();
    await run(service1, 'run', 'open-round');
    const sent = (await scene.outbox()).length;
    expect(sent).toBeGreaterThan(0);
    const again = await run(service1, 'run', 'open-round');
    expect(again).toMatchObject({ exitCode: 1, lines: [expect.stringContaining('已经做过，没有重做。')] });
    expect(await scene.outbox()).toHaveLength(sent);
  });

  it.each([
    ['no job at all', [], 2, '任务有：housekeep、open-round、remind、'],
    ['an unknown job', ['remimd'], 2, '没有“remimd”这个任务。任务有：housekeep、'],
    ['two jobs', ['remind', 'open-round'], 2, '一次只能写一个任务。'],
    ['a moment that is none', ['remind', '--at', '昨天'], 2, '--at 应写成 2024-10-08T09:00:00+08:00'],
    ['a moment to come', ['remind', '--at', '2024-03-26T09:00:00+08:00'], 1, '这个时间还没到，没有执行。'],
    ['a job that nothing was due of', ['chase'], 1, '这个任务没有到期的时间，没有执行。'],
    [
      'one before the first start',
      ['housekeep', '--at', '2024-02-20T09:00:00+08:00'],
      1,
      '这一次在首次启动之前，不用补做，没有执行。',
    ],
  ] as const)('%s: says so, and does nothing', async (_, words, exitCode, said) => {
    const found = await run(await service(), 'run', ...words);
    expect(found.exitCode).toBe(exitCode);
    expect(found.lines.join('\n')).toContain(said);
    expect(await scene.db.selectFrom('due_jobs').selectAll().execute()).toEqual([]);
    expect(await scene.outbox()).toEqual([]);
  });

  it('what is of no use any more sends nothing', async () => {
    const tools1 = await service();
    scene.at('2024-03-31T10:00+08:00');
    const found = await run(tools1, 'run', 'remind', '--at', '2024-03-22T16:00:00+08:00');
    expect(found).toMatchObject({
      exitCode: 1,
      lines: [expect.stringContaining('已经用不着了，没有发消息。')],
    });
    expect(await scene.outbox()).toEqual([]);
  });

  it('needs the running service', async () => {
    expect(await run(tools, 'run', 'remind')).toEqual({
      lines: ['服务没有运行，没有执行。请先启动服务，错过的任务启动后会自动补做。'],
      exitCode: 1,
    });
  });
});
