import { describe, expect, it } from 'vitest';
import { closedScene, closingScene } from '../support/closing-scene.ts';

describe('得分', () => {
  it('lists what the indicators brought and every deduction and bonus with its reason', async () => {
    const scene = await closedScene();
    expect(await scene.say('ouyangmin', '得分')).toEqual([
      '隆回县2024年9月得分53.55分，县市区第3位（共12个）',
      '指标得分55.55分（满分100分）：共3项，0项得满分，2项失分：',
      '· 职业技能培训 23.74/33.33分（2000人次，完成52.63%，序时73.89%，滞后（红））',
      '· 新增城镇就业 31.81/33.33分（3300人，完成70.51%，序时73.89%，滞后（黄））',
      '未报1项，失33.33分：创业培训',
      '1. 未报 扣2分：2024年9月月调度',
    ]);
    expect(await scene.say('heli', '得分 9月')).toEqual([
      '新邵县2024年9月得分100.00分，县市区第1位（共12个）',
      '指标得分100.00分（满分100分）：共3项，3项得满分。',
      '没有扣分和加分。',
    ]);
  });

  it('in the bottom places says what would lift it out', async () => {
    const scene = await closedScene();
    expect((await scene.say('zhoumin', '得分')).slice(-3)).toEqual([
      '未报3项，失100.00分：新增城镇就业、职业技能培训、创业培训',
      '1. 未报 扣2分：2024年9月月调度',
      '其他单位不变，报上9月的数，就不在后3位。',
    ]);
  });

  it('before the closing it is provisional and says so', async () => {
    const scene = await closingScene();
    expect((await scene.say('heli', '得分'))[0]).toMatch(/（暂计，以结账为准）$/);
    expect((await scene.say('heli', '得分 10月'))[0]).toContain('新邵县2024年10月得分');
  });

  it('a round that still takes answers costs nobody anything yet', async () => {
    const open = await closingScene('2024-10-10T17:59+08:00');
    expect((await open.say('ouyangmin', '得分 9月')).join()).not.toContain('扣2分');
    const over = await closingScene('2024-10-10T18:00+08:00');
    expect((await over.say('ouyangmin', '得分 9月')).join()).toContain('未报 扣2分：2024年9月月调度');
  });

  it('another unit is read by office and leaders only', async () => {
    const scene = await closedScene();
    expect(await scene.say('heli', '得分 大祥区')).toEqual([
      '大祥区的得分只有本单位、专班办公室和领导可以查看。',
      '看本单位请发：得分；看排名请发：排名',
    ]);
    expect((await scene.say('huangjing', '得分 大祥区 9月'))[0]).toMatch(/^大祥区2024年9月得分/);
    expect((await scene.say('maguoqiang', '得分 大祥区', { alone: true }))[0]).toMatch(
      /^大祥区2024年9月得分/,
    );
    expect((await scene.say('huangjing', '得分'))[0]).toBe('请写明单位，例如：');
  });

  it.each([
    ['得分 8月', '2024年8月没有计分，从2024年9月开始计分。'],
    ['得分 2025年3月', '2025年3月还没到，请核对月份后重发。'],
  ])('%s: %s', async (typed, said) => {
    const scene = await closedScene();
    expect((await scene.say('heli', typed))[0]).toBe(said);
  });
});
