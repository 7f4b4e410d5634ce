import { describe, expect, it } from 'vitest';
import { firstAnswers } from '../../src/store/answers.ts';
import {
  closeRound,
  cutRound,
  decisionsSince,
  type RoundUnit,
  roundById,
  roundsClosed,
  type StoredRound,
  saveExtension,
  savePause,
  saveRound,
  unitsOfRounds,
} from '../../src/store/rounds.ts';
import type { Tx } from '../../src/store/schema.ts';
import { openScene, type Scene } from '../support/scene.ts';

const now = '2024-03-29T10:00+08:00';
const ms = (moment: string) => Date.parse(`${moment}+08:00`);

const regular: StoredRound = {
  id: 'weekly/2024-W13',
  rule: 'weekly',
  name: '就业周调度',
  period: '2024-W13',
  opensAt: ms('2024-03-25T09:00'),
  dueAt: ms('2024-03-29T17:00'),
  closesAt: ms('2024-03-29T17:00'),
  indicators: ['urban-jobs'],
  called: false,
  inboxId: undefined,
  closedAt: undefined,
};
const adHoc = (id: number, dueAt: string): StoredRound => ({
  ...regular,
  id: `adhoc-${id}/2024-03-30`,
  rule: `adhoc-${id}`,
  name: `即时调度${id}号`,
  dueAt: ms(dueAt),
  called: true,
});
const answered = (unit: string, over: Partial<RoundUnit> = {}): RoundUnit => ({
  round: regular.id,
  unit,
  outcome: 'on-time',
  asked: 5,
  missing: 0,
  late: 0,
  dueAt: regular.dueAt,
  ...over,
});

const write = <T>({ db }: Scene, work: (tx: Tx) => Promise<T>) => db.transaction().execute(work);

/** A message to point at. */
async function someMessage(scene: Scene): Promise<number> {
  await scene.say('huangjing', '帮助');
  const { id } = await scene.db.selectFrom('inbox').select('id').orderBy('id').executeTakeFirstOrThrow();
  return id;
}

