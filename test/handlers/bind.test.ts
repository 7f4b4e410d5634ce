import { describe, expect, it } from 'vitest';
import { createInvite } from '../../src/store/requests.ts';
import { openScene } from '../support/scene.ts';

const now = '2024-03-29T10:00+08:00';
const newcomer = 'xiaoming';

describe('绑定', () => {
  it('asks the office in its groups, and nothing works before it agrees', async () => {
    const scene = await openScene({ now });
    expect(await scene.say(newcomer, '绑定 隆回', { name: '小明' })).toEqual([
      '已向专班办公室申请登记为隆回县联络员（编号 1），同意后会告诉您。',
    ]);
    const asked = await scene.outbox();
    expect(asked.map(({ chatId }) => chatId).sort()).toEqual(
      [scene.groupOf('huangjing'), scene.groupOf('147205869913')].sort(),
    );
    expect(asked[0]?.lines[0]).toBe('【绑定申请 1】小明 申请登记为隆回县联络员。');
    expect(asked[0]?.lines.at(-1)).toBe('同意请回复：同意 1 姓名；不同意请回复：拒绝 1 原因：…');
    expect((await scene.say(newcomer, '填报 新增城镇就业 10人'))[0]).toContain('还不知道您是哪个单位的');
  });

  it('asked twice is one request', async () => {
    const scene = await openScene({ now });
    await scene.say(newcomer, '绑定 隆回县');
    expect((await scene.say(newcomer, '绑定 隆回县'))[0]).toContain('编号 1），正等专班办公室同意，不用再发');
    expect(await scene.outbox()).toHaveLength(2);
  });

  it('to a department makes its reporter, to the office an official', async () => {
    const scene = await openScene({ now });
    expect((await scene.say(newcomer, '绑定 市民政局'))[0]).toContain('市民政局填报人');
    expect((await scene.say('another', '绑定 专班办公室'))[0]).toContain('专班办公室工作人员');
  });

  it('to an unclear unit asks for the full name', async () => {
    const scene = await openScene({ now });
    expect((await scene.say(newcomer, '绑定 邵阳'))[0]).toBe('“邵阳”可以指几个单位：邵阳市、邵阳县。');
    expect((await scene.say(newcomer, '绑定 火星')).at(-1)).toContain('请写全称再发一次');
    expect((await scene.say(newcomer, '绑定'))[0]).toContain('请写上单位名称');
  });

  it('to the own unit again is not needed', async () => {
    const scene = await openScene({ now });
    expect((await scene.say('ouyangmin', '绑定 隆回县'))[0]).toContain('不用再绑定');
  });

  it('of somebody with another role tells the office what would change', async () => {
    const scene = await openScene({ now });
    await scene.say('shilei', '绑定 隆回县');
    expect((await scene.outbox())[0]?.lines).toContain(
      '注意：此人现在登记为观察员，同意后改为县市区联络员。',
    );
  });

  it('with the administrator’s code makes the first official, once', async () => {
    const scene = await openScene({ now });
    const code = await createInvite(scene.db, { kind: 'office', name: '第一人' }, Date.parse(now) + 60_000);
    expect(await scene.say(newcomer, `绑定 ${code.toLowerCase()}`)).toEqual([
      '已绑定：第一人（专班办公室）。',
      '请在办公室工作群里发送：登记本群 专班办公室',
    ]);
    expect((await scene.say('another', `绑定 ${code}`))[0]).toContain('邀请码不对、已用过或已过期');
    expect((await scene.say(newcomer, '简报')).length).toBeGreaterThan(3);
  });

  it('with a code whose time is over is refused', async () => {
    const scene = await openScene({ now });
    const code = await createInvite(scene.db, { kind: 'office', name: '第一人' }, Date.parse(now) + 60_000);
    scene.at('2024-03-29T10:01+08:00');
    expect((await scene.say(newcomer, `绑定 ${code}`))[0]).toContain('已过期，没有绑定');
  });

  it('on a second platform makes both accounts one person', async () => {
    const scene = await openScene({ now });
    expect((await scene.say('zengxiaoping', '绑定'))[0]).toContain('请在与我的单聊里发送');
    const offer = await scene.say('zengxiaoping', '绑定', { alone: true });
    const join = offer.at(-1)!;
    const there = { platform: 'dingtalk', chat: scene.groupOf('028645193620174') } as const;
    expect((await scene.say('5551234', join, there))[0]).toBe('已绑定：曾小平（县市区联络员）。');
    await scene.say('5551234', '填报 新增城镇就业 10人', there);
    const [row] = await scene.db.selectFrom('reports').select('person_id').execute();
    expect(row?.person_id).toBe('zeng-xiaoping');
  });

  it('shows a hostile name without its mention', async () => {
    const scene = await openScene({ now });
    await scene.say(newcomer, '绑定 隆回县', { name: '@所有人 [点](http://a.cn)' });
    expect((await scene.outbox())[0]?.lines[0]).not.toMatch(/@|\[|http:\/\//);
  });
});
