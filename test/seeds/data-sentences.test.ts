import { describe, expect, it } from 'vitest';
import { type SaidItem, summarySentence } from '../../src/bulletin/data-sentences.ts';
import { monthsText, upToText } from '../../src/bulletin/openings.ts';
import { indicatorCounts, projectCounts, projectLists, taskLists } from '../../src/bulletin/summary-form.ts';
import { behindSentence, figuresSentence, unitList } from '../../src/bulletin/unit-sentences.ts';
import { decimal, percentOf } from '../../src/domain/arithmetic.ts';
import { assess } from '../../src/domain/assess.ts';
import type { StatedState } from '../../src/domain/model.ts';
import { said } from '../bulletin/said.ts';
import { figure, indicator } from '../domain/build.ts';
import { seed } from './seeds.ts';

const province = '全市省定十大重点民生实事';
const city = '全市市定十大重点民生实事';
const oneCard = '社会保障卡居民服务“一卡通”';

/** What the bulletin prints between two texts, both included, without line breaks and page marks. */
function printed(from: string, to: string, number = '003'): string {
  const text = seed(number).replace(/\s+/g, '');
  const start = text.indexOf(from);
  const end = text.indexOf(to, start) + to.length;
  if (start < 0 || end < start + to.length) throw new Error(`not in the bulletin: ${from} … ${to}`);
  return text.slice(start, end);
}

const doneProjects = said('done', [
  '家庭教育指导服务“向阳花”行动',
  '提高城乡低保标准',
  '提高残疾人“两项补贴”标准',
  '提高孤儿和事实无人抚养儿童基本生活最低保障',
  '农村适龄及城镇低保适龄妇女“两癌”免费检查94850人',
  '困难重度残疾人家庭无障碍改造',
  '康复救助残疾儿童',
  '建设老年助餐服务点40个',
  '实施特殊困难老年人家庭适老化改造2584户',
  '法律援助',
  oneCard,
  '开工改造城镇老旧小区',
  '农村千人以上集中式饮用水水源地突出环境问题整治',
]);
const openProjects = said('on-schedule', [
  '建成县域普通高中“徐特立项目”',
  '新生儿疾病免费筛查与诊断服务',
  '普惠性托育“护蕾”行动',
  '促进高质量充分就业',
  '提质改造“爱晚”老年学校',
  '基层防灾能力提升',
  '市县两级应急广播建设工程',
  '数字政务提质增效惠民工程',
  '保障性租赁住房建设',
  '农村“三路”建设及农村公路安防',
  '农村水源保障及灌溉能力提升',
]);
const day = '2024-10-31';

/** A task with a number, judged by its figure at the end of October. */
function task(phrase: string, target: string, value: string, joined = false): SaidItem {
  const figures = { whole: figure(value, day) };
  return { phrase, joined, progress: assess({ indicator: indicator(), target, figures, redFrom: '10' }) };
}

/** A task whose lead unit states how it stands. */
function stated(phrase: string, state: StatedState): SaidItem {
  const figures = { whole: { state, dataDate: day, period: '2024-10' } };
  const kind = indicator({ kind: 'stated' });
  return { phrase, progress: assess({ indicator: kind, target: '100', figures, redFrom: '10' }) };
}

const cityTasks: readonly SaidItem[] = [
  task('实现失业人员再就业27000人', '27000', '27310'),
  task('完成特殊困难老年人家庭适老化改造2200户以上', '2200', '2200'),
  task('建设老年食堂、助餐服务点100个', '100', '104'),
  task('完成困难残疾人家庭无障碍改造2900户以上', '2900', '2954'),
  stated('脑卒中高危人群筛查和干预', 'done'),
  stated('推动10所县域普通高中“徐特立项目”建成投用', 'on-schedule'),
  task('实现困难人员再就业7500人', '7500', '7105'),
  task('新增婴幼儿照护托位3500个', '3500', '3010'),
  task('修建农村公路500公里', '500', '455.6'),
  task('完成安置房和安置地建房办证1100户', '1100', '1000'),
  task('改造危旧燃气管网130公里', '130', '120'),
  task('新建燃气管网110公里', '110', '99.5', true),
  task('解决市城区2万户6万人的二次供水问题', '20000', '17000'),
  task('化解超期安置3200户', '3200', '939'),
];

