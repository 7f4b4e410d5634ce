import { describe, expect, it } from 'vitest';
import { noticeCounts } from '../../../src/office/notices/counts.ts';
import { previewIssue } from '../../../src/office/notices/issue.ts';
import { overdueRectifications } from '../../../src/office/notices/overdue.ts';
import { pendingNotices } from '../../../src/office/notices/pending.ts';
import { loadReach } from '../../../src/office/reach.ts';
import { noticesIn } from '../../../src/store/notices.ts';
import { openScene, type Scene } from '../../support/scene.ts';
import { closedMonth, settle, twoMonths } from '../../support/settle.ts';

const now = '2024-11-08T10:00+08:00';
const liaison = '174520396812';
const filed = '整改 2 原因：a 措施：b 时限：c';

async function issued(): Promise<Scene> {
  const scene = await openScene({ now });
  await settle(scene);
  await scene.say('huangjing', '签发 2');
  return scene;
}

const overdue = (scene: Scene, month: string, today: string) =>
  scene.db
    .transaction()
    .execute(async (tx) =>
      [...(await overdueRectifications(tx, scene.office, month, today))].map(([unit, facts]) => [
        unit,
        ...facts.map(({ name }) => name),
      ]),
    );

describe('整改逾期 of a month', () => {
  it.each([
    ['the deadline’s own day is in time', '2024-11-15', []],
    ['the day after it is missed', '2024-11-16', [['dongkou', '《预警通知》〔2024〕1号']]],
  ])('%s', async (_, today, expected) => {
    expect(await overdue(await issued(), '2024-11', today)).toEqual(expected);
  });

  it('answered in time nothing is missed, answered late it stays missed, closed or not', async () => {
    const scene = await issued();
    scene.at('2024-11-15T19:00+08:00');
    await scene.say(liaison, filed);
    expect(await overdue(scene, '2024-11', '2024-12-06')).toEqual([]);
    const late = await issued();
    late.at('2024-11-18T10:00+08:00');
    await late.say(liaison, filed);
    await late.say('huangjing', '销号 2');
    expect(await overdue(late, '2024-11', '2024-12-06')).toEqual([['dongkou', '《预警通知》〔2024〕1号']]);
  });

  it('counts in the month of the deadline, once a month, also when sent back and missed again', async () => {
    const scene = await issued();
    scene.at('2024-11-18T10:00+08:00');
    await scene.say(liaison, filed);
    await scene.say('huangjing', '退回 2 原因：不具体');
    expect(await overdue(scene, '2024-11', '2024-12-06')).toEqual([['dongkou', '《预警通知》〔2024〕1号']]);
    expect(await overdue(scene, '2024-10', '2024-12-06')).toEqual([]);
    expect(await overdue(scene, '2024-12', '2025-01-08')).toEqual([]);
    scene.at('2024-11-29T10:00+08:00');
    await scene.say(liaison, filed);
    await scene.say('huangjing', '退回 2 原因：还不具体');
    expect(await overdue(scene, '2024-12', '2024-12-05')).toEqual([]);
    expect(await overdue(scene, '2024-12', '2025-01-08')).toEqual([['dongkou', '《预警通知》〔2024〕1号']]);
  });

  it('a revoked notice costs nothing, one that came back counts by its new deadline', async () => {
    const scene = await issued();
    scene.at('2024-11-18T10:00+08:00');
    await settle(scene, [twoMonths[0]!, closedMonth('2024-10', {})]);
    expect(await overdue(scene, '2024-11', '2024-12-06')).toEqual([]);
    scene.at('2024-11-27T10:00+08:00');
    await settle(scene);
    expect(await overdue(scene, '2024-11', '2024-12-06')).toEqual([]);
    expect(await overdue(scene, '2024-12', '2024-12-06')).toEqual([['dongkou', '《预警通知》〔2024〕1号']]);
  });
});

describe('notices for digests', () => {
  it('say what waits for 签发, what was filed, what is overdue, and how many are done', async () => {
    const scene = await openScene({ now });
    expect(await noticeCounts(scene.db, 2024)).toBeUndefined();
    expect(await pendingNotices(scene.db, scene.office, '2024-11-08')).toEqual([]);
    await settle(scene);
    await scene.say('huangjing', '签发 2');
    const pending = (today: string) => pendingNotices(scene.db, scene.office, today);
    const drafts = '待签发的预警通知1件：绥宁县（编号 1），发“签发”查看。';
    expect(await pending('2024-11-12')).toEqual([drafts]);
    expect(await pending('2024-11-13')).toEqual([
      drafts,
      '逾期的预警通知1件：洞口县《预警通知》〔2024〕1号应于11月12日前签收。',
    ]);
    expect((await pending('2024-11-16'))[1]).toContain('应于11月15日前报整改');
    await scene.say(liaison, '异议 2 原因：数据有误');
    expect((await pending('2024-11-16'))[1]).toBe(
      '逾期的预警通知1件：洞口县《预警通知》〔2024〕1号应于11月15日前报整改，异议3号待答复。',
    );
    await scene.say('huangjing', '驳回 3 原因：与部门核对无误');
    await scene.say(liaison, filed);
    expect((await pending('2024-11-16'))[1]).toBe(
      '待审核的整改1件：洞口县（编号 2），发“销号 编号”或“退回 编号 原因：…”。',
    );
    expect(await noticeCounts(scene.db, 2024)).toBe('下发1件，已整改0件');
    await scene.say('huangjing', '销号 2');
    expect(await noticeCounts(scene.db, 2024)).toBe('下发1件，已整改1件');
    expect((await scene.say('huangjing', '简报')).at(-1)).toBe(drafts);
  });

  it('a preview of a draft is what signing it says, but for the number, and leaves nothing', async () => {
    const scene = await openScene({ now });
    await settle(scene);
    const { db, office, clock } = scene;
    const draft = (await noticesIn(db, ['draft'])).find(({ unit }) => unit === 'dongkou')!;
    const preview = previewIssue(
      { office, reach: await loadReach(db, office.channels), now: clock.now() },
      draft,
    );
    expect(await scene.outbox()).toEqual([]);
    await scene.say('huangjing', '签发 2');
    const said = await scene.outbox();
    expect(preview.map(({ recipient }) => recipient.address.chatId)).toEqual(
      said.map(({ chatId }) => chatId),
    );
    expect(preview.map(({ lines }) => lines.join('\n').replace('〔2024〕—号', '〔2024〕1号'))).toEqual(
      said.map(({ lines }) => lines.join('\n')),
    );
  });
});
