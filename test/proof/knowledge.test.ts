import { describe, expect, it } from 'vitest';
import type { Knowledge, LedgerFigure } from '../../src/proof/model.ts';
import { proofread } from '../../src/proof/proofread.ts';

const named = (id: string, ...aliases: string[]) => ({ id, name: id, aliases });
const figure = (unit: string, indicator: string, value: string, measure: string, dataDate: string) =>
  ({ unit, indicator, value, measure, dataDate }) satisfies LedgerFigure;

const knowledge: Knowledge = {
  units: [
    named('云岭市', '全市'),
    named('青石县'),
    named('白河县'),
    named('云山县'),
    named('河西区'),
    named('市人社局'),
  ],
  whole: '云岭市',
  indicators: [named('新增城镇就业', '城镇新增就业'), named('创业担保贷款发放')],
  figures: [
    figure('云岭市', '新增城镇就业', '28600', '人', '2024-09-30'),
    figure('云岭市', '新增城镇就业', '31250', '人', '2024-10-31'),
    figure('青石县', '新增城镇就业', '2140', '人', '2024-10-31'),
    figure('青石县', '创业担保贷款发放', '1570', '万元', '2024-10-31'),
  ],
  targets: [{ unit: '云岭市', indicator: '新增城镇就业', value: '38000', measure: '人' }],
};
const kinds = (text: string) => proofread(text, knowledge).map(({ kind }) => kind);

describe('a text held against the ledger', () => {
  it.each([
    ['the value of the date it names', '截至10月底，全市新增城镇就业31250人。'],
    ['an earlier month with its own value', '1-9月，全市城镇新增就业28600人。'],
    ['a rounded value', '截至10月底，全市新增城镇就业3.13万人。'],
    ['an approximate value', '截至10月底，全市新增城镇就业3.1万余人。'],
    ['a month of which nothing is known', '1-8月，全市新增城镇就业25000人。'],
    ['a unit of which nothing is known', '截至10月底，白河县新增城镇就业1875人。'],
    ['a target', '全市新增城镇就业目标38000人。'],
    ['a task named by its target', '截至10月底，全市5个指标中，“新增城镇就业38000人”1个指标未达序时。'],
    ['another scale', '截至10月底，青石县创业担保贷款发放0.157亿元。'],
    ['last year', '去年同期，全市新增城镇就业26000人。'],
  ])('says nothing about %s', (_, text) => {
    expect(kinds(text)).toEqual([]);
  });

  it.each([
    ['the whole city', '截至10月底，全市新增城镇就业32150人。', '31250人'],
    ['the value of another month', '1-9月，全市新增城镇就业31520人。', '28600人'],
    ['a county', '截至10月底，青石县新增城镇就业2410人。', '2140人'],
    ['the paragraph of a county', '青石县：稳就业成效明显。截至10月底，全县新增城镇就业2410人。', '2140人'],
    ['a value that is the target', '截至10月底，全市新增城镇就业38000人。', '31250人'],
    ['no date: the latest counts', '目前，全市新增城镇就业32150人。', '31250人'],
    ['another scale', '截至10月底，青石县创业担保贷款发放0.175亿元。', '1570万元'],
  ])('finds a wrong figure of %s', (_, text, right) => {
    const findings = proofread(text, knowledge);
    expect(findings.map(({ kind }) => kind)).toEqual(['ledger']);
    expect(findings[0]!.arithmetic).toContain(right);
  });
});

it('finds a figure given twice with two values, whether a place is said or not', () => {
  const text = '1-10月，技术合同成交额完成227.86亿元。\n1-10月，全市完成技术合同成交额258亿元。';
  expect(kinds(text)).toEqual(['twice']);
  expect(proofread(text).map(({ kind }) => kind)).toEqual(['twice']);
});

describe('the names of units', () => {
  it.each([
    ['known names', '青石县、白河县和河西区进度较快，市人社局牵头。'],
    ['a county of another city', '与邻近的青川县、安化县开展协作。'],
    ['what is no one unit', '1—10月，中心城区新增城镇就业1.2万人，各县区新增城镇就业情况良好。'],
    ['another city’s figure of something else', '学习考察组到安化县，该县建成粮仓12个。'],
    ['words that only look like a unit', '青石县城区、白河县域经济、云山县级公立医院发展较快。'],
  ])('says nothing about %s', (_, text) => {
    expect(kinds(text)).toEqual([]);
  });

  it.each([
    ['a name that sounds the same', '清石县进度滞后。', '青石县'],
    ['a county called a city', '云山市完成年度任务。', '云山县'],
    ['a slip in a row of known units', '青石县、白水县、云山县完成年度任务。', '白河县'],
    ['a slip in a heading', '河东区：扎实推进民生实事。', '河西区'],
    ['one that is nowhere', '截至10月底，黄泥县新增城镇就业2140人。', '黄泥县'],
    ['a slip with a figure', '清石县新增城镇就业2140人。', '青石县'],
    ['a department', '由市人设局牵头落实。', '市人社局'],
  ])('finds %s', (_, text, meant) => {
    const findings = proofread(text, knowledge);
    expect(findings.map(({ kind }) => kind)).toEqual(['unit']);
    expect(findings[0]!.arithmetic).toContain(`“${meant}”`);
  });

  it('says a wrong name once, however often it stands', () => {
    expect(kinds('清石县进度滞后。清石县已约谈。')).toEqual(['unit']);
  });
});
