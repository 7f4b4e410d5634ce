import { describe, expect, it } from 'vitest';
import { closedScene, closingScene } from '../support/closing-scene.ts';
import { runDue, statesOf } from './run-due.ts';

describe('check-back', () => {
  it('tells each unit alone its figures, deductions and provisional score, in twelve lines at most', async () => {
    const scene = await closingScene('2024-10-10T18:00+08:00');
    const all = (await scene.outbox()).filter(({ lines }) => lines[0]?.startsWith('【核对】'));
    const own = all.find(({ chatId }) => chatId === scene.groupOf('heli'))!;
    expect(own.lines[0]).toBe('【核对】请核对9月的数据和得分，10月12日18:00结账。');
    const scores = all.find(({ chatId }) => chatId === scene.groupOf('ouyangmin'))!;
    expect(scores.lines.slice(1, -2)).toEqual([
      '隆回县2024年9月得分53.55分，县市区第3位（共12个）（暂计）。',
      '指标3项：滞后2项、未报1项。',
      '未得满分的3项：职业技能培训、新增城镇就业、创业培训',
      '1. 未报 扣2分：2024年9月月调度',
    ]);
    expect(own.lines.slice(1)).toEqual([
      '新邵县2024年9月得分100.00分，县市区第1位（共12个）（暂计）。',
      '指标3项：达到序时3项。',
      '没有扣分和加分。',
      '无误请发：核对无误；看全部请发：得分 9月',
      '有异议请发：异议 <指标> 原因：…',
    ]);
    for (const { lines } of all) expect(lines.length).toBeLessThanOrEqual(12);
    expect(all.some(({ lines }) => lines.join().includes('新邵县') && lines.join().includes('大祥区'))).toBe(
      false,
    );
  });

  it('asks nobody about a month that the office closed before', async () => {
    const scene = await closedScene();
    const before = (await scene.outbox()).length;
    await scene.db.deleteFrom('due_jobs').where('job', '=', 'check-back').execute();
    await scene.db
      .insertInto('due_jobs')
      .values({ job: 'check-back', period: '2024-09', due_at: 1, not_before: 1, state: 'due', done_at: null })
      .execute();
    await runDue(scene, '2024-10-12T11:00+08:00');
    expect(await statesOf(scene, 'check-back')).toEqual(['2024-09 skipped']);
    expect((await scene.outbox()).slice(before).filter(({ lines }) => lines[0]?.includes('核对'))).toEqual(
      [],
    );
  });
});
