import { describe, expect, it } from 'vitest';
import { closedScene } from '../support/closing-scene.ts';

describe('排名', () => {
  it('shows a published month to everybody, the own ranking group first of all', async () => {
    const scene = await closedScene();
    const lines = await scene.say('ouyangmin', '排名');
    expect(lines[0]).toBe('【县市区排名】2024年9月');
    expect(lines[1]).toMatch(/^1\. 新邵县 /);
    expect(lines).toHaveLength(13);
    expect((await scene.say('wuqian', '排名 9月'))[0]).toBe('【市直部门排名】2024年9月');
    const all = await scene.say('maguoqiang', '排名', { alone: true });
    expect(all.filter((line) => line.startsWith('【'))).toEqual([
      '【县市区排名】2024年9月',
      '【市直部门排名】2024年9月',
    ]);
  });

  it('what is closed but not published only the office reads', async () => {
    const scene = await closedScene(false);
    expect(await scene.say('ouyangmin', '排名')).toEqual([
      '还没有发布过排名。',
      '排名每月结账后由专班办公室发布。',
    ]);
    expect((await scene.say('huangjing', '排名 县市区')).slice(0, 2)).toEqual([
      '（还没有发布，发布请发：发布）',
      '【县市区排名】2024年9月',
    ]);
  });

  it('of one unit, its places month by month', async () => {
    const scene = await closedScene();
    expect(await scene.say('ouyangmin', '排名 新邵县')).toEqual(['新邵县名次：2024年9月第1（共12个）']);
  });

  it('of a month that is not there, says which is', async () => {
    const scene = await closedScene();
    expect(await scene.say('ouyangmin', '排名 8月')).toEqual([
      '2024年8月的排名还没有发布。',
      '最近发布的是2024年9月，请发：排名 9月',
    ]);
  });
});
