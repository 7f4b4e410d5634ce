import { describe, expect, it } from 'vitest';
import { openScene, type Scene } from '../support/scene.ts';

const now = '2024-03-29T10:00+08:00';
const shuangqing = 'wrSample1M6NvPV5BIudd8Y6';

const pauses = ({ db }: Scene) => db.selectFrom('pauses').selectAll().orderBy('id').execute();

describe('暂停', () => {
  it('excuses a unit until a day, tells it, and says how to end it', async () => {
    const scene = await openScene({ now });
    expect(await scene.say('huangjing', '暂停 双清区 至4月30日 原因：防汛救灾')).toEqual([
      '已记下（编号 1）：双清区自今天起至4月30日暂停参加调度，期间不催报、不计未报。',
      '要提前结束请发：暂停 双清区 至今天 原因：恢复',
    ]);
    expect((await scene.outbox()).map(({ chatId, lines }) => [chatId, ...lines])).toEqual([
      [shuangqing, '双清区自今天起至4月30日暂停参加调度，期间不催报、不计未报。', '这段时间仍可填报。'],
    ]);
    expect(await pauses(scene)).toMatchObject([
      { unit: 'shuangqing', from_day: '2024-03-29', until_day: '2024-04-30', reason: '防汛救灾' },
    ]);
    const audit = await scene.db.selectFrom('audit').select(['actor', 'action', 'subject']).execute();
    expect(audit).toEqual([{ actor: 'huang-jing', action: 'pause', subject: 'shuangqing' }]);
  });

  it.each([
    ['nothing', '暂停', '请写明单位、结束日期和原因'],
    ['no end', '暂停 双清区 原因：防汛', '暂停要写到哪一天为止，没有暂停'],
    ['an end that is left blank', '暂停 双清区 至 原因：防汛', '暂停要写到哪一天为止，没有暂停'],
    ['an end that is none', '暂停 双清区 至 长期 原因：防汛', '看不出“长期”是哪一天，没有暂停'],
    ['a month, not a day', '暂停 双清区 至下个月 原因：防汛', '看不出“下个月”是哪一天，没有暂停'],
    ['a day that does not exist', '暂停 双清区 至2月30日 原因：防汛', '没有暂停'],
    ['a day that has passed', '暂停 双清区 至3月1日 原因：防汛', '3月1日已经过了，没有暂停'],
    ['more than a year', '暂停 双清区 至2026年1月1日 原因：防汛', '一次最多暂停一年，没有暂停'],
    ['no reason', '暂停 双清区 至4月30日', '暂停要写原因，没有暂停'],
    ['an unknown unit', '暂停 火星 至4月30日 原因：防汛', '“火星”不是单位名称'],
    ['a name of two units', '暂停 邵阳 至4月30日 原因：防汛', '邵阳市、邵阳县'],
    ['two units', '暂停 双清区、大祥区 至4月30日 原因：防汛', '不是单位名称，或者不止一个：双清区、大祥区'],
    ['the city, which is not asked', '暂停 邵阳市 至4月30日 原因：防汛', '邵阳市不参加调度'],
    ['the office itself', '暂停 专班办公室 至4月30日 原因：防汛', '专班办公室不参加调度'],
  ])('%s: says what is wrong, pauses nobody, tells nobody', async (_, typed, said) => {
    const scene = await openScene({ now });
    expect((await scene.say('huangjing', typed)).join('\n')).toContain(said);
    expect(await pauses(scene)).toEqual([]);
    expect(await scene.outbox()).toEqual([]);
    expect(await scene.db.selectFrom('audit').selectAll().execute()).toEqual([]);
  });

  it('without an end gives a line to copy that holds one and the reason typed', async () => {
    const scene = await openScene({ now });
    const [, line] = await scene.say('huangjing', '暂停 双清区 原因：防汛');
    expect(line).toBe('暂停 双清区 至4月28日 原因：防汛');
    expect((await scene.say('huangjing', line!))[0]).toContain('双清区自今天起至4月28日暂停');
  });

  it('keeps the unit out of reminders and counts, and says so to both sides', async () => {
    const scene = await openScene({ now });
    await scene.say('huangjing', '暂停 双清区 至4月30日 原因：防汛');
    expect(await scene.say('zhoumin', '未报')).toEqual(['双清区暂停调度至4月30日，这期间不用填报。']);
    const lines = await scene.say('huangjing', '未报');
    expect(lines[0]).toContain('12个单位未报齐');
    expect(lines[1]).not.toContain('双清区');
    expect(lines[2]).toBe('暂停：双清区');
    expect((await scene.say('huangjing', '催报 双清区'))[0]).toBe('双清区现在没有待报的调度，不用催。');
    expect((await scene.say('huangjing', '简报')).join('\n')).not.toMatch(/未报齐.*双清区/);
  });

  it('nobody is reminded while it lasts, also of a round that is due after it', async () => {
    const scene = await openScene({ now });
    await scene.say('huangjing', '暂停 双清区 至4月1日 原因：防汛');
    const before = (await scene.outbox()).length;
    // The monthly round is due on 2 April.
    expect((await scene.say('huangjing', '催报 双清区'))[0]).toBe('双清区现在没有待报的调度，不用催。');
    expect(await scene.outbox()).toHaveLength(before);
  });

  it('the unit may still report', async () => {
    const scene = await openScene({ now });
    await scene.say('huangjing', '暂停 双清区 至4月30日 原因：防汛');
    const lines = await scene.say('zhoumin', '填报 新增城镇就业 100人');
    expect(lines[0]).toContain('已记录 双清区');
    expect(lines.join('\n')).not.toContain('还差');
  });

  it('of a liaison of two the other unit is asked as before', async () => {
    const scene = await openScene({ now });
    await scene.say('huangjing', '暂停 双清区 至4月30日 原因：防汛');
    const lines = await scene.say('xiewenjing', '未报');
    expect(lines.slice(0, 2)).toEqual([
      '双清区暂停调度至4月30日，这期间不用填报。',
      '【就业周调度】北塔区3月29日（周五）17:00截止：还差5项',
    ]);
  });

  it('said again, the newer end counts: the unit is asked from the day after', async () => {
    const scene = await openScene({ now });
    await scene.say('huangjing', '暂停 双清区 至4月30日 原因：防汛');
    expect(await scene.say('huangjing', '暂停 双清区 至今天 原因：恢复')).toEqual([
      expect.stringContaining('双清区的暂停到今天为止，明天起照常参加调度。'),
    ]);
    expect(await pauses(scene)).toHaveLength(2);
    scene.at('2024-04-01T10:00+08:00');
    expect((await scene.say('zhoumin', '未报'))[0]).toContain('截止：还差');
    expect((await scene.say('huangjing', '未报')).join('\n')).not.toContain('暂停');
  });

  it('ends by itself after its last day', async () => {
    const scene = await openScene({ now });
    await scene.say('huangjing', '暂停 双清区 至4月1日 原因：防汛');
    scene.at('2024-04-01T23:59+08:00');
    expect((await scene.say('zhoumin', '未报'))[0]).toContain('暂停调度至4月1日');
    scene.at('2024-04-02T00:00+08:00');
    expect((await scene.say('zhoumin', '未报'))[0]).toContain('截止：还差');
  });

  it('of a department names the department, not the city it answers for', async () => {
    const scene = await openScene({ now });
    await scene.say('huangjing', '暂停 市人社局 至4月10日 原因：搬迁');
    expect(await scene.say('wuqian', '未报')).toEqual(['市人社局暂停调度至4月10日，这期间不用填报。']);
  });

  it('of one unit, asked by the office, says that it is paused', async () => {
    const scene = await openScene({ now });
    await scene.say('huangjing', '暂停 双清区 至4月30日 原因：防汛');
    expect((await scene.say('huangjing', '未报 双清区')).join('\n')).toContain('暂停');
  });

  it('with no route to the unit’s group sends nothing there', async () => {
    const scene = await openScene({ now });
    await scene.db.updateTable('chats').set({ webhook: null }).where('chat_id', '=', shuangqing).execute();
    expect((await scene.say('huangjing', '暂停 双清区 至4月30日 原因：防汛'))[0]).toContain('已记下');
    expect(await scene.outbox()).toEqual([]);
  });
});