describe('rounds on record', () => {
  it('come back as they were opened', async () => {
    const scene = await openScene({ now });
    const round = { ...adHoc(1, '2024-03-30T17:00'), inboxId: await someMessage(scene) };
    await write(scene, (tx) => saveRound(tx, regular, ms('2024-03-25T09:00')));
    await write(scene, (tx) => saveRound(tx, round, ms('2024-03-29T10:00')));
    expect(await roundById(scene.db, regular.id)).toEqual(regular);
    expect(await roundById(scene.db, round.id)).toEqual(round);
    expect(await roundById(scene.db, 'weekly/2024-W99')).toBeUndefined();
  });

  it('a second opening changes nothing', async () => {
    const scene = await openScene({ now });
    await write(scene, (tx) => saveRound(tx, regular, 1));
    await write(scene, (tx) => saveRound(tx, { ...regular, name: '改名', dueAt: 5 }, 2));
    expect(await roundById(scene.db, regular.id)).toEqual(regular);
  });

  it('ad hoc ones are listed until they end, the earliest due first', async () => {
    const scene = await openScene({ now });
    const [late, early, cut] = [
      adHoc(1, '2024-04-02T17:00'),
      adHoc(2, '2024-04-01T17:00'),
      adHoc(3, '2024-04-03T17:00'),
    ];
    for (const round of [regular, late, early, cut]) await write(scene, (tx) => saveRound(tx, round, 1));
    expect((await decisionsSince(scene.db, 0, '')).called.map(({ rule }) => rule)).toEqual([
      'adhoc-2',
      'adhoc-1',
      'adhoc-3',
    ]);
    await write(scene, (tx) => cutRound(tx, cut.id, 77));
    await write(scene, (tx) => closeRound(tx, early.id, [], 88));
    expect((await decisionsSince(scene.db, 0, '')).called.map(({ rule }) => rule)).toEqual(['adhoc-1']);
    expect(await roundById(scene.db, cut.id)).toMatchObject({ closesAt: 77, closedAt: 77 });
    expect(await roundById(scene.db, early.id)).toMatchObject({ closesAt: early.closesAt, closedAt: 88 });
  });

  it('how units answered is kept at the end, and not written over', async () => {
    const scene = await openScene({ now });
    await write(scene, (tx) => saveRound(tx, regular, 1));
    const units = [
      answered('longhui'),
      answered('daxiang', { outcome: 'silent', missing: 5 }),
      answered('beita', { outcome: 'late', late: 2, dueAt: ms('2024-04-01T17:00') }),
      answered('shuangqing', { outcome: 'paused', missing: 5 }),
    ];
    await write(scene, (tx) => closeRound(tx, regular.id, units, 100));
    await write(scene, (tx) => closeRound(tx, regular.id, [answered('daxiang')], 100));
    const found = await unitsOfRounds(scene.db, [regular.id]);
    expect(found.toSorted((a, b) => a.unit.localeCompare(b.unit))).toEqual(
      units.toSorted((a, b) => a.unit.localeCompare(b.unit)),
    );
    expect(await unitsOfRounds(scene.db, [])).toEqual([]);
  });

  it('those that closed in a span, the start not counted, the end counted', async () => {
    const scene = await openScene({ now });
    const monthly = { ...regular, id: 'monthly/2024-03', rule: 'monthly', dueAt: regular.dueAt + 1 };
    const open = { ...regular, id: 'weekly/2024-W14' };
    for (const round of [monthly, regular, open]) await write(scene, (tx) => saveRound(tx, round, 1));
    await write(scene, (tx) => closeRound(tx, regular.id, [answered('longhui')], 100));
    await write(scene, (tx) => closeRound(tx, monthly.id, [], 200));
    const closed = async (from: number, to: number) =>
      (await roundsClosed(scene.db, from, to)).map(({ round, units }) => [
        round.id,
        ...units.map(({ unit }) => unit),
      ]);
    expect(await closed(0, 200)).toEqual([[regular.id, 'longhui'], [monthly.id]]);
    expect(await closed(100, 200)).toEqual([[monthly.id]]);
    expect(await closed(99, 100)).toEqual([[regular.id, 'longhui']]);
    expect(await closed(200, 999)).toEqual([]);
  });
});

describe('extensions and pauses', () => {
  it('deadlines that were moved are found while they still matter', async () => {
    const scene = await openScene({ now });
    await scene.say('ouyangmin', '延期 2天 原因：正在核对');
    const { id, inbox_id } = await scene.db.selectFrom('requests').selectAll().executeTakeFirstOrThrow();
    const extension = { round: regular.id, unit: 'longhui', dueAt: 500 };
    await write(scene, (tx) => saveExtension(tx, { ...extension, requestId: id, inboxId: inbox_id }, 1));
    expect((await decisionsSince(scene.db, 499, '')).extensions).toEqual([extension]);
    expect((await decisionsSince(scene.db, 500, '')).extensions).toEqual([]);
    // One request is granted once.
    const again = write(scene, (tx) =>
      saveExtension(tx, { ...extension, requestId: id, inboxId: inbox_id }, 1),
    );
    await expect(again).rejects.toThrow();
  });

  it('pauses that reach a day, oldest first, each with a number of its own', async () => {
    const scene = await openScene({ now });
    const inboxId = await someMessage(scene);
    const pause = { unit: 'shuangqing', fromDay: '2024-03-29', untilDay: '2024-04-30', reason: '防汛' };
    const first = await write(scene, (tx) => savePause(tx, { ...pause, inboxId }, 1));
    const second = await write(scene, (tx) =>
      savePause(tx, { ...pause, untilDay: '2024-03-29', reason: '恢复', inboxId }, 2),
    );
    expect(second).toBeGreaterThan(first);
    expect((await decisionsSince(scene.db, 0, '2024-03-29')).pauses).toEqual([
      { id: first, ...pause },
      { id: second, ...pause, untilDay: '2024-03-29', reason: '恢复' },
    ]);
    expect((await decisionsSince(scene.db, 0, '2024-03-30')).pauses.map(({ id }) => id)).toEqual([first]);
    expect((await decisionsSince(scene.db, 0, '2024-05-01')).pauses).toEqual([]);
  });
});

