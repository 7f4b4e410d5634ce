import { describe, expect, it } from 'vitest';
import { readReport } from '../../src/language/report.ts';
import { prose } from './told.ts';
import { vocabulary } from './vocabulary.ts';

const read = (text: string) => readReport(text, vocabulary, { prose: true });

describe('running text says', () => {
  it.each([
    [
      'two figures with completions',
      '目前全县新增城镇就业 860 人，完成 21%；职业技能培训930人次，完成36%。',
      ['新增城镇就业 860人 (21%)', '职业技能培训 930人次 (36%)'],
    ],
    [
      'a name broken over blank lines',
      '新增农村\n\n劳动力转移就业 2110 人，完成 40%',
      ['新增农村劳动力转移就业 2110人 (40%)'],
    ],
    [
      'a measure after a blank line',
      '创业担保贷款发放 860\n\n万元，完成 32%',
      ['创业担保贷款发放 8600000元 (32%)'],
    ],
    ['a name broken once', '创业培\n训 233人次', ['创业培训 233人次']],
    [
      'a number broken at the end of a full line',
      '今年以来全县上下齐心协力，累计新增城镇就业12\n\n34人',
      ['新增城镇就业 1234人'],
    ],
    ['a verb before the name', '完成新增城镇就业860人，占年任务21%', ['新增城镇就业 860人 (21%)']],
    ['人数达到', '新增城镇就业人数达到1,860人', ['新增城镇就业 1860人']],
    ['a reordered name', '城镇新增就业860人', ['新增城镇就业 860人']],
    ['a reordered name with 人数', '全县城镇新增就业人数860人', ['新增城镇就业 860人']],
    ['a reordered name with 新增 last', '城镇就业新增860人', ['新增城镇就业 860人']],
    ['a mistyped name', '新曾城镇就业860人', ['新增城镇就业 860人']],
    ['the name without 实现', '失业人员再就业270人', ['实现失业人员再就业 270人']],
    ['a comma before 累计达到', '新增城镇就业人数，累计达到860人', ['新增城镇就业 860人']],
    ['万人', '新增城镇就业0.086万人', ['新增城镇就业 860人']],
    ['about so many', '职业技能培训超930余人次', ['职业技能培训 约930人次']],
    ['Chinese numerals', '新增城镇就业两万三千人', ['新增城镇就业 23000人']],
    ['the target first', '新增城镇就业目标4680人，已完成860人，完成率21%', ['新增城镇就业 860人 (21%)']],
    [
      'the count before the sum',
      '发放创业担保贷款88笔、860万元',
      ['创业担保贷款发放 8600000元', '~发放创业担保贷款88笔'],
    ],
    [
      'three figures without measures',
      '新增城镇就业860、创业培训233、职业技能培训930',
      ['新增城镇就业 860', '创业培训 233', '职业技能培训 930'],
    ],
    [
      'two figures joined by 和',
      '新增城镇就业860人和创业培训233人次',
      ['新增城镇就业 860人', '创业培训 233人次'],
    ],
    [
      'figures in brackets',
      '新增城镇就业（860人）、创业培训（233人次）',
      ['新增城镇就业 860人', '创业培训 233人次'],
    ],
    [
      'a figure and its part',
      '新增城镇就业860人，其中女性300人，完成21%',
      ['新增城镇就业 860人 (21%)', '~其中女性300人'],
    ],
    ['an addition', '新增城镇就业 +120', ['新增城镇就业 +120']],
    ['无变化', '新增城镇就业无变化，创业培训233人次', ['新增城镇就业 holds', '创业培训 233人次']],
    ['a stage', '徐特立项目 主体', ['县域普通高中“徐特立项目” 主体']],
    ['a stated state', '家庭教育指导服务已完成。', ['家庭教育指导服务 done']],
    ['a rate', '规模工业增加值同比增长5.8%', ['规模工业增加值增速 5.8%']],
    ['a falling rate', '规模工业增加值同比下降3.8%', ['规模工业增加值增速 -3.8%']],
    ['two parts', '二次供水2万户、6万人', ['二次供水/户数 20000户', '二次供水/人数 60000人']],
    ['a comparable measure, for the caller to ask about', '职业技能培训930人', ['职业技能培训 930人']],
    ['one figure twice', '新增城镇就业860人。综上，新增城镇就业860人', ['新增城镇就业 860人']],
    [
      'one figure with two values',
      '新增城镇就业860人，新增城镇就业870人',
      ['新增城镇就业 860人', '新增城镇就业 870人'],
    ],
    [
      'our own answer',
      '1. 新增城镇就业 860人 · 目标4680人 · 完成18.38% · 序时25% · 滞后',
      ['新增城镇就业 860人'],
    ],
    [
      'a list of lines',
      '1. 新增城镇就业 860人\n2. 创业培训 233人次',
      ['新增城镇就业 860人', '创业培训 233人次'],
    ],
    [
      'lines that end and begin with digits',
      '新增城镇就业 860\n2.5万户居民受益',
      ['新增城镇就业 860', '~2.5万户'],
    ],
  ] as [string, string, string[]][])('%s', (_what, text, told) => {
    expect(prose(text)).toEqual(told);
  });
});

