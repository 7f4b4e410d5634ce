import { describe, expect, it } from 'vitest';
import { openScene, type Scene } from '../support/scene.ts';
import { settle } from '../support/settle.ts';

const now = '2024-11-08T10:00+08:00';
const liaison = '174520396812';

async function issued(...more: string[]): Promise<Scene> {
  const scene = await openScene({ now });
  await settle(scene);
  for (const text of ['签发 1 2', ...more]) await scene.say('huangjing', text);
  return scene;
}

const states = async ({ db }: Scene) =>
  (await db.selectFrom('notices').selectAll().orderBy('id').execute()).map(
    ({ state, acknowledged_on }) => `${state} ${acknowledged_on}`,
  );

describe('签收', () => {
  it.each(['签收 2', '签收', '签收 2号', '签收 〔2024〕2号', '签收 [2024]2号'])(
    '%s acknowledges the unit’s notice and says what comes next',
    async (typed) => {
      const scene = await issued();
      expect(await scene.say(liaison, typed)).toEqual([
        '已签收洞口县《预警通知》〔2024〕2号。',
        '请于11月15日前报整改，发送：',
        '整改 2 原因：… 措施：… 时限：…',
      ]);
      expect(await states(scene)).toEqual(['issued null', 'acknowledged 2024-11-08']);
    },
  );

  it('after the deadline counts, and says that it is late', async () => {
    const scene = await issued();
    scene.at('2024-11-13T10:00+08:00');
    expect((await scene.say(liaison, '签收'))[0]).toBe(
      '已签收洞口县《预警通知》〔2024〕2号（已过11月12日的期限）。',
    );
  });

  it.each([
    [
      'twice',
      ['签收'],
      '签收 2',
      '2 号（洞口县《预警通知》〔2024〕2号）已经签收，还没有报整改，不用再签收。',
    ],
    ['twice without a number', ['签收'], '签收', '洞口县现在没有待签收的预警通知，不用发。'],
    ['another unit’s notice', [], '签收 1', '洞口县没有编号为 1 的预警通知，没有记录。'],
    ['an unknown number', [], '签收 99', '洞口县没有编号为 99 的预警通知，没有记录。'],
    ['hostile text', [], '签收 @all <b>', '洞口县没有编号为 ＠all ＜b＞ 的预警通知，没有记录。'],
  ])('%s: a clear sentence, nothing changed', async (_, before, typed, said) => {
    const scene = await issued();
    for (const text of before) await scene.say(liaison, text);
    const was = await states(scene);
    expect((await scene.say(liaison, typed))[0]).toBe(said);
    expect(await states(scene)).toEqual(was);
  });

  it('a draft is as unknown as if it were not there', async () => {
    const scene = await openScene({ now });
    await settle(scene);
    expect((await scene.say(liaison, '签收 2'))[0]).toBe('洞口县没有编号为 2 的预警通知，没有记录。');
    expect((await scene.say(liaison, '签收'))[0]).toBe('洞口县现在没有待签收的预警通知，不用发。');
  });

  it('a revoked one needs no answer', async () => {
    const scene = await issued('撤销 2 原因：数据有误');
    expect((await scene.say(liaison, '签收 2'))[0]).toBe(
      '2 号（洞口县《预警通知》〔2024〕2号）已经撤销，不用再签收。',
    );
  });

  it('of several without a number lists them', async () => {
    const scene = await issued();
    await scene.db.updateTable('notices').set({ unit: 'dongkou', level: 2 }).where('id', '=', 1).execute();
    expect(await scene.say(liaison, '签收')).toEqual([
      '待签收的预警通知有2件，请写明编号再发：',
      '签收 1　洞口县〔2024〕1号',
      '签收 2　洞口县〔2024〕2号',
    ]);
    expect(await states(scene)).toEqual(['issued null', 'issued null']);
  });
});