describe('when a unit first answered', () => {
  const answers = (
    scene: Scene,
    over: { unit?: string; from?: number; until?: number; month?: string } = {},
  ) =>
    write(scene, async (tx) => {
      const { month = '', ...rest } = over;
      const asked = {
        key: 'it',
        unit: 'longhui',
        from: ms('2024-03-25T09:00'),
        until: ms('2024-03-29T17:00'),
      };
      const rows = (await firstAnswers(tx, [{ ...asked, ...rest }], month)).get('it') ?? [];
      return rows.map(({ indicator, part, period, reportedAt }) => [
        `${indicator}${part ? `.${part}` : ''}`,
        period,
        reportedAt,
      ]);
    });

  async function reported(): Promise<Scene> {
    const scene = await openScene({ now, firstStart: '2024-03-01T00:00+08:00' });
    scene.at('2024-03-20T10:00+08:00');
    await scene.say('ouyangmin', '填报 创业培训 5人次');
    scene.at('2024-03-26T10:00+08:00');
    await scene.say('ouyangmin', '填报 新增城镇就业 1450人');
    return scene;
  }

  it('counts from the opening to the end of the round, the first of several', async () => {
    const scene = await reported();
    scene.at('2024-03-28T10:00+08:00');
    await scene.say('ouyangmin', '填报 新增城镇就业 1460人');
    scene.at('2024-03-29T17:01+08:00');
    await scene.say('ouyangmin', '填报 职业技能培训 5人次');
    expect(await answers(scene)).toEqual([['urban-jobs', '2024-03', ms('2024-03-26T10:00')]]);
    expect(await answers(scene, { unit: 'dongkou' })).toEqual([]);
    expect(await answers(scene, { until: ms('2024-03-29T18:00') })).toHaveLength(2);
  });

  it('for a month also what was reported for it before the round opened', async () => {
    const scene = await reported();
    expect(await answers(scene, { month: '2024-03' })).toEqual(
      expect.arrayContaining([
        ['startup-training', '2024-03', ms('2024-03-20T10:00')],
        ['urban-jobs', '2024-03', ms('2024-03-26T10:00')],
      ]),
    );
    expect(await answers(scene, { month: '2024-02' })).toHaveLength(1);
  });

  it('what was withdrawn does not count, unless it was withdrawn after the end', async () => {
    const scene = await reported();
    scene.at('2024-03-29T16:00+08:00');
    await scene.say('ouyangmin', '撤回 新增城镇就业');
    await scene.say('ouyangmin', '确认');
    expect(
      await scene.db.selectFrom('reports').select('kind').where('kind', '=', 'withdrawal').execute(),
    ).toEqual([{ kind: 'withdrawal' }]);
    expect(await answers(scene)).toEqual([]);
    expect(await answers(scene, { until: ms('2024-03-29T15:59') })).toHaveLength(1);
  });

  it('a correction leaves the first answer where it was', async () => {
    const scene = await reported();
    scene.at('2024-03-28T10:00+08:00');
    await scene.say('ouyangmin', '更正 新增城镇就业 1400人 原因：重复统计');
    expect(await answers(scene)).toEqual([['urban-jobs', '2024-03', ms('2024-03-26T10:00')]]);
  });

  it('tells the parts of an indicator apart', async () => {
    const scene = await reported();
    await scene.say('liufang', '填报 市城区二次供水户数 100户');
    expect(await answers(scene, { unit: 'daxiang' })).toEqual([
      ['secondary-water.households', '2024-03', ms('2024-03-26T10:00')],
    ]);
  });
});
