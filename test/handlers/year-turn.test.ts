import { describe, expect, it } from 'vitest';
import { ledger } from '../support/ledger.ts';
import { openScene } from '../support/scene.ts';

const december = '2024-12-31T10:00+08:00';
const inJanuary = '2025-01-02T10:00+08:00';
const liaison = 'ouyangmin';

describe('at the turn of the year', () => {
  it('a report in January belongs to December while its round is open', async () => {
    const scene = await openScene({ now: december });
    scene.at(inJanuary);
    const lines = await scene.say(liaison, '填报 新增城镇就业 4600人');
    expect(lines[0]).toBe('已记录 隆回县 2024年12月 1项（数据截至12月31日）：');
    expect((await ledger(scene.db))[0]).toMatchObject({
      year: 2024,
      period: '2024-12',
      data_date: '2024-12-31',
    });
  });

  it('what December already reported is neither asked again nor forgotten', async () => {
    const scene = await openScene({ now: december });
    await scene.say(liaison, '填报 新增城镇就业 4600人');
    scene.at(inJanuary);
    expect((await scene.say(liaison, '填报 创业培训 700人次')).at(-1)).toContain('月调度还差46项');
    expect((await scene.say(liaison, '未报'))[0]).toContain('还差46项');
    expect((await scene.say(liaison, '进度'))[0]).toContain('未报46项');
    expect((await scene.say(liaison, '无变化 新增城镇就业'))[1]).toContain('4600人');
  });

  it('a value may not fall below December’s, and may be taken back', async () => {
    const scene = await openScene({ now: december });
    await scene.say(liaison, '填报 新增城镇就业 4600人');
    scene.at(inJanuary);
    expect((await scene.say(liaison, '填报 新增城镇就业 4500人')).at(-1)).toBe(
      '更正 新增城镇就业 4500人 原因：',
    );
    expect((await scene.say(liaison, '撤回 新增城镇就业'))[0]).toContain('已撤回 新增城镇就业');
    expect((await scene.say(liaison, '填报 新增城镇就业 4500人'))[0]).toContain('2024年12月');
  });

  it('December typed in January is last year’s', async () => {
    const scene = await openScene({ now: december });
    scene.at(inJanuary);
    expect((await scene.say(liaison, '填报 12月 新增城镇就业 4600人'))[0]).toContain('2024年12月');
  });

  it('a new year starts from nothing', async () => {
    const scene = await openScene({ now: december });
    await scene.say(liaison, '填报 新增城镇就业 4600人');
    scene.at('2025-02-10T10:00+08:00');
    expect((await scene.say(liaison, '填报 新增城镇就业 +10'))[0]).toContain('今年还没有上次的数');
    const lines = await scene.say(liaison, '填报 新增城镇就业 10人');
    expect(lines[0]).toContain('2025年2月');
    expect(lines[1]).not.toContain('比上次');
  });
});
