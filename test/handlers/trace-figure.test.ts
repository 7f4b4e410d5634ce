import { describe, expect, it } from 'vitest';
import { closedScene, reportCity } from '../support/closing-scene.ts';
import type { Scene } from '../support/scene.ts';

const office = 'huangjing';

async function issued(): Promise<Scene> {
  const scene = await closedScene();
  await scene.say(office, '专报 签发');
  return scene;
}

describe('出处 <期号> <n>', () => {
  it('leads from a sum to every county’s report: who, when, by which number', async () => {
    const scene = await issued();
    expect(await scene.say(office, '出处 第1期 1')).toEqual([
      '2024年第1期专报第1个数：邵阳市新增城镇就业 7900人（目标31400人，完成25.16%，滞后（红），数据截至9月26日）。',
      '由4个单位的填报合计：',
      '大祥区 1200人（编号 4，大祥区刘芳，9月26日10:00）',
      '新邵县 2500人（编号 1，新邵县何丽，9月26日10:00）',
      '邵阳县 900人（编号 9，邵阳县罗建军，9月26日10:00）',
      '隆回县 3300人（编号 7，隆回县欧阳敏，9月26日10:00）',
    ]);
  });

  it.each(['出处 第1期 职业技能培训', '出处 2024年第1期 第2个', '来源 专报第1期：2', '出处 第１期 ２'])(
    'finds a figure by %s',
    async (typed) => {
      const scene = await issued();
      expect((await scene.say(office, typed))[0]).toContain('第2个数：邵阳市职业技能培训 5600人次');
    },
  );

  it('shows a report with its message, quoted harmlessly, and what was corrected before and since', async () => {
    const scene = await closedScene(true, await reportCity());
    await scene.say(office, '重开 9月 原因：核减');
    await scene.say('luojianjun', '更正 9月 新增城镇就业 880 原因：@all 重复统计');
    await scene.say(office, '结账 9月');
    await scene.say(office, '月报 生成 9月');
    const lines = await scene.say(office, '出处 9月 邵阳县新增城镇就业');
    expect(lines[0]).toMatch(/^2024年9月月报第\d+个数：邵阳县新增城镇就业 880人（目标3420人，/);
    expect(lines.slice(1)).toEqual([
      expect.stringMatching(/^填报编号 10：880人，数据截至/),
      '邵阳县罗建军，10月12日10:00，企业微信消息：“更正 9月 新增城镇就业 880 原因：＠all 重复统计”',
      '此前：编号 9 填报900人（邵阳县罗建军，9月26日10:00）',
    ]);
  });

  it('keeps to what counted when the month was closed', async () => {
    const scene = await issued();
    await scene.say(office, '重开 9月 原因：核减');
    await scene.say('heli', '更正 9月 新增城镇就业 2400 原因：重复统计');
    const lines = await scene.say(office, '出处 第1期 1');
    expect(lines).toContain('新邵县 2500人（编号 1，新邵县何丽，9月26日10:00）');
  });

  it('lists the figures of an issue', async () => {
    const scene = await issued();
    expect(await scene.say(office, '出处 第1期')).toEqual([
      '2024年第1期专报共有3个数，看来源请在后面写序号或指标：',
      '1. 邵阳市新增城镇就业 7900人',
      '2. 邵阳市职业技能培训 5600人次',
      '3. 邵阳市创业培训 500人次',
    ]);
  });

  it.each([
    ['出处', '请写明期号或月报的月份，以及第几个数。例如：'],
    ['出处 第3期 1', '没有2024年第3期专报，没有处理。'],
    ['出处 第1期 9', '2024年第1期专报里没有“9”这个数，共有3个。'],
    ['出处 第1期 @all', '2024年第1期专报里没有“＠all”这个数，共有3个。'],
    ['出处 9月 1', '2024年9月的月报还没有生成。'],
  ])('%s: says what is missing', async (typed, sentence) => {
    const scene = await issued();
    const lines = await scene.say(office, typed);
    expect(lines[0]).toBe(sentence);
    expect(lines).toHaveLength(2);
  });
});
