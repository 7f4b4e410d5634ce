import { describe, expect, it } from 'vitest';
import { closedScene, closingScene, smallCity } from '../support/closing-scene.ts';
import type { Scene } from '../support/scene.ts';

/** Everything but the conversation itself. */
async function left({ db, outbox }: Scene) {
  const tables = ['closings', 'closed_units', 'notices', 'notice_steps', 'notice_numbers', 'audit'] as const;
  const rows = await Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute()));
  return [...rows.flat(), ...(await outbox())];
}

describe('预览', () => {
  it('shows the ranking as 发布 would send it, to whom, and leaves nothing behind', async () => {
    const scene = await closedScene(false);
    const before = await left(scene);
    const lines = await scene.say('huangjing', '预览 排名 9月');
    expect(await left(scene)).toEqual(before);
    await scene.say('huangjing', '发布 9月');
    const sent = (await scene.outbox()).filter(({ lines: [head] }) => head?.startsWith('【县市区排名】'));
    const text = sent.find(({ chatId }) => chatId === scene.groupOf('heli'))!.lines;
    expect(lines.join('\n')).toContain(text.join('\n'));
    const heads = lines.filter((line) => line.startsWith('▶ 发到：'));
    expect(heads).toContainEqual(expect.stringMatching(/民生实事工作群、.*等13处$/));
  });

  it('of the next bulletin is what 专报 shows', async () => {
    const scene = await closedScene();
    const before = await left(scene);
    const lines = await scene.say('huangjing', '预览 专报');
    expect(lines[0]).toBe('下期是2024年第1期工作专报：简讯0篇，2024年9月数据3个。');
    expect(await scene.say('huangjing', '专报')).toEqual(lines);
    expect(await left(scene)).toEqual(before);
  });

  it('of a month that is not closed, as if it were closed now', async () => {
    const scene = await closingScene();
    const before = await left(scene);
    const lines = await scene.say('huangjing', '预览 排名');
    expect(lines[0]).toBe('2024年9月还没有结账，以下按现在的数据暂计。');
    expect(lines.join('\n')).toContain('1. 新邵县 100.00分');
    expect(await left(scene)).toEqual(before);
    expect((await scene.say('huangjing', '结账'))[0]).toBe('【结账】2024年9月已结账。');
  });

  it('shows the notices that would be drafted, with whom they reach', async () => {
    const scene = await closedScene();
    scene.at('2024-10-28T10:00+08:00');
    for (const user of ['heli', 'liufang', 'ouyangmin', 'luojianjun', 'zhoumin', 'chenzhiqiang', 'liweiguo'])
      await scene.say(user, '填报 新增城镇就业 3400');
    scene.at('2024-11-07T10:00+08:00');
    const before = await left(scene);
    const lines = await scene.say('huangjing', '预览 预警 10月');
    expect(lines.join('\n')).toContain('《预警通知》');
    expect(lines.join('\n')).toContain('9月、10月');
    expect(await left(scene)).toEqual(before);
  });

  it('shows those that the closing itself would sign', async () => {
    const config = await smallCity();
    const { rules } = config;
    const scene = await closedScene(true, {
      ...config,
      rules: { ...rules, warning: { ...rules.warning, autoSign: true } },
    });
    scene.at('2024-10-28T10:00+08:00');
    for (const user of ['heli', 'liufang', 'ouyangmin', 'luojianjun', 'zhoumin', 'chenzhiqiang', 'liweiguo'])
      await scene.say(user, '填报 新增城镇就业 3400');
    scene.at('2024-11-07T10:00+08:00');
    const before = await left(scene);
    const text = (await scene.say('huangjing', '预览 预警 10月')).join('\n');
    expect(text).toContain('《预警通知》〔2024〕1号');
    expect(text).toContain('9月、10月');
    expect(await left(scene)).toEqual(before);
  });

  it.each([
    ['nothing', '预览', '请写明预览什么：排名、预警、专报。例如：'],
    ['a month before scoring', '预览 排名 8月', '2024年8月不计分，没有排名。'],
    ['a month whose predecessor is open', '预览 排名 10月', '2024年9月还没有结账，还不能预览2024年10月。'],
  ])('%s: says why not', async (_, typed, said) => {
    const scene = await closingScene();
    expect((await scene.say('huangjing', typed))[0]).toBe(said);
  });
});
