import { describe, expect, it } from 'vitest';
import { closedScene, closingScene } from '../support/closing-scene.ts';
import type { Scene } from '../support/scene.ts';

const entries = ({ db }: Scene) => db.selectFrom('manual_entries').selectAll().execute();

describe('加分', () => {
  it('is an entry of the month in hand with its reason; the unit is told alone', async () => {
    const scene = await closingScene();
    const before = (await scene.outbox()).length;
    expect(await scene.say('huangjing', '加分 隆回县 1.5分 原因：经验在全市推广')).toEqual([
      '已给隆回县2024年9月加1.5分（编号 1）。原因：经验在全市推广',
    ]);
    expect((await entries(scene))[0]).toMatchObject({ unit: 'longhui', month: '2024-09', points: '1.5' });
    const told = (await scene.outbox()).slice(before);
    expect(told.map(({ platform, lines }) => [platform, lines])).toEqual([
      ['dingtalk', ['【加分】2024年9月加1.5分：经验在全市推广']],
      ['wecom', ['【加分】2024年9月加1.5分：经验在全市推广']],
    ]);
    expect((await scene.say('ouyangmin', '得分')).at(-1)).toBe('2. 加1.5分：经验在全市推广');
  });

  it('for a month that is closed it counts in the next revision, and says so', async () => {
    const scene = await closedScene(false);
    expect((await scene.say('huangjing', '加分 隆回县 9月 1分 原因：补记'))[1]).toBe(
      '9月已结账，重开并再次结账后才计入。请发：重开 9月 原因：…',
    );
    expect((await scene.say('huangjing', '加分 隆回县 1分 原因：补记'))[0]).toContain('2024年10月加1分');
  });

  it.each([
    ['no points', '加分 隆回县 原因：好', '请写明单位、分数和原因，没有加分。例如：'],
    ['no unit', '加分 1分 原因：好', '请写明单位，没有加分。例如：'],
    ['no reason', '加分 隆回县 1分', '加分要写原因，没有加分。请补上再发：'],
    [
      'too many points',
      '加分 隆回县 101分 原因：好',
      '分数应大于0、不超过100，最多两位小数，没有加分。例如：',
    ],
    ['nothing', '加分 隆回县 0分 原因：好', '分数应大于0、不超过100，最多两位小数，没有加分。例如：'],
    [
      'three decimals',
      '加分 隆回县 0.125分 原因：好',
      '分数应大于0、不超过100，最多两位小数，没有加分。例如：',
    ],
    ['an unknown unit', '加分 长沙市 1分 原因：好', '“长沙市”不是单位名称，或者不止一个：邵阳市。'],
    ['the office itself', '加分 专班办公室 1分 原因：好', '专班办公室不参加计分，没有加分。'],
    [
      'a month to come',
      '加分 隆回县 2024年12月 1分 原因：好',
      '2024年12月还没到，没有加分，请核对月份后重发。',
    ],
    [
      'a month before scoring',
      '加分 隆回县 2024年1月 1分 原因：好',
      '2024年1月不计分，从2024年9月开始计分，没有加分。',
    ],
  ])('%s: says what is missing, changes nothing', async (_, typed, said) => {
    const scene = await closingScene();
    expect((await scene.say('huangjing', typed))[0]).toBe(said);
    expect(await entries(scene)).toEqual([]);
  });

  it('a liaison gives itself nothing', async () => {
    const scene = await closingScene();
    expect((await scene.say('ouyangmin', '加分 隆回县 1分 原因：好'))[0]).toContain('只能由专班办公室使用');
    expect(await entries(scene)).toEqual([]);
  });
});
