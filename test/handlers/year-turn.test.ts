import { beforeAll, describe, expect, it } from 'vitest';
import type { Config } from '../../src/config/model.ts';
import { runDue } from '../jobs/run-due.ts';
import { ledger } from '../support/ledger.ts';
import { openScene, type Scene } from '../support/scene.ts';
import { twoYears } from '../support/two-years.ts';

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

describe('at the turn of the year with both lists, whose names are equal', () => {
  let config: Config;
  beforeAll(async () => {
    config = await twoYears();
  });
  const figures = async ({ db }: Scene) =>
    (await ledger(db)).map(({ indicator, year, period, value }) => `${indicator} ${year} ${period} ${value}`);
  const scenes = async (moment: string) => {
    const scene = await openScene({ now: december, config });
    scene.at(moment);
    return scene;
  };

  it('a name in January means last year’s task while December’s round is open', async () => {
    const scene = await scenes(inJanuary);
    expect((await scene.say(liaison, '填报 新增城镇就业 4600人'))[0]).toContain('2024年12月');
    expect(await figures(scene)).toEqual(['urban-jobs 2024 2024-12 4600']);
  });

  it('a typed month is that year’s, whatever is open', async () => {
    const scene = await scenes(inJanuary);
    expect((await scene.say(liaison, '填报 1月 新增城镇就业 61'))[0]).toContain('2025年1月');
    expect((await scene.say(liaison, '填报 12月 新增城镇就业 4600'))[0]).toContain('2024年12月');
    expect((await scene.say(liaison, '填报 截至1月2日 创业培训 5'))[0]).toContain('2025年1月');
    expect(await figures(scene)).toEqual([
      'urban-jobs-2025 2025 2025-01 61',
      'urban-jobs 2024 2024-12 4600',
      'startup-training-2025 2025 2025-01 5',
    ]);
  });

  it('between the round’s end and 结账 a name alone is refused, and the month says which', async () => {
    const scene = await scenes('2025-01-07T10:00+08:00');
    expect((await scene.say(liaison, '填报 新增城镇就业 4600'))[0]).toBe(
      '✗ “新增城镇就业 4600”：新增城镇就业2024年、2025年都有任务，分不清是哪一年的数，没有记录。请在指标前写明月份再发，例如：填报 12月 …，或：填报 1月 …',
    );
    expect((await scene.say(liaison, '填报 截至12月31日 新增城镇就业 4600'))[0]).toContain('没有记录');
    expect((await scene.say(liaison, '无变化 新增城镇就业'))[0]).toContain('没有记录');
    expect(await figures(scene)).toEqual([]);
    await scene.say(liaison, '填报 12月 新增城镇就业 4600');
    await scene.say(liaison, '填报 1月 新增城镇就业 61');
    expect(await figures(scene)).toEqual(['urban-jobs 2024 2024-12 4600', 'urban-jobs-2025 2025 2025-01 61']);
  });

  it('once December is closed the name is the new year’s', async () => {
    const scene = await scenes('2025-01-10T10:00+08:00');
    expect((await scene.say(liaison, '填报 新增城镇就业 61'))[0]).toContain('2025年1月');
    expect((await scene.say(liaison, '填报 12月 新增城镇就业 4600'))[0]).toContain('2024年12月已结账');
    expect(await figures(scene)).toEqual(['urban-jobs-2025 2025 2025-01 61']);
    expect((await scene.say(liaison, '进度 新增城镇就业')).join()).toContain('61人');
  });

  it('what waits for 确认 keeps its year when December is closed meanwhile', async () => {
    const scene = await scenes('2025-01-06T10:00+08:00');
    expect((await scene.say(liaison, '填报 12月 新增城镇就业 46000')).join()).toContain('确认');
    scene.at('2025-01-10T10:00+08:00');
    await scene.say(liaison, '确认');
    scene.at(inJanuary);
    expect((await scene.say(liaison, '填报 新增城镇就业 46000')).join()).toContain('确认');
    scene.at('2025-01-10T10:00+08:00');
    await scene.say(liaison, '确认');
    expect(await figures(scene)).toEqual([]);
  });

  it('what trails a month is asked of last year in January, in February of the new one', async () => {
    const scene = await scenes('2025-01-26T10:00+08:00');
    expect((await scene.say(liaison, '填报 PM2.5 30'))[0]).toContain('数据截至12月31日');
    scene.at('2025-02-25T10:00+08:00');
    expect((await scene.say(liaison, '填报 PM2.5 40'))[0]).toContain('数据截至1月31日');
    const [first, second] = await figures(scene);
    expect(first).toMatch(/^\S+(?<!-2025) 2024 2025-01 30$/);
    expect(second).toMatch(/^\S+-2025 2025 2025-02 40$/);
  });

  it('更正 and 撤回 reach the figure that was reported last, or that of the month', async () => {
    const scene = await scenes(inJanuary);
    await scene.say(liaison, '填报 新增城镇就业 4600');
    await scene.say(liaison, '填报 1月 新增城镇就业 61');
    await scene.say(liaison, '更正 12月 新增城镇就业 4500 原因：重复统计');
    await scene.say(liaison, '更正 1月 新增城镇就业 60 原因：重复统计');
    expect((await figures(scene)).slice(2)).toEqual([
      'urban-jobs 2024 2024-12 4500',
      'urban-jobs-2025 2025 2025-01 60',
    ]);
    expect((await scene.say(liaison, '撤回 新增城镇就业'))[0]).toContain('60人（数据截至1月2日）');
    expect((await scene.say(liaison, '撤回 新增城镇就业'))[0]).toContain('4500人（数据截至12月31日）');
  });

  it('December is closed by last year’s list, and an appeal against it is last year’s', async () => {
    const scene = await scenes(inJanuary);
    await scene.say(liaison, '填报 新增城镇就业 4600');
    await scene.say(liaison, '填报 1月 新增城镇就业 61');
    await runDue(scene, '2025-01-10T10:00+08:00');
    await scene.say('huangjing', '结账');
    await scene.say('huangjing', '发布');
    expect((await scene.say(liaison, '异议 12月 新增城镇就业 原因：漏统计'))[0]).toContain(
      '2024年12月 新增城镇就业（4600人）',
    );
    expect((await scene.say('huangjing', '采纳 1 4650')).join()).toContain('新增城镇就业更正为4650人');
    expect((await figures(scene)).at(-1)).toBe('urban-jobs 2024 2024-12 4650');
  });

  it('出处 of December’s monthly report leads to last year’s reports', async () => {
    const scene = await scenes(inJanuary);
    await scene.say(liaison, '填报 失业人员再就业 4000');
    await scene.say(liaison, '填报 1月 失业人员再就业 70');
    await runDue(scene, '2025-01-10T10:00+08:00');
    await scene.say('huangjing', '结账');
    await scene.say('huangjing', '月报 生成 12月');
    const source = (await scene.say('huangjing', '出处 12月 失业人员再就业')).join();
    expect(source).toContain('4000人');
    expect(source).not.toContain('70人');
  });

  it('an ad hoc round asks for the figure of its month', async () => {
    const scene = await scenes('2025-01-07T10:00+08:00');
    await scene.say('huangjing', '即时调度 新增城镇就业 截止：明天17:00');
    const [round] = await scene.db.selectFrom('rounds').select('indicators').execute();
    expect(round?.indicators).toEqual(['urban-jobs-2025']);
  });

  it('a department’s table is of the year of its month, with its total', async () => {
    const scene = await scenes(inJanuary);
    const sides = async () =>
      (await scene.db.selectFrom('department_figures').select(['indicator', 'year', 'month']).execute()).map(
        ({ indicator, year, month }) => `${indicator} ${year} ${month}`,
      );
    const lines = await scene.say('wuqian', '填报 1月 新增城镇就业\n双清区 50\n大祥区 60\n合计 100');
    expect(lines.join()).toContain('请核对');
    expect([...new Set(await sides())]).toEqual(['urban-jobs-2025 2025 2025-01']);
  });
});
