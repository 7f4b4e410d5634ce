import { describe, expect, it } from 'vitest';
import { jobs } from '../../jobs/index.ts';
import type { Config } from '../../src/config/model.ts';
import { runJob } from '../../src/tick.ts';
import { openScene, type Scene, sample } from '../support/scene.ts';
import { settle } from '../support/settle.ts';
import { runDue, statesOf } from './run-due.ts';

const now = '2024-11-08T10:00+08:00';
const liaison = '174520396812';
const leader = '158640273915';
const officeGroups = ['cidSamplea5HgvOyHFXuvIVC2Sg==', 'wrSamplejVAKXr36WWZ8AoJw'];
const filed = '整改 2 原因：a 措施：b 时限：c';

/** 洞口县's notice is issued: to be acknowledged by 12 November, answered by the 15th. */
async function issued(over: Partial<Config['rules']['warning']> = {}): Promise<Scene> {
  const base = await sample();
  const warning = { ...base.rules.warning, ...over };
  const scene = await openScene({ now, config: { ...base, rules: { ...base.rules, warning } } });
  await settle(scene);
  await scene.say('huangjing', '签发 2');
  return scene;
}

/** What one morning says of notices: to whom, and the lines. */
async function morning(scene: Scene, day: string): Promise<[string, ...string[]][]> {
  const before = (await scene.outbox()).length;
  await runDue(scene, `${day}T09:00+08:00`);
  const said = (await scene.outbox()).slice(before);
  return said
    .filter(
      ({ lines }) =>
        !lines[0]?.startsWith('【周汇总】') && lines.some((line) => line.includes('《预警通知》')),
    )
    .map(({ chatId, lines }) => [chatId, ...lines]);
}

describe('follow-notices', () => {
  it('calls a deadline to mind on its day and goes up the line on the workdays after it, each step once', async () => {
    const scene = await issued({ line: ['liaison', 'leaders', 'city-leaders', 'office'] });
    expect(await morning(scene, '2024-11-11')).toEqual([]);
    expect(await morning(scene, '2024-11-12')).toEqual([
      [liaison, '【预警通知】洞口县《预警通知》〔2024〕1号今天是签收的最后一天，请发送：', '签收 2'],
    ]);
    const late = '【预警通知】洞口县《预警通知》〔2024〕1号应于11月12日前签收，已逾期。';
    expect(await morning(scene, '2024-11-13')).toEqual([[liaison, `${late}请尽快发送：`, '签收 2']]);
    expect(await morning(scene, '2024-11-14')).toEqual([[leader, `${late}请督促。`]]);
    expect(await morning(scene, '2024-11-15')).toEqual([
      [
        liaison,
        '【预警通知】洞口县《预警通知》〔2024〕1号今天是报整改的最后一天，请发送：',
        '整改 2 原因：… 措施：… 时限：…',
      ],
      ['maguoqiang', `${late}请督促。`],
    ]);
    const told = await morning(scene, '2024-11-18');
    expect(told.map(([chat]) => chat)).toEqual(officeGroups);
    expect(told[0]![1]).toBe(`${late}已逐级提醒，请电话联系。`);
  });

  it('says nothing while the office looks at a rectification, and follows the new deadline after 退回', async () => {
    const scene = await issued();
    await scene.say(liaison, filed);
    expect(await morning(scene, '2024-11-18')).toEqual([]);
    await scene.say('huangjing', '退回 2 原因：不具体');
    expect(await morning(scene, '2024-11-22')).toEqual([]);
    expect((await morning(scene, '2024-11-25')).map(([, line]) => line)).toEqual([
      '【预警通知】洞口县《预警通知》〔2024〕1号今天是报整改的最后一天，请发送：',
    ]);
    expect((await morning(scene, '2024-11-26')).map(([, line]) => line)).toEqual([
      '【预警通知】洞口县《预警通知》〔2024〕1号应于11月25日前报整改，已逾期。请尽快发送：',
    ]);
  });

  it.each([
    ['closed', [filed, '销号 2']],
    ['revoked', ['撤销 2 原因：有误']],
  ])('of a %s notice says nothing', async (_, before) => {
    const scene = await issued();
    for (const text of before) await scene.say(text.startsWith('整改') ? liaison : 'huangjing', text);
    expect(await morning(scene, '2024-11-18')).toEqual([]);
  });

  it('of a draft says nothing', async () => {
    const scene = await issued();
    await scene.say(liaison, '签收');
    await scene.say(liaison, filed);
    expect(JSON.stringify(await morning(scene, '2024-11-29'))).not.toContain('绥宁县');
  });

  it('where nobody of the line is on record tells the office in their place', async () => {
    const scene = await issued();
    await scene.db.deleteFrom('identities').where('user_id', '=', leader).execute();
    const told = await morning(scene, '2024-11-14');
    expect(told.map(([chat]) => chat)).toEqual(officeGroups);
    expect(told[0]!.slice(1)).toEqual([
      '【预警通知】洞口县《预警通知》〔2024〕1号应于11月12日前签收，已逾期。请督促。',
      '没有登记洞口县的领导，请电话告知；请管理员在 org.yaml 登记（role: leader）。',
    ]);
  });

  it('gives one target one message a morning', async () => {
    const scene = await issued({ line: ['office'] });
    await scene.say('huangjing', '签发 1');
    scene.at('2024-11-13T08:00+08:00');
    const told = await morning(scene, '2024-11-13');
    expect(told.map(([chat, ...lines]) => [chat, lines.length])).toEqual(
      officeGroups.map((chat) => [chat, 2]),
    );
  });

  it('after mornings missed speaks once, as things are now; a second run says nothing', async () => {
    const scene = await issued();
    expect((await morning(scene, '2024-11-14')).map(([chat]) => chat)).toEqual([leader]);
    const states = await statesOf(scene, 'follow-notices');
    expect(states.filter((state) => state.endsWith('done'))).toEqual(['2024-11-14 done']);
    expect(states.filter((state) => state.endsWith('skipped')).length).toBeGreaterThan(2);
    const count = (await scene.outbox()).length;
    const tools = { db: scene.db, office: scene.office, jobs, enqueue: () => {} };
    await runJob(tools, 'follow-notices', scene.clock.now());
    expect(await scene.outbox()).toHaveLength(count);
  });
});

