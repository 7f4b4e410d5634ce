import { describe, expect, it } from 'vitest';
import { inForce } from '../../src/domain/history.ts';
import { figuresOf, ledgerOf, recentItems } from '../../src/store/reports.ts';
import { ledger } from '../support/ledger.ts';
import { openScene, type Scene } from '../support/scene.ts';

const now = '2024-03-29T10:00+08:00';
const liaison = 'ouyangmin';
const key = { year: 2024, unit: 'longhui', indicator: 'urban-jobs', part: '' };

/** The figure must always be what the ledger says. */
async function expectDerived(scene: Scene) {
  const counting = inForce(await ledgerOf(scene.db, key)).slice(-recentItems);
  const figure = (await figuresOf(scene.db, ['longhui'], 2024)).find(
    ({ indicator }) => indicator === key.indicator,
  );
  expect((figure?.recent ?? []).map(({ reportId }) => reportId)).toEqual(counting.map(({ id }) => id));
  const row = await scene.db.selectFrom('figures').selectAll().executeTakeFirst();
  expect(row?.report_id).toBe(counting.at(-1)?.id);
  expect(row?.value).toBe(counting.at(-1)?.value ?? undefined);
}

describe('the figures', () => {
  it('are what the ledger says after reports, corrections and withdrawals in any order', async () => {
    const scene = await openScene({ now });
    const said = [
      '填报 新增城镇就业 100人',
      '填报 截至3月10日 新增城镇就业 90人',
      '填报 新增城镇就业 +10',
      '更正 新增城镇就业 105人 原因：一',
      '更正 新增城镇就业 104人 原因：二',
      '撤回 新增城镇就业',
      '无变化 新增城镇就业',
      '撤回 新增城镇就业',
      '零报告 新增城镇就业',
    ];
    for (const text of said) {
      await scene.say(liaison, text);
      await expectDerived(scene);
    }
  });

  it('are what the ledger says after more reports than a figure keeps', async () => {
    const scene = await openScene({ now });
    for (let n = 0; n < recentItems + 3; n += 1)
      await scene.say(liaison, `填报 新增城镇就业 ${n === 0 ? '100人' : '+1'}`);
    await expectDerived(scene);
    await scene.say(liaison, '填报 截至3月1日 新增城镇就业 50人');
    await expectDerived(scene);
    await scene.say(liaison, '更正 新增城镇就业 200人 原因：一');
    await expectDerived(scene);
    await scene.say(liaison, '撤回 新增城镇就业');
    await expectDerived(scene);
  });

  it('are gone when the only report was taken back, and the ledger keeps both', async () => {
    const scene = await openScene({ now });
    await scene.say(liaison, '填报 新增城镇就业 100人');
    await scene.say(liaison, '撤回 新增城镇就业');
    await expectDerived(scene);
    expect(await ledger(scene.db)).toHaveLength(2);
  });

  it('keep decimals to the last digit', async () => {
    const scene = await openScene({ now });
    await scene.say(liaison, '填报 修建农村公路 7.123456公里');
    expect((await ledger(scene.db))[0]?.value).toBe('7.123456');
  });
});

it('two colleagues who add at once both count', async () => {
  const scene = await openScene({ now });
  await scene.say(liaison, '填报 新增城镇就业 100人');
  await Promise.all(
    ['ouyangmin', 'zengxiaoping', 'ouyangmin', 'zengxiaoping'].map((user) =>
      scene.say(user, '填报 新增城镇就业 +10'),
    ),
  );
  expect((await ledger(scene.db)).at(-1)?.value).toBe('140');
  await expectDerived(scene);
});
