import { describe, expect, it } from 'vitest';
import { closingScene } from '../support/closing-scene.ts';

describe('扣分', () => {
  it('takes points of the month that is named, with the reason on the sheet', async () => {
    const scene = await closingScene();
    expect(await scene.say('huangjing', '扣分 新邵县 9月 0.5分 原因：材料报送不实')).toEqual([
      '已给新邵县2024年9月扣0.5分（编号 1）。原因：材料报送不实',
    ]);
    expect((await scene.say('heli', '得分')).at(-1)).toBe('1. 扣0.5分：材料报送不实');
  });

  it('without a reason gives the line to finish', async () => {
    const scene = await closingScene();
    expect(await scene.say('huangjing', '扣分 新邵县 0.5')).toEqual([
      '扣分要写原因，没有扣分。请补上再发：',
      '扣分 新邵县 0.5分 原因：',
    ]);
  });
});
