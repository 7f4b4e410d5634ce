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

  it('a figure of the new year is not judged by the old list: refused, nothing recorded', async () => {
    const scene = await openScene({ now: december });
    scene.at('2025-01-10T10:00+08:00');
    const lines = await scene.say(liaison, '填报 新增城镇就业 70');
    expect(lines[0]).toContain('2025年的任务清单还没有导入，请联系专班办公室');
    expect(await ledger(scene.db)).toEqual([]);
    expect((await scene.say(liaison, '填报 12月 新增城镇就业 4600'))[0]).toContain(
      '2024年12月已结账，不能再填报；确需修改，请联系专班办公室重开',
    );
  });

  it('between the round’s end and 结账 December is still accepted when it is named, and the refusal says how', async () => {
    const scene = await openScene({ now: december });
    scene.at('2025-01-07T10:00+08:00');
    expect((await scene.say(liaison, '填报 新增城镇就业 70'))[0]).toContain('填报 12月');
    expect((await scene.say(liaison, '填报 12月 新增城镇就业 4600'))[0]).toContain('2024年12月');
  });

  it('a date of the new year beside December’s open round is the new year’s', async () => {
    const scene = await openScene({ now: december });
    scene.at(inJanuary);
    expect((await scene.say(liaison, '填报 截至1月2日 新增城镇就业 61'))[0]).toContain(
      '2025年的任务清单还没有导入',
    );
    expect(await ledger(scene.db)).toEqual([]);
  });

  it('December’s figure of what trails a month is still last year’s', async () => {
    const scene = await openScene({ now: december });
    scene.at('2025-01-26T10:00+08:00');
    expect((await scene.say(liaison, '填报 PM2.5 30'))[0]).toContain('数据截至12月31日');
    expect((await ledger(scene.db))[0]).toMatchObject({ year: 2024, period: '2025-01' });
  });

  it('overviews show last year’s figures and say that the new list is missing', async () => {
    const scene = await openScene({ now: december });
    await scene.say(liaison, '填报 新增城镇就业 4600人');
    scene.at('2025-01-20T10:00+08:00');
    const notice = '2025年的任务清单还没有导入，请联系专班办公室；以下是2024年的情况。';
    const own = await scene.say(liaison, '进度');
    expect(own[0]).toBe(notice);
    expect(own.join('\n')).toContain('新增城镇就业 4600人');
    expect(own.join('\n')).not.toContain('已全部报齐');
    const brief = (await scene.say('huangjing', '简报')).join('\n');
    expect(brief).toContain(notice);
    expect(brief).toContain('就业周调度：2025年的任务清单还没有导入');
    expect((await scene.say(liaison, '未报'))[0]).toBe(
      '【就业周调度】2025年的任务清单还没有导入，暂不用填报。',
    );
  });
});
