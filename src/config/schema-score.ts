import { allOrNames, decimal, fields, form, list, table, text, whole, word, yesNo } from './shape.ts';

const pointsForm = /^(100(\.0{1,2})?|[1-9]?\d(\.\d{1,2})?)$/;
const points = (about: string) =>
  form(pointsForm, '应为 0 至 100 之间的数，最多两位小数', about).meta({
    description: about,
    type: ['number', 'string'],
  });

const entry = (about: string) =>
  fields({
    points: points(`${about}，每次（项）几分；0 表示不用`).nullish(),
    most: points('一个单位一个月最多几分；不写为不限').nullish(),
  }).meta({ description: about });

/** rules.yaml `score`: how a month is scored. */
export const scoreSchema = fields({
  scheme: word({ weighted: '按权重计算得分', deduction: '百分制反向扣分，100 减扣分' }, '计分办法').nullish(),
  weights: table(
    decimal('权重', { min: 0.000001, max: 100, expected: '应为大于 0、不超过 100 的数' }),
    '各指标的权重，写作“指标: 权重”，同一年的合计为 100；没写到的指标不计分。不写则用任务清单的权重',
  ).nullish(),
  late: entry('逾期填报扣分').nullish(),
  unreported: entry('未报扣分').nullish(),
  difference: entry('县市数据不一致扣分').nullish(),
  rectificationOverdue: entry('整改逾期扣分').nullish(),
  findingOverdue: entry('问题逾期未答扣分').nullish(),
  red: entry('指标亮红灯扣分').nullish(),
  yellow: entry('指标亮黄灯扣分').nullish(),
  notMet: entry('比率类指标未达标扣分').nullish(),
  exceeded: entry('上限类指标超出扣分').nullish(),
  neverReported: entry('指标从未上报扣分').nullish(),
  early: entry('提前完成加分').nullish(),
  story: entry('经验被专报采用加分').nullish(),
});

/** rules.yaml `ranking`, but for `from`: who is ranked, and how many places are bottom places. */
export const rankingFields = {
  groups: allOrNames('参加排名的组：全部，或组名的列表；默认 全部').nullish(),
  exempt: list(text('单位名称'), '不参加排名的单位').nullish(),
  bottomPlaces: whole('后几名（K），默认 3', 1, 100).nullish(),
};

/** rules.yaml `closing`, but for day and time: by whom a month is closed, and when its figures are checked. */
export const closingFields = {
  auto: yesNo('到时自动结账，默认 true；false 表示由专班办公室结账').nullish(),
  checkBack: fields({
    workday: whole('次月第几个工作日请各单位核对，默认 3', 1, 20).nullish(),
    time: form(/^([01]\d|2[0-3]):[0-5]\d$/, '应为 24 小时制的时间，如 18:00', '时间，如 18:00').nullish(),
  }).nullish(),
};

const numberingForm = /^(?!.*\{year\}.*\{year\})(?!.*\{n\}.*\{n\})(?=.*\{year\})(?=.*\{n\}).{1,60}$/;

const told = word(
  {
    group: '单位工作群',
    liaison: '单位联络员',
    leaders: '单位领导',
    'city-leaders': '市领导',
    office: '专班办公室',
  },
  '通知谁',
);

/** rules.yaml `warning`: when a notice is due, what it says, and how it is followed. */
export const warningSchema = fields({
  consecutiveMonths: whole('连续几个月（N）在后几名时预警，默认 2', 1, 12).nullish(),
  resetInJanuary: yesNo('每年 1 月重新起算，默认 true').nullish(),
  ladder: list(
    fields({
      name: text('这一级的名称'),
      text: text('这一级做什么，写进通知'),
      tell: list(told, '签发后通知谁，默认 [group, leaders]').nullish(),
    }),
    '预警的级别，从轻到重；每多连续一个月升一级，到最后一级为止',
  ).nullish(),
  autoSign: yesNo('自动签发，默认 false').nullish(),
  numbering: form(
    numberingForm,
    '{year} 和 {n} 应各写一次，如 〔{year}〕{n}号',
    '文号，{year} 为签发年份，{n} 为序号，默认 〔{year}〕{n}号',
  ).nullish(),
  acknowledgeWorkdays: whole('几个工作日内签收，默认 2', 1, 60).nullish(),
  rectifyWorkdays: whole('几个工作日内报整改，默认 5', 1, 60).nullish(),
  earlyAt: text(
    '预警提示：当月何时告诉预计排在后几名或滞后的单位，默认 当月15日 09:00，遇休息日推迟到下一个工作日',
  ).nullish(),
  raiseUnanswered: yesNo('逾期未签收、未整改的，每过一个期限升一级，默认 false').nullish(),
  line: list(told, '逾期后逐个工作日依次通知谁，默认 [liaison, leaders, office]').nullish(),
});

/** rules.yaml `appeal`: 异议. */
export const appealSchema = fields({
  workdays: whole('发布或下发后几个工作日内可以提出异议，默认 5', 1, 60).nullish(),
});

/** rules.yaml `findings`: 观察员问题. */
export const findingsSchema = fields({
  answerWorkdays: whole('观察员提出问题后几个工作日内答复，默认 5', 1, 60).nullish(),
});

/** rules.yaml `reconciliation`: 县市一致. */
export const reconciliationSchema = fields({
  decides: word(
    { county: '以县市区为准', department: '以市直部门为准', office: '由专班办公室裁定' },
    '数据不一致时以谁为准，默认 office',
  ).nullish(),
  tolerancePercent: decimal('相差不超过部门数的百分之几算一致，默认 0', {
    min: 0,
    max: 100,
    expected: '应为 0 至 100 之间的百分数，不带 %',
  }).nullish(),
});
