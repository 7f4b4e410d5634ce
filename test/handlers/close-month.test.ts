import { describe, expect, it } from 'vitest';
import { closingsSoFar } from '../../src/store/closings.ts';
import { closedScene, closingScene } from '../support/closing-scene.ts';
import { openScene, type Scene } from '../support/scene.ts';

const frozen = ({ db }: Scene) => db.selectFrom('closings').selectAll().execute();

describe('结账', () => {
  it('freezes the month: says who stands in the bottom places, who checked, and what comes next', async () => {
    const scene = await closingScene();
    await scene.say('heli', '核对无误');
    expect(await scene.say('huangjing', '结账')).toEqual([
      '【结账】2024年9月已结账。',
      '县市区12个单位排名，后3位：第5位（并列）双清区、北塔区、邵东市、洞口县、绥宁县、新宁县、城步苗族自治县、武冈市。',
      '市直部门1个单位排名，没有一个单位填报，不设后3位。',
      '核对无误的1个单位，没有答复的12个。',
      '公布排名请发：发布 9月',
    ]);
    expect(await closingsSoFar(scene.db)).toEqual({ through: '2024-09', ever: '2024-09' });
  });

  it('keeps every unit with its sheet and figures as they were', async () => {
    const scene = await closedScene(false);
    const row = await scene.db
      .selectFrom('closed_units')
      .selectAll()
      .where('unit', '=', 'longhui')
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ month: '2024-09', revision: 1, ranking_group: '县市区' });
    expect(row.sheet).toMatchObject({
      unit: 'longhui',
      total: '53.55',
      entries: [{ rule: 'unreported', points: '-2' }],
    });
    const jobs = (row.indicators as { indicator: string; value: string; target: string }[]).find(
      ({ indicator }) => indicator === 'urban-jobs',
    );
    expect(jobs).toMatchObject({ value: '3300人', target: '4680人', progress: { dataDate: '2024-09-26' } });
  });

  it.each([
    ['again', '结账 9月', '2024年9月已经结账，没有再次结账。'],
    ['a month that is running', '结账 10月', '2024年10月还没有过完，不能结账。'],
    [
      'a month before the first start',
      '结账 8月',
      '2024年8月在系统启用（或开始计分）之前，视同已结账，不用结账。',
    ],
    ['a month that does not exist', '结账 13月', '没有13月，请核对月份后重发。'],
  ])('%s: says why not, changes nothing', async (_, typed, said) => {
    const scene = await closedScene(false);
    const before = await frozen(scene);
    expect((await scene.say('huangjing', typed))[0]).toBe(said);
    expect(await frozen(scene)).toEqual(before);
  });

  it('refuses a month whose predecessor is open, and says which comes first', async () => {
    const scene = await closedScene(false);
    await scene.say('huangjing', '重开 9月 原因：数据有误');
    scene.at('2024-11-07T10:00+08:00');
    expect(await scene.say('huangjing', '结账 10月')).toEqual([
      '2024年9月还没有结账，要按月份先后结账，没有处理。',
      '请先发：结账 9月',
    ]);
  });

  it('refuses while a round of the month still takes answers', async () => {
    const scene = await closingScene('2024-10-09T10:00+08:00');
    expect((await scene.say('huangjing', '结账 9月'))[0]).toBe(
      '月调度到10月10日18:00才关闭，在那之前不能给2024年9月结账。',
    );
    expect(await frozen(scene)).toEqual([]);
  });

  it('from then on a report for the month is refused with the way out, one for the next is taken', async () => {
    const scene = await closedScene(false);
    expect((await scene.say('heli', '填报 9月 新增城镇就业 2600')).join()).toContain('已结账，不能再填报');
    expect((await scene.say('heli', '填报 新增城镇就业 2600'))[0]).toContain('2024年10月');
  });

  it('a report that waited for the closing is judged anew', async () => {
    const scene = await closingScene();
    const { withClosings } = await import('../../src/office/office.ts');
    const { unlessClosedMeanwhile } = await import('../../handlers/reporting/record.ts');
    await scene.say('huangjing', '结账');
    await scene.db.transaction().execute(async (tx) => {
      const stale = { tx, office: withClosings(scene.office, {}) };
      await expect(unlessClosedMeanwhile(stale as never)).rejects.toThrow('meanwhile');
      const fresh = { tx, office: withClosings(scene.office, await closingsSoFar(tx)) };
      await expect(unlessClosedMeanwhile(fresh as never)).resolves.toBeUndefined();
    });
  });

  it('is on the audit chain with every total, by whom', async () => {
    const scene = await closedScene(false);
    const rows = await scene.db.selectFrom('audit').selectAll().where('action', '=', 'month.close').execute();
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ actor: 'huang-jing', subject: '2024-09' });
    expect(JSON.parse(rows[0]!.data).totals).toHaveProperty('xinshao');
  });

  it('is for the office alone', async () => {
    const scene = await openScene({ now: '2024-10-12T10:00+08:00' });
    expect((await scene.say('ouyangmin', '结账 9月'))[0]).toContain('只能由专班办公室使用');
  });
});
