import { describe, expect, it } from 'vitest';
import type { Config } from '../../../src/config/model.ts';
import { settleNotices } from '../../../src/office/notices/settle.ts';
import { settledLines } from '../../../src/office/notices/settled-lines.ts';
import { openScene, type Scene, sample } from '../../support/scene.ts';
import { acting, closedMonth, frozen, settle, twoMonths } from '../../support/settle.ts';

const now = '2024-11-08T10:00+08:00';
const [september, october] = twoMonths;
/** 洞口县 is no longer in the bottom places of October. */
const without = [september!, closedMonth('2024-10', { suining: '73', wugang: '70', beita: '71' })];
/** 洞口县 still is, at another place. */
const moved = [september!, closedMonth('2024-10', { dongkou: '72.5', suining: '70.20', wugang: '70.10' })];
const liaison = '174520396812';

const rows = ({ db }: Scene) => db.selectFrom('notices').selectAll().orderBy('id').execute();
const states = async (scene: Scene) =>
  (await rows(scene)).map(({ id, unit, state }) => `${id} ${unit} ${state}`);
const dongkou = async (scene: Scene) => (await rows(scene)).find(({ unit }) => unit === 'dongkou')!;
/** What was said from some message on, by its first line and to whom. */
const saidSince = async (scene: Scene, count: number) =>
  (await scene.outbox()).slice(count).map(({ chatId, lines }) => [chatId, ...lines]);

async function withRules(over: Partial<Config['rules']['warning']>): Promise<Scene> {
  const base = await sample();
  const warning = { ...base.rules.warning, ...over };
  return openScene({ now, config: { ...base, rules: { ...base.rules, warning } } });
}

describe('a month is closed', () => {
  it('drafts one notice a unit that is due, says nothing to anybody, and gives the office lines to copy', async () => {
    const scene = await openScene({ now });
    const settled = await settle(scene);
    expect(settledLines(scene.office, settled)).toEqual([
      '预警通知草稿2件，签发后下发：',
      '签发 1　绥宁县 9月、10月排名后3位，预警通知',
      '签发 2　洞口县 9月、10月排名后3位，预警通知',
    ]);
    expect(await scene.outbox()).toEqual([]);
    expect(await states(scene)).toEqual(['1 suining draft', '2 dongkou draft']);
  });

  it('again with the same figures changes nothing, whatever is repeated', async () => {
    const scene = await openScene({ now });
    await settle(scene);
    await scene.say('huangjing', '签发 2');
    const [before, said] = [await rows(scene), (await scene.outbox()).length];
    const settled = await settle(scene);
    expect(await rows(scene)).toEqual(before);
    expect(await scene.outbox()).toHaveLength(said);
    expect(settledLines(scene.office, settled)).toEqual([
      '预警通知草稿1件，签发后下发：',
      '签发 1　绥宁县 9月、10月排名后3位，预警通知',
    ]);
  });

  it('with nobody twice at the bottom has nothing to say', async () => {
    const scene = await openScene({ now });
    const settled = await settle(scene, [september!]);
    expect(settledLines(scene.office, settled)).toEqual([]);
    expect(await rows(scene)).toEqual([]);
  });

  it('the third month in a row is the second level, by its own grounds key', async () => {
    const scene = await openScene({ now: '2024-12-06T10:00+08:00' });
    await settle(scene);
    const november = closedMonth('2024-11', { dongkou: '60', wugang: '61', beita: '62' });
    const settled = await settle(scene, [...twoMonths, november]);
    expect(settledLines(scene.office, settled)[2]).toMatch(
      /^签发 \d+　洞口县 9月、10月、11月排名后3位，再次预警$/,
    );
    expect((await rows(scene)).map(({ month, level }) => `${month} ${level}`)).toEqual([
      '2024-10 1',
      '2024-10 1',
      '2024-11 1',
      '2024-11 2',
    ]);
  });

  it('with autoSign signs at once, and says to whom it went', async () => {
    const scene = await withRules({ autoSign: true });
    const settled = await settle(scene);
    expect(settledLines(scene.office, settled)).toEqual([
      '已自动签发绥宁县《预警通知》〔2024〕1号（编号 1）。',
      '发到绥宁县民生实事工作群，单独告知胡建平。',
      '已自动签发洞口县《预警通知》〔2024〕2号（编号 2）。',
      '发到洞口县民生实事工作群，单独告知向阳。',
    ]);
    expect(await scene.outbox()).toHaveLength(4);
    expect(await settle(scene)).toMatchObject({ issued: [], drafts: [] });
    expect(await scene.outbox()).toHaveLength(4);
  });

  it('what fails on the way leaves nothing: no notice, no number, no message', async () => {
    const scene = await withRules({ autoSign: true });
    let said = 0;
    const failing = acting(scene, (one) =>
      settleNotices({
        ...one,
        month: '2024-10',
        ranked: twoMonths,
        judged: () => [],
        say() {
          said += 1;
          if (said === 3) throw new Error('killed in the middle of the second signing');
        },
      }),
    );
    await expect(failing).rejects.toThrow('killed');
    expect([await rows(scene), await scene.outbox()]).toEqual([[], []]);
    expect(await scene.db.selectFrom('notice_numbers').selectAll().execute()).toEqual([]);
    await settle(scene);
    expect((await rows(scene)).map(({ number }) => number)).toEqual(['〔2024〕1号', '〔2024〕2号']);
  });
});

