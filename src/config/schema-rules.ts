import type { z } from 'zod';
import { papersSchema } from './schema-papers.ts';
import {
  appealSchema,
  closingFields,
  findingsSchema,
  rankingFields,
  reconciliationSchema,
  scoreSchema,
  warningSchema,
} from './schema-score.ts';
import { allOrNames, decimal, fields, form, id, list, text, whole, word } from './shape.ts';

const time = form(/^([01]\d|2[0-3]):[0-5]\d$/, '应为 24 小时制的时间，如 17:00', '时间，如 17:00');

const moment = (about: string) =>
  text(`${about}，如 当月25日 09:00、次月第2个工作日 17:00、本周最后一个工作日 17:00`);

const round = fields({
  id: id('调度编号：定下后不要再改'),
  name: text('调度名称'),
  every: word({ day: '每个工作日', week: '每周', month: '每月', quarter: '每季度' }, '多久一次'),
  indicators: allOrNames('调度哪些指标：全部，或指标名称的列表').nullish(),
  opens: moment('何时开始'),
  due: moment('何时截止'),
  closes: moment('何时关闭，之后不再催报'),
  reminders: list(
    text('催报时间，如 截止前1个工作日 09:00、截止当天 15:00、截止后每个工作日 09:00'),
    '何时催报，默认就是左边这三次',
  ).nullish(),
  restDay: word({ previous: '提前到上一个工作日', next: '推迟到下一个工作日' }, '日期遇休息日时').nullish(),
});

const above = (about: string, max: number) =>
  decimal(about, { min: 0.000001, max, expected: `应为大于 0、不超过 ${max} 的数` });

/** rules.yaml: how figures are asked for, checked and judged. Everything but the rounds and `ranking.from` has a default. */
export const rulesSchema = fields({
  rounds: list(round, '调度'),
  hours: fields({ from: time.nullish(), to: time.nullish() }).nullish(),
  milestones: list(
    text('提醒时间，如 节点前5个工作日 09:00'),
    '双月清单每个节点之前何时提醒还没有达到的单位',
  ).nullish(),
  digests: fields({
    weekly: moment('周汇总何时发到专班办公室的群').nullish(),
    monthly: moment('月汇总何时发到专班办公室的群，同时单独发给领导').nullish(),
  }).nullish(),
  progress: fields({ redFrom: above('落后序时进度多少个百分点起亮红灯，默认 10', 100).nullish() }).nullish(),
  checks: fields({
    overTargetPercent: decimal('首次超过目标的百分之多少时请填报人确认，默认 150', {
      min: 100,
      max: 10000,
      expected: '应为 100 至 10000 之间的百分数，不带 %',
    }).nullish(),
    statedPercentPoints: above('填报人自己写的完成率允许相差几个百分点，默认 1', 100).nullish(),
    jumpTimes: decimal('单次增量超过近期中位数的几倍时请确认，默认 5', {
      min: 1,
      max: 1000,
      expected: '应为 1 至 1000 之间的数',
    }).nullish(),
    jumpWindow: whole('看最近几次增量，默认 6', 1, 60).nullish(),
    jumpMinimum: whole('至少有几次增量才判断，默认 3', 1, 60).nullish(),
  }).nullish(),
  closing: fields({
    workday: whole('次月第几个工作日结账，默认 5', 1, 20).nullish(),
    time: time.nullish(),
    ...closingFields,
  }).nullish(),
  ranking: fields({
    from: form(/^20\d\d-(0[1-9]|1[0-2])$/, '应为年月，如 2024-03', '从哪个月开始计分排名，如 2024-03'),
    ...rankingFields,
  }),
  score: scoreSchema.nullish(),
  warning: warningSchema.nullish(),
  appeal: appealSchema.nullish(),
  findings: findingsSchema.nullish(),
  reconciliation: reconciliationSchema.nullish(),
  papers: papersSchema.nullish(),
  wholes: word(
    { reported: '以上报数为准', sum: '以各县市区合计为准' },
    '全市数两者都有时，默认 reported',
  ).nullish(),
  audit: fields({
    algorithm: word({ sha256: '国际通用', sm3: '国密' }, '审计日志的摘要算法，默认 sha256').nullish(),
  }).nullish(),
});

export type RulesFile = z.output<typeof rulesSchema>;
