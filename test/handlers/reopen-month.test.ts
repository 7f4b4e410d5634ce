import { describe, expect, it } from 'vitest';
import { closedScene, closingScene } from '../support/closing-scene.ts';
import type { Scene } from '../support/scene.ts';

const revisions = async ({ db }: Scene) =>
  (await db.selectFrom('closings').selectAll().orderBy('revision').execute()).map(
    ({ month, revision, reopened_at }) => `${month}/${revision}${reopened_at === null ? '' : ' reopened'}`,
  );

describe('重开', () => {
  it('takes figures again, keeps the old revision, and tells those who read the ranking', async () => {
    const scene = await closedScene();
    const before = (await scene.outbox()).length;
    expect(await scene.say('huangjing', '重开 9月 原因：大祥区漏报')).toEqual([
      '2024年9月已重开，原来的第1版留存。现在可以填报、更正9月的数据。',
      '改好后请发：结账 9月',
    ]);
    const told = (await scene.outbox()).slice(before);
    expect(told).toHaveLength(16);
    expect(told[0]!.lines).toEqual(['【更正】2024年9月排名正在更正，已发布的暂不作数，以重新发布的为准。']);
    expect((await scene.say('liufang', '更正 9月 创业培训 150人次 原因：漏统计'))[0]).toContain('已更正');
    expect(await revisions(scene)).toEqual(['2024-09/1 reopened']);
  });

  it('the next closing is a new revision: who changed is told alone, the office reads what changed', async () => {
    const scene = await closedScene();
    await scene.say('huangjing', '重开 9月 原因：大祥区漏报');
    await scene.say('liufang', '更正 9月 创业培训 150人次 原因：漏统计');
    const before = (await scene.outbox()).length;
    const lines = await scene.say('huangjing', '结账');
    expect(lines[0]).toBe('【结账】2024年9月已结账（第2版）。');
    expect(lines.find((line) => line.startsWith('大祥区'))).toMatch(/^大祥区\d+\.\d\d分改为\d+\.\d\d分/);
    const told = (await scene.outbox()).slice(before);
    expect(told.map(({ lines: [line] }) => line)).toEqual([
      '【得分更正】2024年9月：大祥区83.38分改为91.73分。',
      expect.stringMatching(/^【得分更正】2024年9月：市人社局\d/),
    ]);
    expect(await revisions(scene)).toEqual(['2024-09/1 reopened', '2024-09/2']);
    expect((await scene.say('liufang', '得分'))[0]).toContain('（第2版）');
  });

  it('the new ranking is published as a correction of the one people had read', async () => {
    const scene = await closedScene();
    await scene.say('huangjing', '重开 9月 原因：大祥区漏报');
    await scene.say('liufang', '更正 9月 创业培训 150人次 原因：漏统计');
    await scene.say('huangjing', '结账');
    const before = (await scene.outbox()).length;
    await scene.say('huangjing', '发布');
    const [first] = (await scene.outbox()).slice(before);
    expect(first!.lines.slice(0, 3)).toEqual([
      '【排名更正】2024年9月排名以本次为准，第1版作废。',
      expect.stringMatching(/^更正：大祥区.*改为/),
      '【县市区排名】2024年9月（第2版）',
    ]);
  });

  it('nothing that was entered since shows before the month is closed again', async () => {
    const scene = await closedScene();
    const was = await scene.say('heli', '得分');
    await scene.say('huangjing', '加分 新邵县 9月 1分 原因：经验推广');
    expect(await scene.say('heli', '得分 9月')).toEqual(was);
    await scene.say('huangjing', '重开 9月 原因：补记加分');
    await scene.say('huangjing', '结账');
    expect((await scene.say('heli', '得分')).join()).toContain('加1分：经验推广');
  });

  it.each([
    ['no month', '重开', '请写明月份和原因，例如：'],
    ['no reason', '重开 9月', '重开要写原因，没有重开。请补上再发：'],
    ['a month that is open', '重开 10月 原因：有误', '2024年10月没有结账，不用重开，可以直接填报和更正。'],
    ['not the latest', '重开 8月 原因：有误', '只能重开最近结账的月份（2024年9月），没有重开2024年8月。'],
  ])('%s: says why not, changes nothing', async (_, typed, said) => {
    const scene = await closedScene();
    const before = (await scene.outbox()).length;
    expect((await scene.say('huangjing', typed))[0]).toBe(said);
    expect(await revisions(scene)).toEqual(['2024-09/1']);
    expect(await scene.outbox()).toHaveLength(before);
  });

  it('before anything is closed there is nothing to reopen', async () => {
    const scene = await closingScene();
    expect(await scene.say('huangjing', '重开 9月 原因：有误')).toEqual(['还没有结过账的月份，不用重开。']);
  });
});

describe('while a month is reopened', () => {
  it('no notice of it is signed, and one that loses its grounds is revoked at the next closing', async () => {
    const scene = await closedScene();
    scene.at('2024-10-28T10:00+08:00');
    const reporting = ['heli', 'liufang', 'ouyangmin', 'luojianjun', 'zhoumin', 'chenzhiqiang', 'liweiguo'];
    for (const user of reporting) await scene.say(user, '填报 新增城镇就业 3400');
    for (const user of reporting) await scene.say(user, '确认');
    scene.at('2024-11-07T10:00+08:00');
    const closed = await scene.say('huangjing', '结账');
    const draft = closed.find((line) => line.startsWith('签发 '))!;
    const id = /^签发 (\d+)/.exec(draft)![1]!;
    await scene.say('huangjing', '重开 10月 原因：漏统计');
    expect((await scene.say('huangjing', `签发 ${id}`))[0]).toBe('2024年10月已重开，正在更正，没有签发。');
    await scene.say('huangjing', '结账');
    expect((await scene.say('huangjing', `签发 ${id}`))[0]).toContain('〔2024〕1号');
  });
});
