import { beforeAll, describe, expect, it } from 'vitest';
import { runDue } from '../jobs/run-due.ts';
import { october, octoberScene } from '../support/october.ts';
import type { Scene } from '../support/scene.ts';

let scene: Scene;
let answers: readonly { readonly by: string; readonly lines: readonly string[] }[];
let briefs: Record<'open' | 'published', readonly string[]>;

beforeAll(async () => {
  ({ scene, answers } = await octoberScene(await october()));
  const open = await scene.say('huangjing', '简报');
  await runDue(scene, '2024-11-05T18:00+08:00');
  await runDue(scene, '2024-11-07T18:00+08:00');
  await scene.say('huangjing', '发布');
  await runDue(scene, '2024-11-08T09:00+08:00');
  briefs = { open, published: await scene.say('maguoqiang', '简报', { alone: true }) };
});

/** What was said to a chat under a title, the head and the audit chain's head left out. */
async function told(chatId: string, title: string): Promise<readonly string[]> {
  const said = (await scene.outbox()).filter(
    (one) => one.chatId === chatId && one.lines[0]?.startsWith(`【${title}】2024年10月`),
  );
  expect(said).toHaveLength(1);
  return said[0]!.lines.slice(1).filter((line) => !line.startsWith('审计链头'));
}

const province =
  '截至10月底，全市省定十大重点民生实事24个项目中，13个项目已经提前完成；11个项目均达到或超过序时进度。';
const city =
  '截至10月底，全市市定十大重点民生实事14个指标中，5个指标已完成全年目标任务，8个指标按序时推进，“化解超期安置3200户”1个指标未达序时。';
const resettlement =
  '化解超期安置：939户（目标3200户），完成29.34%，序时83.33%，滞后（红）（10月31日）；县市区滞后11个，落后最多的是北塔区15.71%、双清区20%、大祥区22%';
const counties =
  '邵阳县和隆回县婴幼儿照护托位、城步苗族自治县提质改造爱晚老年学校、洞口县修建农村公路等项目进度均未达到序时进度要求。（数据截至10月31日）';

describe('October 2024, entered by chat', () => {
  it('is recorded line by line, without a question or a refusal', () => {
    const recorded = answers.flatMap(({ by, lines }) =>
      lines.some((line) => /没有记录|确认|不能/.test(line)) ? [{ by, lines }] : [],
    );
    expect(recorded).toEqual([]);
    expect(answers.every(({ lines }) => lines.some((line) => line.startsWith('已记录')))).toBe(true);
  });

  it('stands in 简报 as 5, 8 and 1 of 14, and 13 and 11 of 24', () => {
    expect(briefs.open[0]).toMatch(/^2024年市定.*14项）：已完成5项、达到序时8项、滞后1项$/);
    expect(briefs.open[1]).toMatch(/^2024年省定.*24项）：已完成13项、达到序时11项$/);
    expect(briefs.open).toContain(
      '邵阳市化解超期安置 939户 · 目标3200户 · 完成29.34% · 序时83.33% · 滞后（红）（10月31日）',
    );
    expect(briefs.open.length).toBeLessThanOrEqual(12);
  });

  it('stands in 进度 as the lead departments reported it', async () => {
    const lines = await scene.say('huangjing', '进度 邵阳市');
    expect(lines.join('\n')).toContain('化解超期安置 939户 · 目标3200户 · 完成29.34%');
  });

  it('is told to the office group in the words of the bulletins', async () => {
    expect(await told(scene.groupOf('huangjing'), '月汇总')).toEqual([
      city,
      province,
      '截至10月底，全市就业创业5个指标全部按序时推进。',
      '截至10月底，全市八大行动6个指标中，1个指标按序时推进，3个指标均控制在目标内，“社会消费品零售总额增速”“工业技改投资增速”2个指标未达标。（其中3项截至9月30日）',
      resettlement,
      '工业技改投资增速：7.3%（目标8.5%），未达标（9月30日）；县市区未达标4个，落后最多的是邵阳县-44.1%、大祥区-24.5%、邵东市-9.9%',
      '社会消费品零售总额增速：5.8%（目标6%），未达标（9月30日）；县市区未达标7个，落后最多的是北塔区4.7%、双清区5.2%、大祥区5.1%',
      counties,
      '生产安全事故起数超出：邵东市9起、隆回县10起（数据截至10月31日）',
      '月调度11月4日（周一）17:00截止，30个单位：按时报齐29个，逾期报齐1个。',
      '逾期：新宁县',
      '县市区12个单位排名，后3位：第10位邵阳县；第11位大祥区；第12位隆回县。',
      '市直部门18个单位排名，后3位：第16位市商务局；第17位市工信局；第18位市住建局。',
      '下次截止：就业周调度11月8日（周五）17:00；月调度12月3日（周二）17:00',
    ]);
  });

  it('is told to the city’s leader alone in at most twelve lines', async () => {
    const lines = await told('maguoqiang', '月度情况');
    expect(lines).toEqual([
      city,
      province,
      '截至10月底，全市就业创业5个指标全部按序时推进。',
      expect.stringMatching(/^截至10月底，全市八大行动6个指标中/),
      resettlement,
      expect.stringMatching(/^工业技改投资增速：7.3%/),
      counties,
      '县市区排名（12个）：前3位 1.城步苗族自治县101.83分、2.绥宁县100.65分、3.武冈市100.55分；后3位 10.邵阳县98.06分、11.大祥区98.05分、12.隆回县97.86分',
      expect.stringMatching(/^市直部门排名（18个）：前3位 1.市民政局/),
    ]);
    expect(lines.length).toBeLessThan(12);
  });

  it('is told to a county’s leader as the county’s own month', async () => {
    expect(await told('158640273915', '月度情况')).toEqual([
      '洞口县2024年10月得分100.10分，县市区第4位（共12个）。',
      '截至10月底，洞口县市定十大重点民生实事13个指标中，5个指标已完成全年目标任务，6个指标按序时推进，“修建农村公路50公里”“化解超期安置300户”2个指标未达序时。',
      '截至10月底，洞口县省定十大重点民生实事24个项目中，13个项目已经提前完成；11个项目均达到或超过序时进度。',
      '截至10月底，洞口县就业创业5个指标全部按序时推进。',
      '截至10月底，洞口县八大行动6个指标中，1个指标按序时推进，2个指标均达标，3个指标均控制在目标内。（其中3项截至9月30日）',
      '化解超期安置：71户（目标300户），完成23.67%，序时83.33%，滞后（红）（10月31日）',
      '修建农村公路：38.5公里（目标50公里），完成77%，序时83.42%，滞后（黄）（10月31日）',
    ]);
  });

  it('shows its ranking in 简报 once it is published, still on one screen', () => {
    expect(briefs.published).toContainEqual(
      expect.stringMatching(/^县市区排名（12个，2024年10月）：前3位 1.城步苗族自治县101.83分/),
    );
    expect(briefs.published.length).toBeLessThanOrEqual(12);
  });
});
