import { describe, expect, it } from 'vitest';
import { closedScene, closingScene } from '../support/closing-scene.ts';
import { runDue, saidTo, statesOf } from './run-due.ts';

describe('close-month', () => {
  it('closes on the fifth workday at 18:00 what nobody closed, and tells the office', async () => {
    const scene = await closingScene();
    await runDue(scene, '2024-10-12T18:00+08:00');
    expect(await statesOf(scene, 'close-month')).toEqual(['2024-09 done']);
    const rows = await scene.db.selectFrom('closings').selectAll().execute();
    expect(rows).toMatchObject([{ month: '2024-09', revision: 1, actor: 'close-month' }]);
    expect(await saidTo(scene, scene.groupOf('huangjing'))).toContain('【结账】2024年9月已结账。');
  });

  it('finds nothing to do where the office was first', async () => {
    const scene = await closedScene();
    await runDue(scene, '2024-10-12T18:00+08:00');
    expect(await statesOf(scene, 'close-month')).toEqual(['2024-09 skipped']);
    expect(await scene.db.selectFrom('closings').selectAll().execute()).toHaveLength(1);
  });

  it('after a long night closes month after month, in order', async () => {
    const scene = await closingScene();
    await runDue(scene, '2024-12-09T08:30+08:00');
    const rows = await scene.db.selectFrom('closings').selectAll().orderBy('month').execute();
    expect(rows.map(({ month }) => month)).toEqual(['2024-09', '2024-10', '2024-11']);
  });

  it('does not close a month before the one that was reopened: the office is told what to do', async () => {
    const scene = await closedScene();
    await runDue(scene, '2024-10-12T18:00+08:00');
    await scene.say('huangjing', '重开 9月 原因：数据有误');
    await runDue(scene, '2024-11-07T18:00+08:00');
    expect(await scene.db.selectFrom('closings').selectAll().execute()).toHaveLength(1);
    const told = (await scene.outbox()).at(-1)!.lines;
    expect(told).toEqual(['【结账】2024年10月没有自动结账：2024年9月还没有结账。', '请处理后发：结账 10月']);
  });
});
