import { describe, expect, it } from 'vitest';
import { ledger } from '../support/ledger.ts';
import { openScene } from '../support/scene.ts';

const now = '2024-03-29T10:00+08:00';
const liaison = 'ouyangmin';
const colleague = 'zengxiaoping';

describe('确认', () => {
  it('records the open proposal once', async () => {
    const scene = await openScene({ now });
    await scene.say(liaison, '填报 新增城镇就业 8000人');
    await scene.say(liaison, '确认');
    expect((await scene.say(liaison, '确认'))[0]).toContain('没有等待确认的内容');
    expect(await ledger(scene.db)).toHaveLength(1);
  });

  it('is refused to another person', async () => {
    const scene = await openScene({ now });
    await scene.say(liaison, '填报 新增城镇就业 8000人');
    expect((await scene.say(colleague, '确认'))[0]).toContain('只能由本人确认，没有记录');
    expect(await ledger(scene.db)).toEqual([]);
    expect((await scene.say(liaison, '对的'))[0]).toContain('已记录');
  });

  it('answers only in the chat where it was asked', async () => {
    const scene = await openScene({ now });
    await scene.say(liaison, '填报 新增城镇就业 8000人');
    expect((await scene.say(liaison, '确认', { alone: true }))[0]).toContain('没有等待确认的内容');
    expect(await ledger(scene.db)).toEqual([]);
  });

  it('comes too late after the end of the next workday', async () => {
    const scene = await openScene({ now: '2024-04-03T10:00+08:00', firstStart: now });
    // 清明: 4 to 6 April are off, 7 April is worked.
    expect((await scene.say(liaison, '填报 新增城镇就业 8000人')).at(-1)).toContain('4月7日23:59前有效');
    scene.at('2024-04-08T00:00+08:00');
    expect((await scene.say(liaison, '确认'))[0]).toContain('没有等待确认的内容');
    expect(await ledger(scene.db)).toEqual([]);
  });

  it('asks again when somebody has reported meanwhile', async () => {
    const scene = await openScene({ now });
    await scene.say(liaison, '填报 新增城镇就业 8000人');
    await scene.say(colleague, '填报 新增城镇就业 1450人');
    const lines = await scene.say(liaison, '确认');
    expect(lines[0]).toContain('在您确认前数据有了变化，请再看一遍 隆回县 以下1项');
    expect(lines[1]).toContain('比上次+6550人');
    expect(await ledger(scene.db)).toHaveLength(1);
    await scene.say(liaison, '确认');
    expect((await ledger(scene.db)).at(-1)?.value).toBe('8000');
  });

  it('asks again when the report to be corrected was corrected meanwhile', async () => {
    const scene = await openScene({ now });
    await scene.say(liaison, '填报 新增城镇就业 1450人');
    await scene.say(liaison, '更正 新增城镇就业 9999人 原因：补录');
    await scene.say(colleague, '更正 新增城镇就业 1300人 原因：重复');
    expect((await scene.say(liaison, '确认'))[0]).toContain('在您确认前数据有了变化');
    expect((await ledger(scene.db)).map(({ value }) => value)).toEqual(['1450', '1300']);
  });

  it('refuses what has become wrong meanwhile, with a line to copy', async () => {
    const scene = await openScene({ now });
    await scene.say(liaison, '填报 职业技能培训 1750人');
    await scene.say(colleague, '填报 职业技能培训 1800人次');
    expect(await scene.say(liaison, '确认')).toEqual([
      '✗ 职业技能培训：1750人次比3月29日的1800人次少，累计数不应减少，没有记录。确需改小请补上原因发送：',
      '更正 职业技能培训 1750人次 原因：',
    ]);
  });

  it('and a bare number say what is missing when nothing is open', async () => {
    const scene = await openScene({ now });
    expect((await scene.say(liaison, '确认')).at(-1)).toBe('需要时请重新发送数据。');
    expect((await scene.say(liaison, '5')).at(-1)).toContain('请连指标一起发送');
  });

  it('with a number is no choice where nothing is to be chosen', async () => {
    const scene = await openScene({ now });
    await scene.say(liaison, '填报 新增城镇就业 8000人');
    expect((await scene.say(liaison, '1'))[0]).toBe('现在不是选数字，请回复“确认”或“取消”。');
    expect((await scene.say(liaison, '确认'))[0]).toContain('已记录');
  });
});
