import { describe, expect, it } from 'vitest';
import { ledger } from '../support/ledger.ts';
import { openScene } from '../support/scene.ts';

const now = '2024-03-29T10:00+08:00';
const liaison = 'ouyangmin';

describe('无变化', () => {
  it('with names says that their last values hold', async () => {
    const scene = await openScene({ now });
    await scene.say(liaison, '填报 新增城镇就业 1450人 徐特立项目 主体');
    scene.at('2024-04-30T10:00+08:00');
    const lines = await scene.say(liaison, '无变化 新增城镇就业、徐特立项目');
    expect(lines[0]).toContain('2024年4月 2项（数据截至4月30日）');
    expect(lines[1]).toContain('1450人 · 目标4680人 · 完成30.98% · 序时33.33% · 滞后（黄） · 与上次相同');
    expect((await ledger(scene.db)).slice(2).map(({ kind, value, stage }) => [kind, value, stage])).toEqual([
      ['hold', '1450', null],
      ['hold', null, '主体'],
    ]);
  });

  it('without names answers everything asked that has a last value, and says what is still missing', async () => {
    const scene = await openScene({ now });
    await scene.say(liaison, '填报 新增城镇就业 1450人 创业培训 633人次');
    scene.at('2024-04-30T10:00+08:00');
    const lines = await scene.say(liaison, '没有变化');
    expect(lines.length).toBeLessThanOrEqual(12);
    expect(lines[0]).toContain('2024年4月 2项');
    expect(lines.at(-1)).toContain('还差');
    expect((await ledger(scene.db)).filter(({ kind }) => kind === 'hold')).toHaveLength(2);
  });

  it('without names is refused when nothing was reported yet, saying how to report', async () => {
    const scene = await openScene({ now });
    const lines = await scene.say(liaison, '无变化');
    expect(lines[0]).toContain('今年都还没有报过，没有上次的数可用，没有记录');
    expect(lines[1]).toContain('请逐项填报');
    expect(await ledger(scene.db)).toEqual([]);
  });

  it('counts as reported in every open round', async () => {
    const scene = await openScene({ now });
    await scene.say(liaison, '填报 新增城镇就业 1450人');
    scene.at('2024-04-26T10:00+08:00');
    await scene.say(liaison, '无变化 新增城镇就业');
    const missing = await scene.say(liaison, '未报');
    expect(missing[0]).toContain('【就业周调度】');
    expect(missing[0]).toContain('还差4项');
    expect(missing[2]).toContain('还差47项');
  });

  it('for another unit or an unknown name is refused', async () => {
    const scene = await openScene({ now });
    expect((await scene.say(liaison, '无变化 双清区 新增城镇就业'))[0]).toContain('双清区的联络员');
    expect((await scene.say(liaison, '无变化 不存在的东西'))[0]).toContain('没有这个指标，没有记录');
    expect(await ledger(scene.db)).toEqual([]);
  });
});
