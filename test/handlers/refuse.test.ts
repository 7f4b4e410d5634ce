import { describe, expect, it } from 'vitest';
import { openScene } from '../support/scene.ts';

const now = '2024-03-29T10:00+08:00';

describe('拒绝', () => {
  it('turns a request down and tells the one who asked why', async () => {
    const scene = await openScene({ now });
    await scene.say('xiaoming', '绑定 隆回县');
    expect((await scene.say('huangjing', '拒绝 1 原因：不是本单位人员'))[0]).toContain(
      '已拒绝 1 号申请。原因：不是本单位人员',
    );
    expect((await scene.outbox()).at(-1)?.lines[0]).toContain('没有通过。原因：不是本单位人员');
    expect((await scene.say('huangjing', '同意 1'))[0]).toBe('1 号申请已经拒绝或撤回过了，没有再次处理。');
    expect((await scene.say('xiaoming', '进度'))[0]).toContain('还不知道您是哪个单位的');
  });

  it('tells a group that asked', async () => {
    const scene = await openScene({ now });
    await scene.say('ouyangmin', '登记本群 隆回县', { chat: 'wrNewGroup' });
    await scene.say('147205869913', '不同意 1 原因：群不对');
    expect((await scene.outbox()).at(-1)).toMatchObject({ chatId: 'wrNewGroup' });
    expect((await scene.outbox()).at(-1)?.lines[0]).toContain('没有通过。原因：群不对');
  });

  it('passes a hostile reason on without its mention', async () => {
    const scene = await openScene({ now });
    await scene.say('xiaoming', '绑定 隆回县');
    await scene.say('huangjing', '拒绝 1 原因：@all [点](http://a.cn)');
    expect((await scene.outbox()).at(-1)?.lines[0]).not.toMatch(/@|\[|http:\/\//);
  });

  it('asks for a reason, and decides nothing without one', async () => {
    const scene = await openScene({ now });
    await scene.say('xiaoming', '绑定 隆回县');
    expect((await scene.say('huangjing', '拒绝 1')).at(-1)).toBe('拒绝 1 原因：');
    expect((await scene.say('huangjing', '同意 1'))[0]).toContain('已同意 1 号');
  });
});