describe('the sentences of the October report, from its figures', () => {
  it('counts the provincial projects', () => {
    const text = summarySentence(`${monthsText('2024-10')}，`, projectCounts(province), [
      ...doneProjects,
      ...openProjects,
    ]);
    expect(text).toBe(printed('1-10月，全市省定', '均达到或超过序时进度。'));
  });

  it('counts the city’s indicators', () => {
    expect(summarySentence('', indicatorCounts(city), cityTasks)).toBe(
      printed('全市市定十大重点民生实事14个指标中', '未达序时。'),
    );
  });

  it('names the provincial projects, where the report itself counts one project twice', () => {
    const text = summarySentence(`${upToText('2024-10-31')}，`, projectLists(province), [
      ...doneProjects,
      ...openProjects,
    ]);
    const report = printed('截至10月底，全市省定', '均达到或超过序时进度。');
    expect(report.split(oneCard)).toHaveLength(3);
    const once = report.replace(`市县两级应急广播建设工程、${oneCard}、`, '市县两级应急广播建设工程、');
    expect(text).toBe(once.replace('余下12个', '余下11个'));
  });

  it('would print the report’s own list word for word if 25 projects were entered', () => {
    const twice = openProjects.toSpliced(7, 0, ...said('on-schedule', [oneCard]));
    const text = summarySentence('截至10月底，', projectLists(province), [...doneProjects, ...twice]);
    const report = printed('截至10月底，全市省定', '均达到或超过序时进度。');
    expect(text).toBe(report.replace('24个项目中', '25个项目中'));
  });

  it('names the city’s tasks, two kinds of pipes in one phrase counted as two', () => {
    const opening = `${upToText('2024-10-31')}，`;
    expect(summarySentence(opening, taskLists(city), cityTasks)).toBe(
      printed('截至10月底，全市市定', '未达序时进度。'),
    );
  });

  it('drafts what is behind, by county', () => {
    const text = behindSentence([
      { unit: '邵阳县', task: '新增普惠性托位' },
      { unit: '隆回县', task: '新增普惠性托位' },
      { unit: '城步苗族自治县', task: '提质改造“爱晚”老年学校' },
      { unit: '洞口县', task: '农村公路提质改造' },
    ]);
    expect(text).toBe(printed('邵阳县和隆回县新增', '序时进度要求。'));
  });

  it('lists the counties of a negative growth, with and without their figures', () => {
    const rows = (text: string) =>
      text.split(' ').map((row) => {
        const [unit, value = '-1'] = row.split(':');
        return { unit: unit!, value: decimal(value), measure: '%' };
      });
    expect(
      unitList(rows('邵阳县:-44.1 大祥区:-24.5 邵东市:-9.9 隆回县:-6.6'), {
        values: true,
        close: '等县市区',
        says: '为负增长',
      }),
    ).toBe(printed('邵阳县（-44.1%）', '为负增长'));
    expect(
      unitList(rows('邵阳县 北塔区 城步县 邵东市 大祥区 绥宁县 新宁县 隆回县 双清区 新邵县 洞口县'), {
        values: false,
        close: '{n}个县市区',
        says: '外贸增速为负',
      }),
    ).toBe(printed('邵阳县、北塔区、城步县', '外贸增速为负'));
    expect(
      unitList(rows('双清区 北塔区 绥宁县 大祥区 城步县 新邵县 新宁县'), {
        values: false,
        close: '',
        says: '社零增速低于全市平均水平',
      }),
    ).toBe(printed('双清区、北塔区、绥宁县', '低于全市平均水平'));
  });

  it('writes the five figures of 隆回县 with whole percents', () => {
    const figure = (phrase: string, value: string, measure: string, target: string) => ({
      phrase,
      value: decimal(value),
      measure,
      completion: percentOf(decimal(value), decimal(target)),
    });
    const text = figuresSentence(
      '目前全县',
      [
        figure('新增城镇就业', '1450', '人', '4680'),
        figure('新增农村劳动力转移就业', '4374', '人', '8750'),
        figure('职业技能培训', '1750', '人次', '3800'),
        figure('创业培训', '633', '人次', '770'),
        figure('创业担保贷款发放', '1570', '万元', '3020'),
      ],
      0,
    );
    expect(text).toBe(printed('目前全县新增城镇就业1450人', '完成52%。', '000'));
  });
});
