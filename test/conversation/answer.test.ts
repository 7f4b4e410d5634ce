import { describe, expect, it } from 'vitest';
import { ledger } from '../support/ledger.ts';
import { openScene } from '../support/scene.ts';

const now = '2024-03-29T10:00+08:00';
const liaison = 'ouyangmin';

describe('an answer', () => {
  it('to an unknown command offers the nearest', async () => {
    const scene = await openScene({ now });
    expect(await scene.say(liaison, '进渡')).toEqual([
      '没有“进渡”这个命令，没有处理。您是不是要：进度？',
      '请改正后重发；发送“帮助”可查看全部命令。',
    ]);
    expect((await scene.say(liaison, '填抱 新增城镇就业 1450人'))[0]).toContain('填报');
  });

  it('comes whatever is said, to whomever', async () => {
    const scene = await openScene({ now });
    for (const user of [liaison, 'huangjing', 'shilei', 'stranger'])
      for (const text of ['', ' ', '。', '？', '👍', '@调度助手', '1', 'abc', '填', '<>'])
        expect((await scene.say(user, text)).join('')).not.toBe('');
  });

  it('to a picture asks for text', async () => {
    const scene = await openScene({ now });
    expect((await scene.say(liaison, '', { kind: 'unreadable' })).at(-1)).toContain('请把数字打成文字发送');
  });

  it('reads a message with the bot’s mention before or after it', async () => {
    const scene = await openScene({ now });
    expect((await scene.say(liaison, '@调度助手 填报 新增城镇就业 1450人'))[0]).toContain('已记录');
    expect((await scene.say(liaison, '未报 @调度助手'))[0]).toContain('【就业周调度】');
  });

  const refusals: readonly [string, string][] = [
    [liaison, '催报'],
    [liaison, '进渡'],
    [liaison, '同意 1'],
    [liaison, '哈哈'],
    [liaison, '确认'],
    [liaison, '7'],
    [liaison, '更正 新增城镇就业 5人'],
    [liaison, '更正 新增城镇就业 5人 原因：错'],
    [liaison, '无变化 新增城镇就业'],
    [liaison, '撤回 不存在'],
    [liaison, '进度 双清区'],
    [liaison, '进度 不存在'],
    [liaison, '绑定 不存在'],
    [liaison, '登记本群 不存在'],
    [liaison, '帮助 不存在'],
    [liaison, '填报 双清区 新增城镇就业 5人'],
    [liaison, '填报 2月 新增城镇就业 5人'],
    ['wuqian', '填报 托位 5个'],
    ['huangjing', '同意 99'],
    ['huangjing', '填报 新增城镇就业 5人'],
    ['shilei', '进度'],
    ['stranger', '进度'],
  ];

  it.each(refusals)('that refuses %s %s says what to do next or who may', async (user, text) => {
    const scene = await openScene({ now });
    const lines = await scene.say(user, text);
    expect(lines.join('\n')).toMatch(/请|发送“|由.*填报/);
    expect(await ledger(scene.db)).toEqual([]);
  });

  it('passes over what is quoted', async () => {
    const scene = await openScene({ now });
    const quoted = '「张三：填报 创业培训 999人次」\n- - - - - - - - - -\n填报 新增城镇就业 1450人';
    expect((await scene.say(liaison, quoted)).join('\n')).not.toContain('创业培训 999');
  });
});
