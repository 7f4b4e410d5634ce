import { describe, expect, it } from 'vitest';
import { storiesIn } from '../../../src/office/papers/facts.ts';
import { closedScene } from '../../support/closing-scene.ts';
import type { Scene } from '../../support/scene.ts';

const office = 'huangjing';

/** Two stories of 隆回县, one of them an 经验交流, and one of 新邵县, all in 2024年第1期 of October. */
async function issued(): Promise<Scene> {
  const scene = await closedScene();
  await scene.say('ouyangmin', '简讯 经验交流 标题：稳就业 正文：今年以来，多措并举。');
  await scene.say('ouyangmin', '简讯 区县动态 标题：办实事 正文：今年以来，办好实事。');
  await scene.say('heli', '简讯 经验交流 标题：送岗位 正文：今年以来，送岗位下乡。');
  for (const id of [1, 2, 3]) await scene.say(office, `简讯 ${id} 采用`);
  await scene.say(office, '专报 签发');
  return scene;
}

describe('经验被专报采用', () => {
  it('counts the stories of the sections that count, for their units, in the month of the issue', async () => {
    const scene = await issued();
    expect([...(await storiesIn(scene.db, scene.office, '2024-10'))]).toEqual([
      ['longhui', [{ id: '1', name: '2024年第1期《稳就业》' }]],
      ['xinshao', [{ id: '3', name: '2024年第1期《送岗位》' }]],
    ]);
    expect([...(await storiesIn(scene.db, scene.office, '2024-09'))]).toEqual([]);
  });

  it('counts a story once, however often it is used or its issue corrected', async () => {
    const scene = await issued();
    await scene.say(office, '简讯 1 改 正文：改过的。');
    await scene.say(office, '专报 第1期 更正 原因：有误');
    scene.at('2024-11-04T10:00+08:00');
    await scene.say(office, '简讯 1 再用');
    await scene.say(office, '专报 签发');
    expect((await storiesIn(scene.db, scene.office, '2024-10')).get('longhui')).toHaveLength(1);
    expect(await storiesIn(scene.db, scene.office, '2024-11')).toEqual(new Map());
  });

  it('is half a point in the month’s score, with the issue named', async () => {
    const scene = await issued();
    const lines = await scene.say('heli', '得分 10月');
    expect(lines.join('\n')).toMatch(/加分 0\.5.*送岗位|经验被专报采用.*0\.50?/);
  });

  it('is not given for what waits or was only accepted', async () => {
    const scene = await closedScene();
    await scene.say('ouyangmin', '简讯 经验交流 标题：稳就业 正文：今年以来，多措并举。');
    await scene.say(office, '简讯 1 采用');
    await scene.say(office, '专报 生成');
    expect(await storiesIn(scene.db, scene.office, '2024-10')).toEqual(new Map());
  });
});
