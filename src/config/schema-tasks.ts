import type { z } from 'zod';
import { allOrNames, decimal, fields, form, id, list, table, text, whole, word, yesNo } from './shape.ts';

const percent = (about: string) =>
  decimal(about, { min: 0, max: 100, expected: '应为 0 至 100 之间的百分数，不带 %' });
const weight = decimal('权重，默认 1', {
  min: 0.000001,
  max: 1000,
  expected: '应为大于 0、不超过 1000 的数',
});
const targets = table(
  decimal('年度目标任务，如 4680 或 30.5').nullable(),
  '各单位的年度目标任务，写作“单位: 数字”；留空（cumulative 也可写 0）表示没有任务',
);

const schedule = fields({
  shape: word({ linear: '节点之间匀速推进', step: '到节点当天才要求达到' }, '节点之间怎么算'),
  steps: table(percent('到这一天应完成的百分数'), '节点，写作“日期: 百分数”，按日期先后，最后为 100'),
});

const part = fields({
  id: id('分项编号'),
  name: text('分项名称'),
  aliases: list(text('别名'), '分项的别名').nullish(),
  measure: text('计量单位'),
  weight: weight.nullish(),
  targets,
});

const indicator = fields({
  id: id('指标编号：定下后不要再改，台账用它记录'),
  name: text('指标名称'),
  aliases: list(text('别名'), '人们常打的叫法，同一年度内不能与别的指标重复').nullish(),
  kind: word(
    {
      cumulative: '今年以来累计数',
      level: '增速等比率，看当前值',
      cap: '不得超过的上限',
      stage: '工程形象进度',
      stated: '没有数字，只说已完成、达到序时或滞后',
    },
    '指标类型',
  ),
  measure: text('计量单位，如 人、万元、%').nullish(),
  weight: weight.nullish(),
  lead: text('牵头单位').nullish(),
  responsible: text('责任人（备查，不影响谁能填报）').nullish(),
  responsibleByUnit: table(text('责任人'), '各单位的责任人（备查），写作“单位: 姓名”').nullish(),
  schedule: schedule.nullish(),
  lag: whole('数据比调度的月份晚几个月', 0, 12).nullish(),
  skip: list(whole('月份', 1, 12), '没有数据的月份，如 [1]').nullish(),
  stages: table(
    percent('到这一阶段算完成百分之几'),
    'stage 类的各阶段，写作“阶段: 百分数”，由低到高，最后为 100',
  ).nullish(),
  parts: list(part, '分项：各有自己的目标，全部完成才算完成').nullish(),
  prorate: yesNo('cap 类：上限是否按序时进度折算').nullish(),
  targets: targets.nullish(),
  units: allOrNames('stage、stated 类：哪些单位有这项任务；全部 指所有县市区').nullish(),
});

const programme = fields({
  id: id('专项编号'),
  name: text('专项名称'),
  noun: word(
    { 指标: '如“14个指标中”', 项目: '如“24个项目中”' },
    '汇总的句子里把任务叫作什么，默认 指标',
  ).nullish(),
  year: form(/^20\d\d$/, '应为四位数的年份，如 2024', '年度').meta({ type: 'integer', pattern: undefined }),
  indicators: list(indicator, '指标'),
});

/** tasks.yaml: the year's programmes, their indicators, and every unit's target. */
export const tasksSchema = fields({ programmes: list(programme, '专项') });

export type TasksFile = z.output<typeof tasksSchema>;
export type ProgrammeEntry = TasksFile['programmes'][number];
export type IndicatorEntry = ProgrammeEntry['indicators'][number];
