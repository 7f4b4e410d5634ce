import { describe, expect, it } from 'vitest';
import { openScene, type Scene } from '../support/scene.ts';
import { runDue, saidTo, statesOf } from './run-due.ts';

const firstStart = '2024-09-20T18:00+08:00';
const weekly =
  '填报 新增城镇就业 800 新增农村劳动力转移就业 900 职业技能培训 700 创业培训 60 创业担保贷款发放 500';

async function opened(): Promise<Scene> {
  const scene = await openScene({ now: firstStart });
  await runDue(scene, '2024-09-23T09:00+08:00');
  return scene;
}

const weeklyIn = async (scene: Scene, user: string) =>
  (await saidTo(scene, scene.groupOf(user))).filter((line) => /周调度.*还差|周调度.*没有报/.test(line));

describe('remind', () => {
  it('names exactly what is missing, @ the unit’s liaisons, and leaves those alone who reported', async () => {
    const scene = await opened();
    scene.at('2024-09-24T10:00+08:00');
    await scene.say('heli', weekly);
    await scene.say('zhoumin', '填报 新增城镇就业 800 创业培训 60');
    await runDue(scene, '2024-09-27T09:00+08:00');
    const reminder = (await scene.outbox()).findLast(({ chatId }) => chatId === scene.groupOf('zhoumin'));
    expect(reminder!.lines).toEqual([
      '【就业周调度】9月29日（周日）17:00截止，还差3项：新增农村劳动力转移就业、职业技能培训、创业担保贷款发放。',
    ]);
    expect(reminder!.message.mentions?.map(({ name }) => name).sort()).toEqual(['周敏', '谢文静']);
    expect(await weeklyIn(scene, 'heli')).toEqual([]);
  });

  it('of a group that does not name the silent tells their reporter alone', async () => {
    const scene = await opened();
    await runDue(scene, '2024-09-27T09:00+08:00');
    const said = await scene.outbox();
    expect(
      said.filter(({ chatId, lines }) => chatId === scene.groupOf('wuqian') && /还差/.test(lines[0]!)),
    ).toEqual([]);
    const alone = said.filter(({ chatId }) => chatId === 'wuqian');
    expect(alone.map(({ lines }) => lines[0])).toEqual([expect.stringContaining('还差5项')]);
  });

  it('where nobody can be reached alone leaves a line in the group that names nobody', async () => {
    const scene = await opened();
    await scene.db.updateTable('identities').set({ unbound_at: 1 }).where('user_id', '=', 'wuqian').execute();
    await scene.db
      .insertInto('people')
      .values({
        id: 'ding',
        name: '丁',
        role: 'department',
        units: '["renshe"]',
        source: 'chat',
        inbox_id: null,
      })
      .execute();
    await scene.db
      .insertInto('identities')
      .values({
        platform: 'dingtalk',
        user_id: 'ding',
        person_id: 'ding',
        source: 'chat',
        unbound_at: null,
        inbox_id: null,
      })
      .execute();
    const closed = { ...scene.office, channels: { wecomApp: false, dingtalkApi: false } };
    await runDue({ ...scene, office: closed }, '2024-09-27T09:00+08:00');
    const lines = await saidTo(scene, scene.groupOf('wuqian'));
    expect(lines.at(-1)).toBe(
      '【就业周调度】9月29日（周日）17:00截止，还有单位没有报齐。请各单位发“未报”查看本单位情况。',
    );
    expect(lines.join('')).not.toContain('市人社局：');
  });

  it('after a stop sends the newest of several missed ones, marked late, and records the rest as skipped', async () => {
    const scene = await openScene({ now: '2024-10-07T18:00+08:00', firstStart });
    await runDue(scene, '2024-10-09T15:30+08:00');
    expect(await statesOf(scene, 'remind')).toEqual([
      'monthly/2024-09/2024-10-08T09:00 skipped',
      'monthly/2024-09/2024-10-09T15:00 done',
    ]);
    const lines = (await saidTo(scene, scene.groupOf('zhoumin'))).filter((line) =>
      line.startsWith('【月调度】'),
    );
    expect(lines).toEqual([expect.stringContaining('（补发，原定10月9日15:00）')]);
  });

  it('leaves a late one out when the next comes within two hours', async () => {
    const scene = await openScene({ now: '2024-10-09T14:00+08:00', firstStart });
    await runDue(scene, '2024-10-09T21:00+08:00');
    await runDue(scene, '2024-10-10T08:00+08:00');
    expect(await statesOf(scene, 'remind')).toEqual(['monthly/2024-09/2024-10-09T15:00 skipped']);
    await runDue(scene, '2024-10-10T09:00+08:00');
    expect(await statesOf(scene, 'remind')).toContain('monthly/2024-09/2024-10-10T09:00 done');
  });

  it('is of no use the next day: it may not leave after the evening', async () => {
    const scene = await opened();
    await runDue(scene, '2024-09-27T09:00+08:00');
    const row = await scene.db
      .selectFrom('outbox')
      .select('not_after')
      .where('once_key', 'like', 'remind:%')
      .executeTakeFirstOrThrow();
    expect(row.not_after).toBe(Date.parse('2024-09-27T20:00+08:00'));
  });
});
