import { describe, expect, it } from 'vitest';
import { closingScene } from '../support/closing-scene.ts';

describe('驳回', () => {
  it('tells the unit alone why, and keeps both on record', async () => {
    const scene = await closingScene();
    await scene.say('liufang', '异议 创业培训 原因：漏统计');
    expect(await scene.say('huangjing', '驳回 1 原因：与市人社局核对无误')).toEqual([
      '已驳回 1 号异议：大祥区 创业培训（100人次）。',
    ]);
    const told = (await scene.outbox()).at(-1)!;
    expect(told.chatId).toBe(scene.groupOf('liufang'));
    expect(told.lines).toEqual([
      '【异议答复】1号异议（创业培训（100人次））没有采纳。原因：与市人社局核对无误',
    ]);
    expect(await scene.db.selectFrom('appeals').selectAll().executeTakeFirstOrThrow()).toMatchObject({
      state: 'refused',
      answer: '与市人社局核对无误',
      decided_by: 'huang-jing',
      outcome: null,
    });
    expect((await scene.say('liufang', '得分')).join()).not.toContain('待答复');
  });

  it('needs a reason', async () => {
    const scene = await closingScene();
    await scene.say('liufang', '异议 创业培训 原因：漏统计');
    expect(await scene.say('huangjing', '驳回 1')).toEqual([
      '驳回要写原因，没有处理。请补上再发：',
      '驳回 1 原因：',
    ]);
    expect((await scene.db.selectFrom('appeals').selectAll().executeTakeFirstOrThrow()).state).toBe('open');
  });
});