describe('a month is closed again', () => {
  it('grounds that are gone revoke the notice, and the same people are told', async () => {
    const scene = await openScene({ now });
    await settle(scene);
    await scene.say('huangjing', '签发 2 抄送市领导');
    const told = await scene.outbox();
    const settled = await settle(scene, without);
    const said = [
      '【撤销】洞口县《预警通知》〔2024〕1号已撤销，不用再签收和整改。',
      '原因：10月重新结账后，不再符合预警条件。',
    ];
    expect(await saidSince(scene, told.length)).toEqual(told.map(({ chatId }) => [chatId, ...said]));
    expect(settledLines(scene.office, settled).at(-1)).toBe(
      '撤销预警通知1件：洞口县《预警通知》〔2024〕1号（编号 2）',
    );
    expect(await dongkou(scene)).toMatchObject({
      state: 'revoked',
      revoked: 'reopening',
      number: '〔2024〕1号',
    });
  });

  it('a draft without grounds goes quietly, and its number is not used', async () => {
    const scene = await openScene({ now });
    await settle(scene);
    await settle(scene, without);
    expect(await scene.outbox()).toEqual([]);
    expect((await scene.say('huangjing', '签发 2'))[0]).toContain('已经撤销，不能再签发');
    expect((await scene.say('huangjing', '签发 1'))[0]).toContain('〔2024〕1号');
  });

  it('other figures amend an issued notice: same 文号 and deadlines, the same people read what changed', async () => {
    const scene = await openScene({ now });
    await settle(scene);
    await scene.say('huangjing', '签发 2');
    await scene.say(liaison, '签收');
    const told = await scene.outbox();
    scene.at('2024-11-11T10:00+08:00');
    const settled = await settle(scene, moved, () => [
      frozen({ value: '90户', completion: '30' }),
      frozen({
        indicator: 'roads',
        name: '农村公路',
        value: '20公里',
        target: '35公里',
        completion: '57.14',
      }),
    ]);
    const lines = [
      '【更正】洞口县《预警通知》〔2024〕1号：10月重新结账，所列数据有更正（第2版）。',
      '10月：原第12位（共12个）、69.80分，现第10位（共12个）、72.50分',
      '现为 化解超期安置：90户／目标300户，完成30%，序时83.33%（数据截至10月31日）',
      '新列入 农村公路：20公里／目标35公里，完成57.14%，序时83.33%（数据截至10月31日）',
      '文号不变，签收、整改期限不变。',
    ];
    const appeal = '对更正后的数据有异议的，11月18日前发送：异议 2 原因：…';
    expect(await saidSince(scene, told.length)).toEqual([
      [told[0]!.chatId, ...lines, appeal],
      [told[1]!.chatId, ...lines],
    ]);
    expect(settledLines(scene.office, settled).at(-1)).toBe(
      '更正预警通知1件：洞口县《预警通知》〔2024〕1号（编号 2）',
    );
    expect(await dongkou(scene)).toMatchObject({
      state: 'acknowledged',
      revision: 2,
      number: '〔2024〕1号',
      rectify_by: '2024-11-15',
    });
  });

  it('what is no longer behind is named as such', async () => {
    const scene = await openScene({ now });
    await settle(scene);
    await scene.say('huangjing', '签发 2');
    const before = (await scene.outbox()).length;
    await settle(scene, twoMonths, () => []);
    expect((await saidSince(scene, before))[0]!.slice(2, 4)).toEqual([
      '化解超期安置：不再列入',
      '文号不变，签收、整改期限不变。',
    ]);
  });

  it('a draft with other figures just changes, and is signed with the new ones', async () => {
    const scene = await openScene({ now });
    await settle(scene);
    await settle(scene, moved);
    expect(await scene.outbox()).toEqual([]);
    await scene.say('huangjing', '签发 2');
    expect((await scene.outbox())[0]!.lines[3]).toContain('10月第10位（共12个），得72.50分');
    expect((await dongkou(scene)).revision).toBe(1);
  });

  it('grounds that are back revive the notice: same 文号, new deadlines, the same people read it again', async () => {
    const scene = await openScene({ now });
    await settle(scene);
    await scene.say('huangjing', '签发 2');
    await settle(scene, without);
    const before = await scene.outbox();
    scene.at('2024-11-12T10:00+08:00');
    const settled = await settle(scene);
    const said = await saidSince(scene, before.length);
    expect(said.map(([chatId]) => chatId)).toEqual(before.slice(0, 2).map(({ chatId }) => chatId));
    expect(said[0]![1]).toBe(
      '【恢复】洞口县《预警通知》〔2024〕1号恢复有效：10月重新结账后，仍符合预警条件。',
    );
    expect(said[0]).toContain('请于11月14日前签收、11月19日前报整改，在本群@调度助手发送：');
    expect(settledLines(scene.office, settled).at(-1)).toBe(
      '恢复预警通知1件：洞口县《预警通知》〔2024〕1号（编号 2）',
    );
    expect(await dongkou(scene)).toMatchObject({ state: 'issued', revoked: null, revision: 2 });
    await settle(scene, without);
    expect((await scene.outbox()).length).toBe(before.length + 4);
  });

  it('what was answered before stays answered when the notice comes back', async () => {
    const scene = await openScene({ now });
    await settle(scene);
    await scene.say('huangjing', '签发 2');
    await scene.say(liaison, '整改 原因：a 措施：b 时限：c');
    await scene.say('huangjing', '销号 2');
    await settle(scene, without);
    expect((await scene.outbox()).at(-1)!.lines[0]).toBe('【撤销】洞口县《预警通知》〔2024〕1号已撤销。');
    await settle(scene);
    expect(await dongkou(scene)).toMatchObject({ state: 'closed', rectify_by: '2024-11-15' });
    expect((await scene.outbox()).at(-1)!.lines).toHaveLength(1);
  });

  it('a draft that comes back is a draft again', async () => {
    const scene = await openScene({ now });
    await settle(scene);
    await settle(scene, without);
    await settle(scene);
    expect(await states(scene)).toContain('2 dongkou draft');
    expect(await scene.outbox()).toEqual([]);
  });

  it('what a person revoked is never revived', async () => {
    const scene = await openScene({ now });
    await settle(scene);
    await scene.say('huangjing', '签发 2');
    await scene.say('huangjing', '撤销 2 原因：异议成立');
    const before = (await scene.outbox()).length;
    await settle(scene, without);
    await settle(scene, [september!, october!], () => []);
    expect((await dongkou(scene)).state).toBe('revoked');
    expect(await scene.outbox()).toHaveLength(before);
  });
});
