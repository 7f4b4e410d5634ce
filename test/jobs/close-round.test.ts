import { describe, expect, it } from 'vitest';
import { openScene } from '../support/scene.ts';
import { runDue } from './run-due.ts';

const firstStart = '2024-09-20T18:00+08:00';
const weekly =
  '填报 新增城镇就业 800 新增农村劳动力转移就业 900 职业技能培训 700 创业培训 60 创业担保贷款发放 500';

describe('close-round', () => {
  it('keeps on record who answered in time, who left something open and who was excused', async () => {
    const scene = await openScene({ now: firstStart });
    await runDue(scene, '2024-09-23T09:00+08:00');
    scene.at('2024-09-24T10:00+08:00');
    await scene.say('heli', weekly);
    await scene.say('liufang', '填报 新增城镇就业 800');
    await scene.say('huangjing', '暂停 邵东市 至10月31日 原因：防汛救灾');
    await runDue(scene, '2024-09-29T17:00+08:00');
    const rows = await scene.db.selectFrom('round_units').selectAll().orderBy('unit').execute();
    const of = (unit: string) => rows.find((row) => row.unit === unit);
    expect(of('xinshao')).toMatchObject({ outcome: 'on-time', asked: 5, missing: 0, late: 0 });
    expect(of('daxiang')).toMatchObject({ outcome: 'silent', asked: 5, missing: 4 });
    expect(of('shuangqing')).toMatchObject({ outcome: 'silent', missing: 5 });
    expect(of('shaodong')).toMatchObject({ outcome: 'paused' });
    expect(rows.filter(({ round }) => round !== 'weekly/2024-W39')).toEqual([]);
  });

  it('counts what came after the deadline as late, and what was taken back as missing', async () => {
    const scene = await openScene({ now: '2024-10-07T18:00+08:00', firstStart });
    scene.at('2024-10-09T18:00+08:00');
    await scene.say('jianglan', '填报 徐特立项目 主体');
    await scene.say('jianglan', '填报 省定县域普通高中徐特立项目 达到序时');
    await scene.say('yinhao', '填报 修建农村公路 300公里');
    await scene.say('yinhao', '填报 农村三路建设及农村公路安防 达到序时');
    await scene.say('yinhao', '撤回 修建农村公路');
    await runDue(scene, '2024-10-10T18:00+08:00');
    const rows = await scene.db.selectFrom('round_units').selectAll().execute();
    expect(rows.find(({ unit }) => unit === 'jiaoyu')).toMatchObject({
      outcome: 'late',
      missing: 0,
      late: 2,
    });
    expect(rows.find(({ unit }) => unit === 'jiaotong')).toMatchObject({ outcome: 'silent', missing: 1 });
    const told = (await scene.outbox()).findLast(({ lines }) => lines[0]?.includes('已关闭'));
    expect(told!.lines.slice(0, 3)).toEqual([
      '【月调度】2024年9月已关闭。',
      '18个单位：逾期报齐1个，未报齐17个。',
      '逾期：市教育局',
    ]);
  });

  it('settles a unit with a later deadline when that is over', async () => {
    const scene = await openScene({ now: '2024-09-25T08:00+08:00', firstStart });
    await runDue(scene, '2024-09-25T09:00+08:00');
    scene.at('2024-10-08T10:00+08:00');
    await scene.say('zhoumin', '延期 2天 原因：数据正在核对');
    await scene.say('huangjing', '同意 1');
    await runDue(scene, '2024-10-10T18:00+08:00');
    const settled = async () =>
      (
        await scene.db
          .selectFrom('round_units')
          .select('unit')
          .where('round', '=', 'monthly/2024-09')
          .execute()
      ).map(({ unit }) => unit);
    expect(await settled()).not.toContain('shuangqing');
    await runDue(scene, '2024-10-11T09:00+08:00');
    const said = (await scene.outbox()).flatMap(({ chatId, lines }) =>
      chatId === scene.groupOf('zhoumin') ? lines : [],
    );
    expect(said.filter((line) => line.includes('【月调度】10月11日（周五）17:00截止'))).toHaveLength(1);
    await runDue(scene, '2024-10-11T17:00+08:00');
    expect(await settled()).toContain('shuangqing');
  });
});
