import { describe, expect, it } from 'vitest';
import { ledger } from '../support/ledger.ts';
import { openScene } from '../support/scene.ts';

const now = '2024-03-29T10:00+08:00';
const liaison = 'ouyangmin';

describe('撤回', () => {
  it('takes the newest report back; the one before counts again', async () => {
    const scene = await openScene({ now });
    await scene.say(liaison, '填报 新增城镇就业 1450人');
    await scene.say(liaison, '填报 新增城镇就业 1500人');
    expect(await scene.say(liaison, '撤回 新增城镇就业')).toEqual([
      '已撤回 新增城镇就业 1500人（数据截至3月29日）。现在有效的是 1450人（数据截至3月29日）。',
    ]);
    expect((await scene.say(liaison, '填报 新增城镇就业 +10'))[1]).toContain('1460人');
    expect((await ledger(scene.db)).map(({ kind }) => kind)).toEqual(['value', 'value', 'withdrawal', 'add']);
  });

  it('of a correction leaves the corrected value in force, which may be corrected again', async () => {
    const scene = await openScene({ now });
    await scene.say(liaison, '填报 新增城镇就业 1450人');
    await scene.say(liaison, '更正 新增城镇就业 1400人 原因：一');
    expect((await scene.say(liaison, '撤回 新增城镇就业'))[0]).toContain('现在有效的是 1450人');
    expect((await scene.say(liaison, '更正 新增城镇就业 1440人 原因：二'))[1]).toContain('比上次-10人');
    expect((await scene.say(liaison, '撤回 新增城镇就业'))[0]).toContain('现在有效的是 1450人');
    expect((await scene.say(liaison, '撤回 新增城镇就业'))[0]).toContain('现在没有数据，请重新填报');
    expect((await scene.say(liaison, '撤回 新增城镇就业'))[0]).toContain('今年没有可以撤回的数');
  });

  it('lets a smaller value in afterwards', async () => {
    const scene = await openScene({ now });
    await scene.say(liaison, '填报 新增城镇就业 14500人');
    await scene.say(liaison, '确认');
    await scene.say(liaison, '撤回 新增城镇就业');
    expect((await scene.say(liaison, '填报 新增城镇就业 1450人'))[0]).toContain('已记录');
  });

  it('without a name lists the newest, each with a line to copy', async () => {
    const scene = await openScene({ now });
    expect((await scene.say(liaison, '撤回'))[0]).toContain('没有可以撤回的');
    await scene.say(liaison, '填报 新增城镇就业 1450人');
    await scene.say(liaison, '填报 创业培训 633人次');
    const lines = await scene.say(liaison, '撤回');
    expect(lines.slice(1)).toEqual(['撤回 创业培训', '撤回 新增城镇就业']);
    expect((await scene.say(liaison, lines[1]!))[0]).toContain('已撤回 创业培训');
  });

  it('of a part by the name that the bot prints', async () => {
    const scene = await openScene({ now });
    await scene.say('zhoumin', '填报 二次供水 200户');
    const copy = (await scene.say('zhoumin', '撤回')).at(-1)!;
    expect((await scene.say('zhoumin', copy))[0]).toContain('已撤回 市城区二次供水户数');
  });

  it('in a closed month is refused, with the way out', async () => {
    const scene = await openScene({ now });
    await scene.say(liaison, '填报 新增城镇就业 1450人');
    scene.at('2024-04-30T10:00+08:00');
    expect((await scene.say(liaison, '撤回 新增城镇就业'))[0]).toMatch(
      /3月已结账，不能撤回；.*专班办公室重开/,
    );
  });

  it('of another department’s indicator is refused, naming who may', async () => {
    const scene = await openScene({ now });
    await scene.say('sunyue', '填报 托位 300个');
    expect((await scene.say('wuqian', '撤回 托位'))[0]).toContain('由牵头单位市卫健委填报');
  });

  it('of an unknown name asks for the full one', async () => {
    const scene = await openScene({ now });
    expect((await scene.say(liaison, '撤回 不存在的东西'))[0]).toMatch(/没有撤回，请写全称重发/);
  });

  it.each([
    ['撤回 3月 创业培训', '“3月”'],
    ['撤回 创业培训 2个', '“2个”'],
  ])('%s, half understood, takes nothing back', async (text, said) => {
    const scene = await openScene({ now });
    await scene.say(liaison, '填报 创业培训 633人次');
    const lines = await scene.say(liaison, text);
    expect(lines[0]).toContain(said);
    expect(lines.at(-1)).toContain('例如：撤回 创业培训');
    expect(await ledger(scene.db)).toHaveLength(1);
  });

  it('of a person for two units shows how to name one', async () => {
    const scene = await openScene({ now });
    const chat = scene.groupOf('huangjing');
    expect((await scene.say('xiewenjing', '撤回 托位', { chat })).at(-1)).toBe(
      '例如：撤回 双清区 新增城镇就业',
    );
  });
});
