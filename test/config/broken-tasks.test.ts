import { describe, it } from 'vitest';
import { expectSlip, type Slip } from './folder.ts';

const at = (number: number) => `programmes[第1项].indicators[第${number}项]`;
const slips: Slip[] = [
  [
    'a target with a thousands comma',
    '甲市: 5100',
    '甲市: 5,100',
    ['5,100', `${at(1)}.targets.甲市`, /应为阿拉伯数字，如 5100 或 30.5/],
  ],
  [
    'a target with a comma inside braces, which YAML reads as two entries',
    '{ 东区: 20000 }',
    '{ 东区: 20,000 }',
    ['20,000', `${at(2)}.parts[第1项].targets.000`, /数字中间不要逗号：5,100 应写 5100/],
  ],
  ['a target with 万', '东区: 3000', '东区: 1.2万', ['1.2万', `${at(1)}.targets.东区`, /^应为阿拉伯数字/]],
  [
    'a target in full width',
    '东区: 3000',
    '东区: ３０００',
    ['３０００', `${at(1)}.targets.东区`, /^应为阿拉伯数字/],
  ],
  [
    'a target with an exponent',
    '东区: 3000',
    '东区: 3e3',
    ['3e3', `${at(1)}.targets.东区`, /^应为阿拉伯数字/],
  ],
  [
    'a target in hexadecimal',
    '东区: 3000',
    '东区: 0xBB8',
    ['0xBB8', `${at(1)}.targets.东区`, /^应为阿拉伯数字/],
  ],
  [
    'a target without an end',
    '东区: 3000',
    '东区: .inf',
    ['.inf', `${at(1)}.targets.东区`, /^应为阿拉伯数字/],
  ],
  ['a negative target', '东区: 3000', '东区: -3000', ['-3000', `${at(1)}.targets.东区`, /不能是负数/]],
  [
    'a target of an unknown unit',
    '西县: 2100',
    '西縣: 2100',
    ['西縣', `${at(1)}.targets.西縣`, /没有这个单位，是否应为/],
  ],
  [
    'a unit with two targets under two of its names',
    '东区: 3000',
    '东区: 3000\n          城东: 3000',
    ['城东', `${at(1)}.targets.城东`, /单位不能重复：东区 已在使用/],
  ],
  [
    'an unknown lead unit',
    'lead: 市人社局',
    'lead: 市人社厅',
    ['市人社厅', `${at(1)}.lead`, /没有这个单位，是否应为 市人社局？/],
  ],
  [
    'an indicator without a measure',
    '        measure: 人\n        lead',
    '        lead',
    ['id: jobs-new', `${at(1)}.measure`, /^必填，.*要有计量单位/],
  ],
  [
    'two indicators with one id',
    'id: school',
    'id: water',
    ['id: water', `${at(3)}.id`, /指标编号不能重复：供水 已在使用/],
  ],
  [
    'an alias that is another indicator',
    'name: 普法',
    'name: 普法\n        aliases: [就业]',
    ['aliases: [就业]', `${at(4)}.aliases[第1项]`, /指标名称和别名不能重复：新增就业 已在使用/],
  ],
  [
    'milestones out of order',
    '2024-06-30: 40\n            2024-12-31: 100',
    '2024-06-30: 40\n            2024-03-31: 100',
    ['2024-03-31', `${at(1)}.schedule.steps.2024-03-31`, /按日期先后排列，在 2024-06-30 之后/],
  ],
  [
    'milestones that fall',
    '2024-06-30: 40',
    '2024-03-31: 60\n            2024-06-30: 40',
    ['2024-06-30', `${at(1)}.schedule.steps.2024-06-30`, /比前一个节点（60）大/],
  ],
  [
    'a milestone of another year',
    '2024-06-30: 40',
    '2023-06-30: 40',
    ['2023', `${at(1)}.schedule.steps.2023-06-30`, /节点应在 2024 年内/],
  ],
  [
    'a milestone on no day',
    '2024-06-30: 40',
    '2024-06-31: 40',
    ['06-31', `${at(1)}.schedule.steps.2024-06-31`, /应为存在的日期/],
  ],
  [
    'a last milestone below the whole',
    '2024-12-31: 100',
    '2024-12-31: 99',
    ['steps:', `${at(1)}.schedule.steps`, /最后一个节点（2024-12-31）应为 100/],
  ],
  [
    'a milestone above the whole',
    '2024-06-30: 40',
    '2024-06-30: 140',
    ['140', `${at(1)}.schedule.steps.2024-06-30`, /应为 0 至 100 之间/],
  ],
  [
    'stages out of order',
    '主体: 60',
    '主体: 10',
    ['主体: 10', `${at(3)}.stages.主体`, /比前一个阶段（20）大/],
  ],
  [
    'stages that never end',
    '          投用: 100\n',
    '',
    ['stages:', `${at(3)}.stages`, /最后一个阶段（主体）应为 100/],
  ],
  [
    'stages of an indicator that counts',
    'kind: stage\n',
    'kind: cumulative\n',
    ['id: school', `${at(3)}.measure`, /^必填/],
    ['id: school', `${at(3)}.targets`, /^必填/],
    ['stages:', `${at(3)}.stages`, /没有阶段/],
    ['units: [东区]', `${at(3)}.units`, /用 targets 写各单位的目标/],
  ],
  [
    'targets of an indicator that is only stated',
    '        units: 全部\n',
    '        targets: { 东区: 1 }\n',
    ['id: law', `${at(4)}.units`, /^必填/],
    ['targets: { 东区: 1 }', `${at(4)}.targets`, /没有数字目标/],
  ],
  [
    'units in other words',
    'units: 全部',
    'units: 所有',
    ['所有', `${at(4)}.units`, /^应为 全部，或名称的列表/],
  ],
  [
    'a schedule for a rate',
    '        lag: 1\n',
    '        schedule: { shape: step, steps: { 2024-12-31: 100 } }\n',
    ['schedule', `${at(5)}.schedule`, /没有序时进度/],
  ],
  ['a lag beyond a year', 'lag: 1', 'lag: 13', ['lag', `${at(5)}.lag`, /应为 0 至 12 的整数/]],
  [
    'a month that does not exist',
    'skip: [1]',
    'skip: [0]',
    ['skip', `${at(5)}.skip[第1项]`, /应为 1 至 12 的整数/],
  ],
  [
    'prorating something else than a limit',
    'lag: 1',
    'prorate: true',
    ['prorate', `${at(5)}.prorate`, /只用于 cap/],
  ],
  [
    'two parts with one name',
    'name: 人数',
    'name: 户数',
    ['name: 户数', `${at(2)}.parts[第2项].name`, /分项名称和别名不能重复/],
  ],
  [
    'a part without its measure',
    '            measure: 户\n',
    '',
    ['id: households', `${at(2)}.parts[第1项].measure`, /^必填/],
  ],
  [
    'a weight of nothing',
    'name: 普法',
    'name: 普法\n        weight: 0',
    ['weight', `${at(4)}.weight`, /大于 0/],
  ],
  ['a year in words', 'year: 2024', 'year: 二〇二四', ['year', 'programmes[第1项].year', /四位数的年份/]],
];

describe('tasks.yaml', () => {
  it.each(slips)('names file, line and field of %s', async (...slip) => {
    await expectSlip('tasks.yaml', slip);
  });
});
