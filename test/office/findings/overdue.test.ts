import { describe, expect, it } from 'vitest';
import { findingLines } from '../../../src/office/findings/counts.ts';
import { overdueFindings } from '../../../src/office/findings/overdue.ts';
import { findingCounts } from '../../../src/store/findings.ts';
import { runDue } from '../../jobs/run-due.ts';
import { runOnce } from '../../support/digest.ts';
import { openScene, type Scene } from '../../support/scene.ts';

const overdue = async ({ db, office }: Scene, month: string, today?: string) =>
  Object.fromEntries(await overdueFindings(db, office, month, today));

const at = ({ office, clock }: Scene, today: string) => ({ office, now: clock.now(), today });

describe('问题逾期未答', () => {
  it('counts for the unit in the month of the deadline, whatever is answered later', async () => {
    const scene = await openScene({ now: '2024-10-08T10:00+08:00' });
    await scene.say('shilei', '问题 隆回县 路灯不亮', { alone: true });
    await scene.say('shilei', '问题 隆回县 井盖缺失', { alone: true });
    await scene.say('shilei', '问题 新邵县 管道漏水', { alone: true });
    await scene.say('ouyangmin', '回复问题 2 已补齐');
    scene.at('2024-10-15T10:00+08:00');
    await scene.say('ouyangmin', '回复问题 1 已修复');
    scene.at('2024-10-25T10:00+08:00');
    await scene.say('shilei', '问题 新宁县 围墙开裂', { alone: true });
    const october = {
      longhui: [{ id: '1', name: '1号问题“路灯不亮”', figure: '答复期限10月14日' }],
      xinshao: [{ id: '3', name: '3号问题“管道漏水”', figure: '答复期限10月14日' }],
    };
    expect(await overdue(scene, '2024-10')).toEqual(october);
    expect(await overdue(scene, '2024-11')).toEqual({
      xinning: [{ id: '4', name: '4号问题“围墙开裂”', figure: '答复期限11月1日' }],
    });
    expect(await overdue(scene, '2024-09')).toEqual({});
  });

  it('in a running month is what has passed so far', async () => {
    const scene = await openScene({ now: '2024-10-08T10:00+08:00' });
    await scene.say('shilei', '问题 隆回县 路灯不亮', { alone: true });
    expect(await overdue(scene, '2024-10', '2024-10-14')).toEqual({});
    expect(Object.keys(await overdue(scene, '2024-10', '2024-10-15'))).toEqual(['longhui']);
  });

  it('costs once a month however often it is sent back, and again in the next', async () => {
    const scene = await openScene({ now: '2024-10-08T10:00+08:00' });
    await scene.say('shilei', '问题 隆回县 路灯不亮', { alone: true });
    scene.at('2024-10-15T10:00+08:00');
    await scene.say('ouyangmin', '回复问题 1 已修复');
    await scene.say('shilei', '问题 1 未整改 原因：仍不亮', { alone: true });
    scene.at('2024-10-28T10:00+08:00');
    await scene.say('ouyangmin', '回复问题 1 已修复');
    await scene.say('shilei', '问题 1 未整改 原因：仍不亮', { alone: true });
    expect((await overdue(scene, '2024-10')).longhui).toHaveLength(1);
    expect((await overdue(scene, '2024-11')).longhui).toHaveLength(1);
  });
});

describe('the statistics', () => {
  it('are those of the seeds: 提出问题7个，已整改7个', async () => {
    const scene = await openScene({ now: '2024-10-08T10:00+08:00' });
    expect(await findingLines(scene.db, at(scene, '2024-10-08'))).toEqual([]);
    for (let n = 1; n <= 7; n += 1) {
      await scene.say('shilei', `问题 隆回县 第${n}处`, { alone: true });
      await scene.say('shilei', `问题 ${n} 已整改`, { alone: true });
    }
    expect(await findingLines(scene.db, at(scene, '2024-10-08'))).toEqual([
      '观察员今年提出问题7个，已整改7个。',
    ]);
  });

  it('count what was raised in the span, and closed before its end', async () => {
    const scene = await openScene({ now: '2024-09-27T10:00+08:00' });
    await scene.say('shilei', '问题 隆回县 路灯不亮', { alone: true });
    await scene.say('shilei', '问题 隆回县 井盖缺失', { alone: true });
    await scene.say('shilei', '问题 1 已整改', { alone: true });
    scene.at('2024-10-08T10:00+08:00');
    await scene.say('shilei', '问题 2 已整改', { alone: true });
    await scene.say('shilei', '问题 隆回县 管道漏水', { alone: true });
    const days = (from: string, to: string) =>
      findingCounts(scene.db, Date.parse(`${from}T00:00+08:00`), Date.parse(`${to}T00:00+08:00`));
    expect(await days('2024-09-01', '2024-10-01')).toEqual({ raised: 2, closed: 1 });
    expect(await days('2024-10-01', '2024-11-01')).toEqual({ raised: 1, closed: 0 });
    expect(await days('2024-01-01', '2025-01-01')).toEqual({ raised: 3, closed: 2 });
  });

  it('stand in the week’s digest, with what is overdue', async () => {
    const scene = await openScene({ now: '2024-10-14T10:00+08:00' });
    await scene.say('shilei', '问题 隆回县 路灯不亮', { alone: true });
    await runDue(scene, '2024-10-18T17:30+08:00');
    expect(await runOnce(scene)).toContain('观察员今年提出问题1个，已整改0个。');
    scene.at('2024-10-22T10:00+08:00');
    expect(await findingLines(scene.db, at(scene, '2024-10-22'))).toEqual([
      '观察员今年提出问题1个，已整改0个；逾期未答1个：1号（隆回县）。',
    ]);
  });

  it('are a store’s that keeps every step as it was', async () => {
    const scene = await openScene({ now: '2024-10-14T10:00+08:00' });
    await scene.say('shilei', '问题 隆回县 路灯不亮', { alone: true });
    await expect(scene.db.updateTable('finding_steps').set({ text: 'x' }).execute()).rejects.toThrow(
      'append-only',
    );
    await expect(scene.db.deleteFrom('finding_steps').execute()).rejects.toThrow('append-only');
  });
});
