import { describe, expect, it } from 'vitest';
import type { PrintedGrounds } from '../../src/domain/printed-grounds.ts';
import { drawNumber } from '../../src/store/notice-numbers.ts';
import { addStep, stepsOf } from '../../src/store/notice-steps.ts';
import {
  changeNotice,
  countNotices,
  lockNotices,
  lockNoticesOfMonth,
  noticesDueIn,
  noticesIn,
  saveDraft,
} from '../../src/store/notices.ts';
import type { Tx } from '../../src/store/schema.ts';
import { openScene, type Scene } from '../support/scene.ts';

const now = '2024-11-08T10:00+08:00';
const grounds: PrintedGrounds = {
  group: '县市区',
  bottomPlaces: 3,
  months: [{ month: '2024-10', place: 12, ranked: 12, score: '69.80' }],
  behind: [],
  name: '预警通知',
  measure: '下发《预警通知》并进行约谈',
};
const inTx = <Done>({ db }: Scene, work: (tx: Tx) => Promise<Done>) => db.transaction().execute(work);
const draft = (scene: Scene, unit: string, level = 1) =>
  inTx(scene, (tx) =>
    saveDraft(tx, { unit, month: '2024-10', level, grounds, figures: 'as printed' }, scene.clock.now()),
  );
const numbers = async ({ db }: Scene) =>
  (await db.selectFrom('notice_numbers').selectAll().orderBy('year').orderBy('n').execute()).map(
    ({ year, n, notice }) => `${year}/${n} ${notice}`,
  );

describe('notices', () => {
  it('there is one a grounds key, whoever writes it again', async () => {
    const scene = await openScene({ now });
    const first = await draft(scene, 'dongkou');
    expect(first).toMatchObject({
      unit: 'dongkou',
      state: 'draft',
      grounds,
      revision: 1,
      risen: 1,
      told: [],
    });
    expect(await draft(scene, 'dongkou')).toBeUndefined();
    expect(await draft(scene, 'dongkou', 2)).toMatchObject({ level: 2, risen: 2 });
    expect((await noticesIn(scene.db, ['draft'])).map(({ level }) => level)).toEqual([1, 2]);
  });

  it('two signers at one time draw consecutive numbers', async () => {
    const scene = await openScene({ now });
    const ids = await Promise.all(
      ['dongkou', 'suining', 'beita', 'wugang'].map(async (unit) => (await draft(scene, unit))!.id),
    );
    const drawn = await Promise.all(ids.map((id) => inTx(scene, (tx) => drawNumber(tx, 2024, id))));
    expect(drawn.toSorted()).toEqual([1, 2, 3, 4]);
  });

  it('a transaction that fails leaves no number used, and each year counts anew', async () => {
    const scene = await openScene({ now });
    const [first, second, third] = await Promise.all(
      ['dongkou', 'suining', 'beita'].map(async (unit) => (await draft(scene, unit))!.id),
    );
    await inTx(scene, (tx) => drawNumber(tx, 2024, first!));
    const failing = inTx(scene, async (tx) => {
      expect(await drawNumber(tx, 2024, second!)).toBe(2);
      throw new Error('killed before commit');
    });
    await expect(failing).rejects.toThrow('killed before commit');
    await inTx(scene, (tx) => drawNumber(tx, 2024, third!));
    await inTx(scene, (tx) => drawNumber(tx, 2025, second!));
    expect(await numbers(scene)).toEqual([`2024/1 ${first}`, `2024/2 ${third}`, `2025/1 ${second}`]);
  });

  it('one notice has one number for good', async () => {
    const scene = await openScene({ now });
    const { id } = (await draft(scene, 'dongkou'))!;
    await inTx(scene, (tx) => drawNumber(tx, 2024, id));
    await expect(inTx(scene, (tx) => drawNumber(tx, 2024, id))).rejects.toThrow(/unique/);
    await expect(scene.db.deleteFrom('notice_numbers').execute()).rejects.toThrow(/append-only/);
    await expect(scene.db.updateTable('notice_numbers').set({ n: 7 }).execute()).rejects.toThrow(
      /append-only/,
    );
  });

  it('keeps what is changed, takes away what is null, and leaves the rest', async () => {
    const scene = await openScene({ now });
    const made = (await draft(scene, 'dongkou'))!;
    const changed = await inTx(scene, async (tx) => {
      const [held] = await lockNotices(tx, [made.id]);
      const rectification = { reason: '开工晚\u0000', measures: '增加班组', deadline: '12月20日' };
      return changeNotice(tx, held!, { state: 'rectifying', rectification, rectifiedOn: '2024-11-12' });
    });
    expect(changed).toMatchObject({ state: 'rectifying', figures: 'as printed', rectifiedOn: '2024-11-12' });
    expect(changed.rectification?.reason).toBe('开工晚\ufffd');
    const back = await inTx(scene, (tx) =>
      changeNotice(tx, changed, { state: 'returned', rectifiedOn: null }),
    );
    expect([back.rectifiedOn, back.rectification?.deadline]).toEqual([undefined, '12月20日']);
    expect(await inTx(scene, (tx) => lockNoticesOfMonth(tx, '2024-10'))).toEqual([back]);
    expect(await inTx(scene, (tx) => lockNoticesOfMonth(tx, '2024-09'))).toEqual([]);
  });

  it('every step stands as it was taken', async () => {
    const scene = await openScene({ now });
    const { id } = (await draft(scene, 'dongkou'))!;
    const step = { notice: id, actor: 'huang-jing', at: scene.clock.now() };
    await inTx(scene, (tx) => addStep(tx, { ...step, step: 'issue', data: { rectifyBy: '2024-11-15' } }));
    await inTx(scene, (tx) => addStep(tx, { ...step, step: 'close', data: {} }));
    expect((await stepsOf(scene.db, [id])).map(({ step, data }) => [step, data])).toEqual([
      ['issue', { rectifyBy: '2024-11-15' }],
      ['close', {}],
    ]);
    await expect(scene.db.updateTable('notice_steps').set({ actor: 'x' }).execute()).rejects.toThrow(
      /append-only/,
    );
  });

  it('counts what was signed in a year and stands, and finds it by the months of its deadlines', async () => {
    const scene = await openScene({ now });
    const rows = [
      ['dongkou', 'closed', '2024-11-08'],
      ['suining', 'issued', '2024-12-09'],
      ['beita', 'revoked', '2024-11-08'],
      ['wugang', 'issued', '2025-01-08'],
    ] as const;
    for (const [unit, state, signedOn] of rows) {
      const made = (await draft(scene, unit))!;
      await inTx(scene, async (tx) => {
        await changeNotice(tx, made, { state, signedOn, number: unit });
        const data = { rectifyBy: signedOn };
        await addStep(tx, { notice: made.id, step: 'issue', actor: 'x', at: scene.clock.now(), data });
      });
    }
    expect(await countNotices(scene.db, 2024)).toEqual({ issued: 2, closed: 1 });
    expect((await noticesDueIn(scene.db, '2024-11')).map(({ unit }) => unit)).toEqual(['dongkou']);
  });
});
