import { describe, expect, it } from 'vitest';
import { applyConfig } from '../../src/store/install.ts';
import { openScene, sample } from '../support/scene.ts';

const now = '2024-03-29T10:00+08:00';

describe('同意', () => {
  it('binds the one who asked, and tells them', async () => {
    const scene = await openScene({ now });
    await scene.say('xiaoming', '绑定 隆回县', { name: '小明' });
    expect(await scene.say('huangjing', '同意 1')).toEqual(['已同意 1 号：小明 登记为隆回县联络员。']);
    expect((await scene.outbox()).at(-1)).toMatchObject({
      chatId: 'xiaoming',
      lines: ['您已登记为隆回县联络员，可以开始使用。发送“帮助”查看命令。'],
    });
    expect((await scene.say('xiaoming', '填报 新增城镇就业 10人'))[0]).toContain('已记录 隆回县');
  });

  it('gives a liaison a second unit, which outlives a restart', async () => {
    const scene = await openScene({ now });
    await scene.say('zengxiaoping', '绑定 新邵县');
    await scene.say('huangjing', '批准 1');
    await applyConfig(scene.db, await sample(), scene.clock.now());
    expect((await scene.say('zengxiaoping', '填报 新邵县 新增城镇就业 10人'))[0]).toContain('已记录 新邵县');
    expect((await scene.say('zengxiaoping', '填报 隆回县 新增城镇就业 10人'))[0]).toContain('已记录 隆回县');
  });

  it('registers a group and greets it', async () => {
    const scene = await openScene({ now });
    await scene.say('ouyangmin', '登记本群 隆回县', { chat: 'wrNewGroup' });
    const lines = await scene.say('huangjing', '同意 1');
    expect(lines[0]).toContain('已同意 1 号：群“wrNewGroup”已登记');
    expect(lines[1]).toContain('diaodu group wrNewGroup --webhook-file');
    expect((await scene.outbox()).at(-1)).toMatchObject({ chatId: 'wrNewGroup' });
  });

  it('decides once, and says what is wrong with a number', async () => {
    const scene = await openScene({ now });
    await scene.say('xiaoming', '绑定 隆回县');
    await scene.say('huangjing', '同意 1');
    expect((await scene.say('147205869913', '同意 1'))[0]).toBe('1 号申请已经同意过了，没有再次处理。');
    expect((await scene.say('huangjing', '同意 99'))[0]).toContain('没有编号为 99 的申请，请核对编号');
  });

  it('lists what waits when there is no number, and takes the name typed behind one', async () => {
    const scene = await openScene({ now });
    expect(await scene.say('huangjing', '同意')).toEqual(['现在没有待办的申请。']);
    await scene.say('xiaoming', '绑定 隆回县');
    const listed = await scene.say('huangjing', '同意');
    expect(listed[0]).toContain('共1件');
    expect(listed[1]).toMatch(/^同意 1　.*登记为隆回县联络员$/);
    expect((await scene.say('huangjing', '同意 1 王小明'))[0]).toContain('王小明 登记为隆回县联络员');
    expect((await scene.say('xiaoming', '帮助'))[0]).toContain('王小明');
  });

  it('is not for the one who asked', async () => {
    const scene = await openScene({ now });
    await scene.say('ouyangmin', '绑定 双清区');
    expect((await scene.say('ouyangmin', '同意 1'))[0]).toContain('只能由专班办公室使用');
  });
});
