import { describe, expect, it } from 'vitest';
import { closedScene, closingScene } from '../support/closing-scene.ts';

const publish = '发布 9月';

describe('发布', () => {
  it('sends each group the ranking of its own ranking group, the office all of them', async () => {
    const scene = await closedScene(false);
    const before = (await scene.outbox()).length;
    expect(await scene.say('huangjing', publish)).toEqual([
      '2024年9月排名已发布，发到16个群。',
      '异议受理到10月18日。',
    ]);
    const sent = (await scene.outbox()).slice(before);
    const heads = (chatId: string) =>
      sent.find((one) => one.chatId === chatId)!.lines.filter((line) => line.startsWith('【'));
    expect(heads(scene.groupOf('heli'))).toEqual(['【县市区排名】2024年9月']);
    expect(heads(scene.groupOf('huangjing'))).toEqual([
      '【县市区排名】2024年9月',
      '【市直部门排名】2024年9月',
    ]);
    const county = sent.find(({ chatId }) => chatId === scene.groupOf('heli'))!;
    expect(county.lines[1]).toMatch(/^1\. 新邵县 100\.00分$/);
    expect(county.lines.filter((line) => /^5\. /.test(line))).toHaveLength(8);
    expect(county.lines.at(-1)).toBe('看本单位得分请发：得分；有异议请在10月18日前发：异议 <指标> 原因：…');
  });

  it.each([
    ['twice', true, publish, '2024年9月排名已在10月12日发布，没有再次发布。'],
    ['a month that is not closed', true, '发布 10月', '2024年10月还没有结账，不能发布。'],
  ])('%s: says why not, sends nothing', async (_, published, typed, said) => {
    const scene = await closedScene(published);
    const before = (await scene.outbox()).length;
    expect((await scene.say('huangjing', typed))[0]).toBe(said);
    expect(await scene.outbox()).toHaveLength(before);
  });

  it('before any closing says what comes first', async () => {
    const scene = await closingScene();
    expect(await scene.say('huangjing', '发布')).toEqual(['还没有一个月结账，不能发布。', '请先发：结账']);
  });
});
