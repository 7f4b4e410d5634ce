import { describe, expect, it } from 'vitest';
import { jobs } from '../../jobs/index.ts';
import { runJob } from '../../src/tick.ts';
import { openScene, type Scene } from '../support/scene.ts';

const now = '2024-03-29T10:00+08:00';
const daxiang = 'wrSampleX5YsaZL2KM8TdbA0';
const departments = 'wrSample8BHjyWYJq7NMJX4i';

const chats = async ({ outbox }: Scene) => (await outbox()).map(({ chatId }) => chatId);
const dueRows = ({ db }: Scene) => db.selectFrom('due_jobs').select(['job', 'period', 'due_at']).execute();
const run = ({ db, office, clock }: Scene) =>
  runJob({ db, office, jobs, enqueue: () => undefined }, 'chase', clock.now());

describe('催报', () => {
  it('of one unit reminds its groups, names what is missing and mentions its people', async () => {
    const scene = await openScene({ now });
    expect(await scene.say('huangjing', '催报 大祥区')).toEqual(['已催报大祥区。']);
    expect(await scene.outbox()).toMatchObject([
      {
        kind: 'push',
        chatId: daxiang,
        lines: [
          '【就业周调度】3月29日（周五）17:00截止，还差5项：新增城镇就业、新增农村劳动力转移就业、职业技能培训、创业培训、创业担保贷款发放。',
          '【月调度】4月2日（周二）17:00截止，49项都还没有报。发“未报”看名称，没有变化的发“无变化”。',
        ],
        message: { mentions: [{ userId: 'liufang', name: '刘芳' }] },
      },
    ]);
  });

  it('of all reminds each group once, whoever shares it; where the silent are not named, each is told alone', async () => {
    const scene = await openScene({ now });
    const [line] = await scene.say('huangjing', '催报');
    expect(line).toMatch(/^已催报双清区、.*市交通运输局。$/);
    const told = await chats(scene);
    expect(new Set(told).size).toBe(told.length);
    expect(told).not.toContain(departments);
    expect(told).toEqual(expect.arrayContaining(['wuqian', 'sunyue', 'tanbin']));
  });

  it('leaves out what is in', async () => {
    const scene = await openScene({ now });
    await scene.say('liufang', '填报 新增城镇就业 100人 创业培训 5人次');
    await scene.say('huangjing', '催报 大祥区');
    const [weekly] = (await scene.outbox())[0]!.lines;
    expect(weekly).toContain('还差3项：新增农村劳动力转移就业、职业技能培训、创业担保贷款发放。');
  });

  it.each([
    ['an unknown unit', '催报 火星', '“火星”不是单位名称'],
    ['a name of two units', '催报 邵阳', '邵阳市、邵阳县'],
    ['the city, which is not asked', '催报 邵阳市', '邵阳市现在没有待报的调度，不用催'],
    ['the office itself', '催报 专班办公室', '专班办公室现在没有待报的调度，不用催'],
    ['a department nobody reports for', '催报 市水利局', '市水利局现在没有待报的调度，不用催'],
  ])('%s: says so, and nobody is reminded', async (_, typed, said) => {
    const scene = await openScene({ now });
    expect((await scene.say('huangjing', typed)).join('\n')).toContain(said);
    expect(await scene.outbox()).toEqual([]);
    expect(await dueRows(scene)).toEqual([]);
    expect(await scene.db.selectFrom('audit').selectAll().execute()).toEqual([]);
  });

  it('with no round open there is nothing to remind of', async () => {
    const scene = await openScene({ now, firstStart: now });
    scene.at('2024-04-14T10:00+08:00');
    expect((await scene.say('huangjing', '催报'))[0]).toBe('各单位现在没有待报的调度，不用催。');
    expect(await scene.outbox()).toEqual([]);
  });

  it('where the group cannot be spoken to, the people are told alone', async () => {
    const scene = await openScene({ now });
    await scene.db.updateTable('chats').set({ webhook: null }).where('chat_id', '=', daxiang).execute();
    await scene.say('huangjing', '催报 大祥区');
    const [told] = await scene.outbox();
    expect(told).toMatchObject({ chatId: 'liufang' });
    expect(told!.lines[0]).toMatch(/^【就业周调度】大祥区：3月29日/);
  });

  it('with no way at all says whom to telephone, claims nothing, and tells no other', async () => {
    const scene = await openScene({ now });
    await scene.db.updateTable('chats').set({ webhook: null }).where('chat_id', '=', daxiang).execute();
    await scene.db.deleteFrom('identities').where('person_id', '=', 'liu-fang').execute();
    const lines = await scene.say('huangjing', '催报 大祥区');
    expect(lines.join('\n')).toContain('大祥区没有能主动发消息的群，也找不到联络员，请电话联系。');
    expect(await scene.outbox()).toEqual([]);
    expect(lines.join('\n')).not.toContain('已催报大祥区');
  });

  it('in a group of several that names nobody, a line names nobody', async () => {
    const scene = await openScene({ now });
    await scene.db
      .updateTable('chats')
      .set({ units: JSON.stringify(['daxiang', 'renshe']) })
      .where('chat_id', '=', daxiang)
      .execute();
    await scene.db.deleteFrom('identities').where('person_id', '=', 'liu-fang').execute();
    await scene.say('huangjing', '催报 大祥区');
    expect(await scene.outbox()).toMatchObject([
      {
        chatId: daxiang,
        lines: [
          '【就业周调度】3月29日（周五）17:00截止，还有单位没有报齐。请各单位发“未报”查看本单位情况。',
          '【月调度】4月2日（周二）17:00截止，还有单位没有报齐。请各单位发“未报”查看本单位情况。',
        ],
      },
    ]);
  });

  it('at night waits for the morning, and then reminds only those that still miss something', async () => {
    const scene = await openScene({ now });
    await scene.say('huangjing', '暂停 双清区 至4月30日 原因：防汛');
    scene.at('2024-03-29T23:00+08:00');
    const before = (await scene.outbox()).length;
    expect(await scene.say('huangjing', '催报')).toEqual([
      '现在不是发消息的时间，将在4月1日08:00催报届时还没有报齐的单位。',
    ]);
    expect(await scene.outbox()).toHaveLength(before);
    expect(await dueRows(scene)).toMatchObject([
      { job: 'chase', due_at: Date.parse('2024-04-01T08:00+08:00') },
    ]);
    await scene.say('jianglan', '填报 县域普通高中徐特立项目 主体');
    await scene.say('jianglan', '填报 省定县域普通高中徐特立项目 达到序时');
    scene.at('2024-04-01T08:00+08:00');
    await run(scene);
    const told = (await chats(scene)).slice(before);
    expect(told).toContain(daxiang);
    expect(told).not.toContain('jianglan');
    expect(told).not.toContain('wrSample1M6NvPV5BIudd8Y6');
    await run(scene);
    expect(await chats(scene)).toHaveLength(before + told.length);
  });

  it('of one unit, put off to the morning, reminds that unit alone', async () => {
    const scene = await openScene({ now });
    scene.at('2024-03-31T12:00+08:00');
    await scene.say('huangjing', '催报 大祥区');
    scene.at('2024-04-01T08:00+08:00');
    await run(scene);
    expect(await chats(scene)).toEqual([daxiang]);
  });

  it('is on the audit chain', async () => {
    const scene = await openScene({ now });
    await scene.say('huangjing', '催报 大祥区');
    expect(await scene.db.selectFrom('audit').select(['actor', 'action', 'subject']).execute()).toEqual([
      { actor: 'huang-jing', action: 'chase', subject: 'daxiang' },
    ]);
  });
});