describe('with raiseUnanswered', () => {
  const tell = ['group', 'leaders'] as const;
  const colours: Partial<Config['rules']['warning']> = {
    raiseUnanswered: true,
    ladder: [
      { name: '蓝色预警', text: '蓝色预警', tell },
      { name: '橙色预警', text: '橙色预警，约谈分管负责人', tell },
      { name: '红色预警', text: '红色预警，约谈主要负责人', tell: [...tell, 'city-leaders'] },
    ],
  };
  const rises = (told: readonly string[][]) =>
    told.filter(([, head]) => head!.includes('升为')).map(([chat, head]) => `${chat} ${head!.slice(0, 6)}`);
  const level = async ({ db }: Scene) => {
    const { risen } = await db
      .selectFrom('notices')
      .select('risen')
      .where('id', '=', 2)
      .executeTakeFirstOrThrow();
    return risen;
  };
  const group = 'cidSamplez2ujk0gwRUIMc5sYtA==';

  it('each missed deadline is a level more, told once to that level’s people, to new ones with all that stands in it', async () => {
    const scene = await issued(colours);
    expect(rises(await morning(scene, '2024-11-12'))).toEqual([]);
    const orange = await morning(scene, '2024-11-13');
    expect(rises(orange)).toEqual([`${group} 【橙色预警】`, `${leader} 【橙色预警】`]);
    expect(orange[0]).toEqual([
      group,
      '【橙色预警】洞口县《预警通知》（蓝色预警）〔2024〕1号逾期未答复，升为橙色预警：橙色预警，约谈分管负责人。',
    ]);
    expect(rises(await morning(scene, '2024-11-14'))).toEqual([]);
    const red = await morning(scene, '2024-11-18');
    expect(rises(red)).toEqual([
      `${group} 【红色预警】`,
      `${leader} 【红色预警】`,
      'maguoqiang 【红色预警】',
    ]);
    expect(red[2]).toContain('名次：9月第11位（共12个），得71.25分；10月第12位（共12个），得69.80分');
    expect(await level(scene)).toBe(3);
    expect(rises(await morning(scene, '2024-11-25'))).toEqual([]);
  });

  it('a late answer stops the rise and takes nothing back', async () => {
    const scene = await issued(colours);
    await morning(scene, '2024-11-13');
    await scene.say(liaison, '签收');
    expect(rises(await morning(scene, '2024-11-15'))).toEqual([]);
    await scene.say(liaison, filed);
    expect(rises(await morning(scene, '2024-11-18'))).toEqual([]);
    expect(await level(scene)).toBe(2);
  });

  it('a rectification sent back and missed again raises once more', async () => {
    const scene = await issued(colours);
    await morning(scene, '2024-11-13');
    await scene.say(liaison, filed);
    await scene.say('huangjing', '退回 2 原因：不具体');
    expect(rises(await morning(scene, '2024-11-20'))).toEqual([]);
    expect(rises(await morning(scene, '2024-11-21'))).toHaveLength(3);
    expect(await level(scene)).toBe(3);
  });
});
