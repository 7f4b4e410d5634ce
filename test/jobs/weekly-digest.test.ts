import { describe, expect, it } from 'vitest';
import type { Board } from '../../src/render/pictures/board.ts';
import { runOnce } from '../support/digest.ts';
import { openScene } from '../support/scene.ts';
import { runDue } from './run-due.ts';

const firstStart = '2024-09-20T18:00+08:00';
const weekly =
  '填报 新增城镇就业 800 新增农村劳动力转移就业 900 职业技能培训 700 创业培训 60 创业担保贷款发放 500';

describe('weekly-digest', () => {
  it('tells the office who answered, what is behind, where figures differ, what waits, and the head of the audit chain', async () => {
    const scene = await openScene({ now: firstStart });
    await runDue(scene, '2024-09-23T09:00+08:00');
    scene.at('2024-09-24T10:00+08:00');
    await scene.say('heli', weekly);
    await scene.say('wuqian', '填报 新增城镇就业 900人');
    await scene.say('zhoumin', '延期 1天 原因：核对');
    await runDue(scene, '2024-09-29T17:00+08:00');
    await runDue(scene, '2024-09-29T17:30+08:00');
    const lines = await runOnce(scene);
    expect(lines[0]).toBe('【周汇总】第39周');
    expect(lines).toContain('2024年就业创业5项：滞后5项（数据截至9月24日）');
    expect(lines.find((line) => line.startsWith('就业周调度9月29日'))).toBe(
      '就业周调度9月29日（周日）17:00截止，13个单位：按时报齐1个，未报齐12个。',
    );
    expect(lines).toContain('新增城镇就业：邵阳市上报900人，各县市区合计800人');
    expect(lines.find((line) => line.startsWith('待您办理的申请'))).toContain('1号');
    expect(lines.find((line) => line.startsWith('下次截止'))).toContain('月调度10月9日（周三）17:00');
    const { seq, hash } = await scene.db.selectFrom('audit_head').selectAll().executeTakeFirstOrThrow();
    expect(seq).toBeGreaterThan(0);
    expect(lines.at(-1)).toBe(`审计链头（请留存）：${seq}:${hash.slice(0, 16)}`);
  });

  it('encloses the boards of the year and the month’s ledger, in every office group once', async () => {
    const scene = await openScene({ now: firstStart });
    scene.at('2024-09-24T10:00+08:00');
    await scene.say('heli', weekly);
    await runDue(scene, '2024-09-29T17:30+08:00');
    const enclosed = (await scene.outbox()).filter(({ message }) => message.pictures);
    expect(enclosed.map(({ kind, platform, lines }) => [kind, platform, lines])).toEqual([
      ['push', 'dingtalk', []],
      ['push', 'wecom', []],
    ]);
    const { pictures, workbook } = enclosed[0]!.message;
    expect(pictures!.map(({ kind, title }) => `${kind} ${title}`)).toEqual([
      'board 2024年市定十大重点民生实事',
      'board 2024年省定十大重点民生实事',
      'board 2024年省定十大重点民生实事',
      'board 2024年就业创业',
      'board 2024年八大行动',
    ]);
    expect(workbook!.name).toBe('台账-2024-09.xlsx');
    const board = pictures![3] as Board;
    const jobs = board.rows.find(({ name }) => name === '新增城镇就业')!;
    expect(jobs.cells[board.units.indexOf('新邵县')]).toMatchObject({ status: 'behind-red', text: '26.49' });
  });

  it('encloses nothing while nothing is reported', async () => {
    const scene = await openScene({ now: firstStart });
    await runDue(scene, '2024-09-29T17:30+08:00');
    expect((await scene.outbox()).filter(({ message }) => message.pictures ?? message.workbook)).toEqual([]);
  });

  it('warns from November on that next year’s holidays are missing', async () => {
    const now = '2026-11-20T09:00+08:00';
    const scene = await openScene({ now });
    await runDue(scene, '2026-11-20T17:30+08:00');
    const lines = await runOnce(scene);
    expect(lines.find((line) => line.includes('2027年的节假日安排'))).toContain('holidays.yaml');
  });

  it('after a stop of weeks comes once, and looks back on all of them', async () => {
    const scene = await openScene({ now: firstStart });
    await runDue(scene, '2024-10-18T18:00+08:00');
    const lines = await runOnce(scene);
    expect(lines[0]).toBe('【周汇总】第42周（补发，原定10月18日17:30）');
    expect(lines.filter((line) => /^就业周调度.*截止，/.test(line))).toHaveLength(3);
  });

  it('names the differences between counties and departments that wait for a decision or a 更正', async () => {
    const scene = await openScene({ now: firstStart });
    scene.at('2024-09-24T10:00+08:00');
    await scene.say('heli', '填报 新增城镇就业 800人');
    await scene.say('ouyangmin', '填报 新增城镇就业 1450人');
    await scene.say('wuqian', '填报 新增城镇就业\n新邵县 790\n隆回县 1400');
    await scene.say('huangjing', '同意 2 部门');
    await runDue(scene, '2024-09-29T17:30+08:00');
    const lines = await runOnce(scene);
    expect(lines).toContain('县市数据不一致1项待裁定：1号新邵县新增城镇就业2024年9月，发“同意”查看。');
    expect(lines).toContain('以部门数为准、县市区还没有更正的1项：2号隆回县新增城镇就业2024年9月。');
    expect(lines.some((line) => line.startsWith('待您办理的申请'))).toBe(false);
  });
});