describe('running text does not say', () => {
  it.each([
    [
      'a figure of something similar',
      '共办理创业担保贷款88笔，带动就业人数278人',
      ['~共办理创业担保贷款88笔', '~带动就业人数278人'],
    ],
    ['a figure by a piece of a name', '开设技能培训班，培训 930人次', ['~培训930人次']],
    ['a number shared by two names', '职业技能、创业培训385人', ['~创业培训385人']],
    ['a number behind another word', '创业培训补贴50万元', ['~创业培训补贴50万元']],
    ['a number of another dimension', '新增城镇就业860万元', ['~新增城镇就业860万元']],
    ['a number in the next sentence', '全力做好新增城镇就业。860人参加招聘会', ['~860人']],
    ['a number in another clause', '在新增城镇就业方面，我县举办招聘会18场', ['~我县举办招聘会18场']],
    ['a change against the year before', '新增城镇就业较上年增加200人', []],
    ['a rate of growth as a figure', '新增城镇就业同比增长5.8%', ['~新增城镇就业同比增长5.8%']],
    ['a row of a table', '新增城镇就业 4680 1450', ['~新增城镇就业4680', '~新增城镇就业4680 1450']],
    ['a target alone', '新增城镇就业目标任务4680人', []],
    [
      'list words, years, dates and ordinals',
      '一是抓调度。2024年11月8日，第13期，两癌、十大、三个一，〔2023〕7号',
      [],
    ],
    ['digits in words', '“311”行动、PM2.5、A4纸、5G', []],
    ['a state of a thing that is counted', '新增城镇就业已完成', []],
    ['a stage in the middle of a sentence', '徐特立项目主体工程进入收尾阶段', []],
    ['a page number', '稳就业\n—5—\n保民生', []],
  ] as [string, string, string[]][])('%s', (_what, text, told) => {
    expect(prose(text)).toEqual(told);
  });

  it('a completion that belongs to another number', () => {
    expect(prose('新增城镇就业860人，举办招聘会18场，完成60%')[0]).toBe('新增城镇就业 860人');
  });
});

describe('the unit and the date of running text', () => {
  it('are those that head the clauses', () => {
    const reading = read('隆回县：发力稳就业。截至3月底，全县新增城镇就业860人。');
    expect(reading).toMatchObject({ unit: { kind: 'found', id: '隆回县' }, dataDate: { month: 3 } });
  });

  it('are read from 1-6月', () => {
    expect(read('1-6月，全县新增城镇就业860人').dataDate).toEqual({ month: 6 });
  });

  it('are not a passing mention of another unit', () => {
    expect(read('在邵阳市人社局指导下，新增城镇就业860人').unit).toBeUndefined();
  });

  it('of two units stay with their statements', () => {
    const text = '截至9月30日，新宁县新增城镇就业860人。武冈市新增城镇就业730人。';
    expect(read(text).unit).toEqual({ kind: 'ambiguous', ids: ['新宁县', '武冈市'] });
    expect(prose(text)).toEqual(['[新宁县] 新增城镇就业 860人', '[武冈市] 新增城镇就业 730人']);
  });

  it('of a short line may be an abbreviation', () => {
    expect(read('武冈 9月 新增城镇就业860人')).toMatchObject({
      unit: { id: '武冈市' },
      period: { month: 9 },
    });
  });
});

describe('running text keeps back', () => {
  it.each([
    ['digits torn apart by a space', '新增城镇就业16 9人', ['~新增城镇就业16 9人']],
    ['digits torn apart by line breaks', '新增城镇就业\n1\n6\n8人', ['~新增城镇就业1\n6\n8人']],
    ['a figure of a day nobody can read', '截至上周五，新增城镇就业860人', ['!截至上周五 860人']],
    ['a figure of 上个月', '上个月，新增城镇就业860人', ['!上个月 860人']],
    ['figures of two months', '3月新增城镇就业5人，4月创业培训6人次', ['!3月 5人', '!4月 6人次']],
  ])('%s', (_what, text, told) => {
    expect(prose(text)).toEqual(told);
  });

  it('no state behind a number', () => {
    expect(prose('家庭教育指导服务完成320场次，达到序时进度')).toEqual([
      '家庭教育指导服务 on-schedule',
      '~家庭教育指导服务完成320场次',
    ]);
  });
});
