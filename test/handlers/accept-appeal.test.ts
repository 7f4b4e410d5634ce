import { describe, expect, it } from 'vitest';
import { closedScene, closingScene } from '../support/closing-scene.ts';
import type { Scene } from '../support/scene.ts';

const state = async ({ db }: Scene) =>
  (await db.selectFrom('appeals').selectAll().orderBy('id').execute()).map(({ state, outcome }) => ({
    state,
    outcome,
  }));

describe('采纳', () => {
  it('of a figure writes the office’s value into the ledger as a correction, linked to the 异议', async () => {
    const scene = await closingScene();
    await scene.say('liufang', '异议 创业培训 原因：漏统计两期培训');
    expect(await scene.say('huangjing', '采纳 1 150人次')).toEqual([
      '已采纳 1 号异议：大祥区创业培训更正为150人次。',
    ]);
    const report = await scene.db
      .selectFrom('reports')
      .selectAll()
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    expect(report).toMatchObject({
      unit: 'daxiang',
      kind: 'correction',
      period: '2024-09',
      reason: '采纳1号异议：漏统计两期培训',
      person_id: 'huang-jing',
    });
    expect(await state(scene)).toEqual([
      { state: 'accepted', outcome: { kind: 'correction', report: report.id } },
    ]);
    expect((await scene.outbox()).at(-1)!.lines).toEqual([
      '【异议答复】1号异议（创业培训（100人次））已采纳：创业培训更正为150人次。',
    ]);
    expect((await scene.say('liufang', '得分'))[0]).toContain('大祥区2024年9月得分91.73分');
  });

  it('of a figure nobody reported writes it down as a first report', async () => {
    const scene = await closingScene();
    await scene.say('ouyangmin', '异议 创业培训 原因：报表未送达');
    expect((await scene.say('huangjing', '采纳 1 600'))[0]).toBe(
      '已采纳 1 号异议：隆回县创业培训更正为600人次。',
    );
    const report = await scene.db
      .selectFrom('reports')
      .selectAll()
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    expect(report).toMatchObject({ unit: 'longhui', kind: 'value', period: '2024-09' });
  });

  it('after the closing shows in the next revision only', async () => {
    const scene = await closedScene();
    const was = (await scene.say('liufang', '得分'))[0];
    await scene.say('liufang', '异议 创业培训 原因：漏统计两期培训');
    expect((await scene.say('huangjing', '采纳 1 150人次')).slice(1)).toEqual([
      '2024年9月已结账，重开并再次结账后计入得分和排名。',
      '请在收齐采纳的异议后发：重开 9月 原因：采纳异议',
    ]);
    expect((await scene.say('liufang', '得分'))[0]).toBe(was);
    await scene.say('huangjing', '重开 9月 原因：采纳异议');
    await scene.say('huangjing', '结账');
    expect((await scene.say('liufang', '得分'))[0]).toContain('91.73分');
  });

  it('of a deduction gives the points back by an entry of its own', async () => {
    const scene = await closingScene();
    await scene.say('ouyangmin', '异议 第1条 原因：当天系统故障');
    expect(await scene.say('huangjing', '采纳 1')).toEqual(['已采纳 1 号异议：隆回县退回2分。']);
    expect((await scene.say('ouyangmin', '得分')).slice(-2)).toEqual([
      '1. 未报 扣2分：2024年9月月调度',
      '2. 加2分：采纳1号异议：未报 扣2分：2024年9月月调度',
    ]);
    const entry = await scene.db.selectFrom('manual_entries').selectAll().executeTakeFirstOrThrow();
    expect(await state(scene)).toEqual([{ state: 'accepted', outcome: { kind: 'manual', entry: entry.id } }]);
  });

  it('without a number lists what waits', async () => {
    const scene = await closingScene();
    expect(await scene.say('huangjing', '采纳')).toEqual(['现在没有待答复的异议。']);
    await scene.say('liufang', '异议 创业培训 原因：漏统计');
    expect((await scene.say('huangjing', '采纳'))[1]).toBe(
      '采纳 1　大祥区2024年9月 创业培训（100人次），原因：漏统计',
    );
  });

  it.each([
    ['no value', '采纳 1', '采纳要写核实后的数，没有处理。请补上再发：'],
    ['another dimension', '采纳 1 150万元', '创业培训：单位“万元”不对'],
    ['words', '采纳 1 同意该单位意见', '看不出“同意该单位意见”是什么数，没有处理。请只写数和单位，例如：'],
    ['an unknown number', '采纳 99', '没有编号为 99 的异议，请核对编号。'],
  ])('%s: says so, changes nothing', async (_, typed, said) => {
    const scene = await closingScene();
    await scene.say('liufang', '异议 创业培训 原因：漏统计');
    const reports = await scene.db.selectFrom('reports').selectAll().execute();
    expect((await scene.say('huangjing', typed))[0]).toContain(said);
    expect(await state(scene)).toEqual([{ state: 'open', outcome: null }]);
    expect(await scene.db.selectFrom('reports').selectAll().execute()).toHaveLength(reports.length);
  });

  it('is decided once', async () => {
    const scene = await closingScene();
    await scene.say('liufang', '异议 创业培训 原因：漏统计');
    await scene.say('huangjing', '采纳 1 150');
    expect(await scene.say('huangjing', '采纳 1 160')).toEqual(['1 号异议已经采纳过了，没有再次处理。']);
    expect(await scene.say('huangjing', '驳回 1 原因：不对')).toEqual([
      '1 号异议已经采纳过了，没有再次处理。',
    ]);
  });
});
