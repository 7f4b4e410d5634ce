import { describe, expect, it } from 'vitest';
import type { Board } from '../../src/render/pictures/board.ts';
import type { Ranking } from '../../src/render/pictures/ranking.ts';
import { closedScene, closingScene, smallCity } from '../support/closing-scene.ts';
import { openScene, type Scene } from '../support/scene.ts';
import { runDue, statesOf } from './run-due.ts';

const due = '2024-10-14T09:00+08:00';

async function toldTo(scene: Scene, chatId: string, title = '月度情况'): Promise<readonly string[][]> {
  return (await scene.outbox())
    .filter((one) => one.chatId === chatId && one.lines[0]?.startsWith(`【${title}】`))
    .map(({ lines }) => [...lines]);
}

const digests = (scene: Scene) => toldTo(scene, scene.groupOf('huangjing'), '月汇总');

describe('monthly-digest', () => {
  it('tells the office groups on the sixth workday how the month stood when it was closed', async () => {
    const scene = await closedScene();
    await runDue(scene, due);
    expect(await statesOf(scene, 'monthly-digest')).toEqual(['2024-09 done']);
    const [lines, ...more] = await digests(scene);
    expect(more).toEqual([]);
    expect(lines!.slice(0, -1)).toEqual([
      '【月汇总】2024年9月',
      '截至9月26日，全市就业创业3个指标中，“新增城镇就业31400人”“职业技能培训25300人次”“创业培训4940人次”3个指标未达序时。',
      '创业培训：500人次（目标4940人次），完成10.12%，序时73.89%，滞后（红）（9月26日）；滞后的县市区：大祥区37.04%；未报的县市区10个',
      '职业技能培训：5600人次（目标25300人次），完成22.13%，序时73.89%，滞后（红）（9月26日）；滞后的县市区：隆回县52.63%；未报的县市区9个',
      '新增城镇就业：7900人（目标31400人），完成25.16%，序时73.89%，滞后（红）（9月26日）；滞后的县市区：邵阳县26.32%、隆回县70.51%；未报的县市区8个',
      '月调度10月9日（周三）17:00截止，13个单位：按时报齐2个，未报齐11个。',
      '未报齐：双清区、北塔区、邵东市、洞口县、绥宁县、新宁县、城步苗族自治县、武冈市、市人社局（各3项全未报）；邵阳县（差2项）；隆回县（差1项）',
      '县市区12个单位排名，后3位：第5位（并列）双清区、北塔区、邵东市、洞口县、绥宁县、新宁县、城步苗族自治县、武冈市。',
      '市直部门1个单位排名，没有一个单位填报，不设后3位。',
      '下次截止：月调度11月4日（周一）17:00',
    ]);
    const { seq, hash } = await scene.db.selectFrom('audit_head').selectAll().executeTakeFirstOrThrow();
    expect(lines!.at(-1)).toBe(`审计链头（请留存）：${seq}:${hash.slice(0, 16)}`);
  });

  it('encloses the board and the ranking as they were frozen, and the month’s ledger', async () => {
    const scene = await closedScene();
    scene.at('2024-10-14T08:30+08:00');
    await scene.say('luojianjun', '填报 新增城镇就业 3400人');
    await runDue(scene, due);
    const enclosed = (await scene.outbox()).filter(
      ({ message }) => message.workbook && message.pictures?.some(({ kind }) => kind === 'ranking'),
    );
    expect(enclosed.map(({ platform }) => platform)).toEqual(['dingtalk', 'wecom']);
    const { pictures, workbook } = enclosed[0]!.message;
    expect(pictures!.map(({ kind, title }) => `${kind} ${title}`)).toEqual([
      'board 2024年就业创业',
      'board 2024年就业创业',
      'ranking 2024年9月县市区排名',
      'ranking 2024年9月市直部门排名',
    ]);
    const [board, ranking] = [pictures![0] as Board, pictures![2] as Ranking];
    const jobs = board.rows.find(({ name }) => name === '新增城镇就业')!;
    expect(jobs.cells[board.units.indexOf('邵阳县')]).toMatchObject({ status: 'behind-red', text: '26.32' });
    expect(ranking.rows.find(({ name }) => name === '新邵县')).toMatchObject({ place: '1', bottom: false });
    expect(workbook!.name).toBe('台账-2024-09.xlsx');
  });

  it('keeps to the frozen figures whatever was reported since', async () => {
    const scene = await closedScene();
    scene.at('2024-10-14T08:30+08:00');
    await scene.say('luojianjun', '填报 新增城镇就业 3400人');
    const stands = (await scene.say('luojianjun', '进度')).join('\n');
    expect(stands).toContain('3400人');
    await runDue(scene, due);
    const told = [...(await digests(scene))[0]!, ...(await toldTo(scene, 'maguoqiang'))[0]!].join('\n');
    expect(told).toContain('邵阳县26.32%');
    expect(told).toContain('新增城镇就业：7900人（目标31400人），完成25.16%');
    expect(told).not.toContain('3400人');
  });

  it('says on the first line that the month is not closed, and gives provisional figures', async () => {
    const config = await smallCity();
    const { rules } = config;
    const scene = await openScene({
      now: '2024-09-25T08:00+08:00',
      config: { ...config, rules: { ...rules, closing: { ...rules.closing, auto: false } } },
    });
    scene.at('2024-09-26T10:00+08:00');
    await scene.say('heli', '填报 新增城镇就业 2500 职业技能培训 2400 创业培训 400');
    await runDue(scene, due);
    const [lines] = await digests(scene);
    expect(lines![0]).toBe('【月汇总】2024年9月（还没有结账，以下为暂计）');
    const pictures = (await scene.outbox()).flatMap(({ message }) => message.pictures ?? []);
    expect(pictures.filter(({ kind }) => kind === 'ranking')).toEqual([]);
    expect((await toldTo(scene, 'maguoqiang'))[0]![0]).toBe(
      '【月度情况】2024年9月（还没有结账，以下为暂计）',
    );
    expect(lines!.join('\n')).not.toContain('排名还没有发布');
  });

  it('tells a city leader the city’s month and a county’s leader that of the county, each alone', async () => {
    const scene = await closedScene();
    await runDue(scene, due);
    expect(await toldTo(scene, 'maguoqiang')).toEqual([
      [
        '【月度情况】2024年9月',
        '截至9月26日，全市就业创业3个指标中，“新增城镇就业31400人”“职业技能培训25300人次”“创业培训4940人次”3个指标未达序时。',
        '创业培训：500人次（目标4940人次），完成10.12%，序时73.89%，滞后（红）（9月26日）；滞后的县市区：大祥区37.04%；未报的县市区10个',
        '职业技能培训：5600人次（目标25300人次），完成22.13%，序时73.89%，滞后（红）（9月26日）；滞后的县市区：隆回县52.63%；未报的县市区9个',
        '县市区排名（12个）：前3位 1.新邵县100.00分、2.大祥区83.38分、3.隆回县53.55分；后3位 5.（并列）8个单位0.00分',
        '市直部门排名：没有一个单位填报。',
      ],
    ]);
    expect(await toldTo(scene, '158640273915')).toEqual([
      [
        '【月度情况】2024年9月',
        '洞口县2024年9月得分0.00分，县市区第5位（并列）（共12个）。',
        '1-9月，洞口县就业创业3个指标中，“新增城镇就业3100人”“职业技能培训2650人次”“创业培训470人次”3个指标尚未报送数据。',
      ],
    ]);
    const told = (await scene.outbox()).filter(({ lines }) => lines[0]?.startsWith('【月度情况】'));
    expect(told.map(({ chatId }) => chatId).toSorted()).toEqual(
      ['139275046188', '158640273915', 'maguoqiang'].toSorted(),
    );
  });

  it('shows the revision that holds, and that its ranking is not published yet', async () => {
    const scene = await closedScene();
    await scene.say('huangjing', '重开 9月 原因：数据有误');
    await runDue(scene, '2024-10-12T18:00+08:00');
    await runDue(scene, due);
    const [lines] = await digests(scene);
    expect(lines![0]).toBe('【月汇总】2024年9月（第2版）');
    expect(lines).toContain('排名还没有发布，请发：发布 9月');
  });

  it('after a stop of months comes once, for the newest', async () => {
    const scene = await closingScene();
    await runDue(scene, '2024-12-10T08:30+08:00');
    await runDue(scene, '2024-12-10T09:30+08:00');
    expect(await statesOf(scene, 'monthly-digest')).toEqual([
      '2024-09 skipped',
      '2024-10 skipped',
      '2024-11 done',
    ]);
    expect((await digests(scene)).map(([head]) => head)).toEqual([
      '【月汇总】2024年11月（补发，原定12月9日09:00）',
    ]);
  });
});
