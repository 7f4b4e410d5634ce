import { describe, expect, it } from 'vitest';
import { expectSlip, loadWith, problemsOf, type Slip } from './folder.ts';

const rules: Slip[] = [
  [
    'a round for an unknown indicator',
    '[新增就业]',
    '[新增产业]',
    ['新增产业', 'rounds[第2项].indicators[第1项]', /没有这个指标，是否应为 新增就业？/],
  ],
  ['a round for nothing', '[新增就业]', '[]', ['[]', 'rounds[第2项].indicators', /请写 全部/]],
  [
    'a moment in other words',
    '当月25日 09:00',
    '25号上午',
    ['25号上午', 'rounds[第1项].opens', /应为 当月25日 09:00 或 次月第2个工作日 17:00 这样的写法/],
  ],
  [
    'a moment of a week in a monthly round',
    '次月第2个工作日 17:00',
    '本周最后一个工作日 17:00',
    ['due: 本周', 'rounds[第1项].due', /次月第2个工作日/],
  ],
  [
    'an hour that does not exist',
    '当月25日 09:00',
    '当月25日 25:00',
    ['25:00', 'rounds[第1项].opens', /这样的写法/],
  ],
  [
    'a round due before it opens',
    '次月第2个工作日 17:00',
    '当月5日 17:00',
    ['当月5日', 'rounds[第1项].due', /截止应晚于开始/],
  ],
  [
    'a round closed before it is due',
    '次月第3个工作日 18:00',
    '次月第1个工作日 18:00',
    ['第1个', 'rounds[第1项].closes', /关闭不能早于截止/],
  ],
  [
    'two rounds with one id',
    'id: weekly',
    'id: monthly',
    ['id: monthly', 'rounds[第2项].id', /调度编号不能重复/],
  ],
  [
    'a round that comes too often',
    'every: week',
    'every: hour',
    ['every: hour', 'rounds[第2项].every', /week（每周）、month（每月）、quarter（每季度）/],
  ],
  [
    'a minimum above its window',
    'jumpWindow: 6',
    'jumpWindow: 6\n  jumpMinimum: 7',
    ['jumpMinimum', 'checks.jumpMinimum', /不能大于 jumpWindow（6）/],
  ],
  [
    'a limit out of range',
    'jumpWindow: 6',
    'overTargetPercent: 90',
    ['overTarget', 'checks.overTargetPercent', /应为 100 至 10000/],
  ],
  [
    'a red light beyond the scale',
    'checks:',
    'progress: { redFrom: 101 }\nchecks:',
    ['redFrom', 'progress.redFrom', /大于 0、不超过 100/],
  ],
  [
    'a closing day beyond the month',
    'checks:',
    'closing: { workday: 30 }\nchecks:',
    ['workday', 'closing.workday', /应为 1 至 20 的整数/],
  ],
  [
    'a reminder in other words',
    '次月第3个工作日 18:00',
    '次月第3个工作日 18:00\n    reminders: [截止当天 15:00, 截止前一天 09:00]',
    ['截止前一天', 'rounds[第1项].reminders[第2项]', /应为 截止前1个工作日 09:00、截止当天 15:00/],
  ],
  [
    'a reminder at no time of day',
    '次月第3个工作日 18:00',
    '次月第3个工作日 18:00\n    reminders: [截止当天下午]',
    ['下午', 'rounds[第1项].reminders[第1项]', /这样的写法/],
  ],
  [
    'a milestone’s reminder for a round',
    '次月第3个工作日 18:00',
    '次月第3个工作日 18:00\n    reminders: [节点前1个工作日 09:00]',
    ['节点前', 'rounds[第1项].reminders[第1项]', /应为 截止前1个工作日/],
  ],
  [
    'a reminder outside the hours',
    '次月第3个工作日 18:00',
    '次月第3个工作日 18:00\n    reminders: [截止当天 20:00]',
    ['id: monthly', 'rounds[第1项]', /“截止当天 20:00”不在可以发消息的时间（08:00至20:00）内/],
  ],
  [
    'an opening outside the hours',
    '当月25日 09:00',
    '当月25日 07:59',
    ['id: monthly', 'rounds[第1项]', /“当月25日 07:59”不在可以发消息的时间/],
  ],
  [
    'an opening outside the hours, with a full-width colon',
    '当月25日 09:00',
    '当月25日 23：00',
    ['id: monthly', 'rounds[第1项]', /不在可以发消息的时间/],
  ],
  [
    'a round that is still open when the next one opens',
    '次月第3个工作日 18:00',
    '次月28日 18:00',
    ['次月28日', 'rounds[第1项].closes', /还没关闭（.*），.*已经开始（.*），两期重叠/],
  ],
  [
    'a round that the calendar makes due before it opens',
    '次月第2个工作日 17:00',
    '当月第17个工作日 17:00',
    ['第17个', 'rounds[第1项].due', /的截止（4月24日17:00）不晚于开始（4月25日09:00），请改晚截止或改早开始/],
  ],
  [
    'an id that ad hoc rounds have',
    'id: weekly',
    'id: adhoc-1',
    ['adhoc-1', 'rounds[第2项].id', /不能以 adhoc- 开头，那是即时调度的编号/],
  ],
  [
    'two rounds with one name',
    'name: 周调度',
    'name: 月调度',
    ['name: 月调度', 'rounds[第2项].name', /调度名称不能重复/],
  ],
  [
    'hours the wrong way round',
    'checks:',
    "hours: { from: '20:00', to: '08:00' }\nchecks:",
    ['id: monthly', 'rounds[第1项]', /不在可以发消息的时间（20:00至08:00）内/],
    ['id: weekly', 'rounds[第2项]', /不在可以发消息的时间（20:00至08:00）内/],
    ['hours', 'hours.to', /应晚于开始的时间（20:00）/],
  ],
  [
    'an hour of the hours that is none',
    'checks:',
    "hours: { from: '8点' }\nchecks:",
    ['8点', 'hours.from', /24 小时制/],
  ],
  [
    'a milestone’s reminder in other words',
    'checks:',
    'milestones: [节点前1个工作日 09:00, 节点前五天 09:00]\nchecks:',
    ['节点前五天', 'milestones[第2项]', /应为 节点前5个工作日 09:00 这样的写法/],
  ],
  [
    'a round’s reminder for a milestone',
    'checks:',
    'milestones: [截止前1个工作日 09:00]\nchecks:',
    ['截止前', 'milestones[第1项]', /应为 节点前5个工作日 09:00/],
  ],
  [
    'a digest of another kind of day',
    'checks:',
    'digests: { weekly: 当月25日 09:00 }\nchecks:',
    ['当月25日', 'digests.weekly', /应为 本周第一个工作日/],
  ],
  [
    'a month’s digest by the week',
    'checks:',
    'digests: { monthly: 本周最后一个工作日 17:30 }\nchecks:',
    ['本周最后', 'digests.monthly', /应为 当月25日 09:00 或 次月第2个工作日/],
  ],
  ['a month that does not exist', 'from: 2024-03', 'from: 2024-13', ['2024-13', 'ranking.from', /应为年月/]],
  ['no month to begin with', 'ranking:\n  from: 2024-03\n', '', ['rounds', 'ranking', /./]],
];

/** Written before `checks:`, where the fixture says nothing of them. */
const scoring = (
  name: string,
  text: string,
  ...problems: [on: string, field: string, expected: RegExp][]
): Slip => [name, 'checks:', `${text}\nchecks:`, ...problems];
/** Written into `ranking`, beside its first month. */
const ranked = (name: string, text: string, ...problems: [string, string, RegExp][]): Slip => [
  name,
  'from: 2024-03',
  `from: 2024-03\n  ${text}`,
  ...problems,
];

const score: Slip[] = [
  scoring('a scheme nobody knows', 'score: { scheme: stars }', [
    'stars',
    'score.scheme',
    /weighted（按权重计算得分）、deduction（百分制反向扣分，100 减扣分）/,
  ]),
  scoring('points below zero', 'score: { late: { points: -1 } }', [
    '-1',
    'score.late.points',
    /0 至 100 之间的数，最多两位小数/,
  ]),
  scoring('points of three decimals', 'score: { early: { points: 0.125 } }', [
    '0.125',
    'score.early.points',
    /最多两位小数/,
  ]),
  scoring('a limit below one time', 'score: { late: { points: 3, most: 2 } }', [
    'most: 2',
    'score.late.most',
    /不能少于每次的 3 分/,
  ]),
  scoring('a default limit that is lowered too far', 'score: { unreported: { most: 1 } }', [
    'most: 1',
    'score.unreported.most',
    /不能少于每次的 2 分/,
  ]),
  scoring('deductions without any for red', 'score: { scheme: deduction }', [
    'deduction',
    'score.red',
    /亮红灯每项扣几分，如 red/,
  ]),
  scoring('yellow dearer than red', 'score: { red: { points: 2 }, yellow: { points: 3 } }', [
    'yellow',
    'score.yellow',
    /不能多于红灯（2）/,
  ]),
  scoring('silence cheaper than red', 'score: { red: { points: 4 }, neverReported: { points: 1 } }', [
    'neverReported',
    'score.neverReported',
    /不能少于红灯（4），否则不报反而合算/,
  ]),
  scoring('weights that do not add up to 100', 'score:\n  weights: { 新增就业: 60, 供水: 30 }', [
    'weights',
    'score.weights',
    /2024 年各指标的权重合计应为 100/,
  ]),
  scoring('a weight of an unknown indicator', 'score:\n  weights: { 新增就业: 60, 供电: 40 }', [
    '供电',
    'score.weights.供电',
    /没有这个指标，是否应为 供水？/,
  ]),
  scoring('a weight below zero', 'score:\n  weights: { 新增就业: -60 }', [
    '-60',
    'score.weights.新增就业',
    /大于 0/,
  ]),
  scoring('no weights at all', 'score:\n  weights: {}', ['weights', 'score.weights', /不能是空的/]),
  ranked('no bottom places', 'bottomPlaces: 0', [
    'bottomPlaces: 0',
    'ranking.bottomPlaces',
    /应为 1 至 100 的整数/,
  ]),
  ranked('half a bottom place', 'bottomPlaces: 2.5', ['2.5', 'ranking.bottomPlaces', /整数/]),
  ranked('more bottom places than units', 'bottomPlaces: 3', [
    'bottomPlaces: 3',
    'ranking.bottomPlaces',
    /县市区组只有 2 个单位参加排名，不能比后几名还少/,
  ]),
  ranked('a group that does not exist', 'groups: [乡镇]', [
    '乡镇',
    'ranking.groups[第1项]',
    /没有这个排名组，单位里写的有：县市区/,
  ]),
  ranked('no group at all', 'groups: []', ['groups', 'ranking.groups', /请写 全部/]),
  ranked('an exempt unit that does not exist', 'exempt: [东县]', [
    '东县',
    'ranking.exempt[第1项]',
    /没有这个单位/,
  ]),
  scoring('a warning after no month', 'warning: { consecutiveMonths: 0 }', [
    'consecutiveMonths',
    'warning.consecutiveMonths',
    /应为 1 至 12 的整数/,
  ]),
  scoring('more months than a year has', 'warning: { consecutiveMonths: 13 }', [
    '13',
    'warning.consecutiveMonths',
    /应为 1 至 12 的整数/,
  ]),
  scoring('a ladder without a level', 'warning: { ladder: [] }', [
    'ladder',
    'warning.ladder',
    /至少要有一级/,
  ]),
  scoring(
    'two levels of one name',
    'warning:\n  ladder:\n    - { name: 预警, text: 约谈 }\n    - { name: 预警, text: 督办 }',
    ['督办', 'warning.ladder[第2项].name', /级别名称不能重复/],
  ),
  scoring('a level that says nothing', 'warning: { ladder: [{ name: 预警 }] }', [
    'ladder',
    'warning.ladder[第1项].text',
    /^必填/,
  ]),
  scoring('a level for nobody we know', 'warning: { ladder: [{ name: 预警, text: 约谈, tell: [mayor] }] }', [
    'mayor',
    'warning.ladder[第1项].tell[第1项]',
    /city-leaders（市领导）/,
  ]),
  scoring('a number without its year', "warning: { numbering: '{n}号' }", [
    'numbering',
    'warning.numbering',
    /\{year\} 和 \{n\} 应各写一次/,
  ]),
  scoring('a rectification due before 签收', 'warning: { rectifyWorkdays: 1 }', [
    'rectifyWorkdays',
    'warning.rectifyWorkdays',
    /不能短于签收期限（2 个工作日）/,
  ]),
  scoring('a closing before the figures are checked', 'closing: { workday: 2 }', [
    'workday: 2',
    'closing.workday',
    /结账（第2个工作日 18:00）应晚于核对（checkBack，第3个工作日 18:00）/,
  ]),
  scoring('figures checked when the month is closed', 'closing: { checkBack: { workday: 5 } }', [
    'checkBack',
    'closing.checkBack',
    /应晚于核对（checkBack，第5个工作日 18:00）/,
  ]),
  scoring('an early warning that is not in words the file knows', 'warning: { earlyAt: 15号 }', [
    '15号',
    'warning.earlyAt',
    /应为 当月15日 09:00 或 当月第10个工作日 09:00 这样的写法/,
  ]),
  scoring('an early warning that comes when the month is over', 'warning: { earlyAt: 次月2日 09:00 }', [
    '次月2日',
    'warning.earlyAt',
    /应为 当月15日 09:00/,
  ]),
  scoring('an early warning at night', 'warning: { earlyAt: 当月15日 23:00 }', [
    '23:00',
    'warning.earlyAt',
    /不在可以发消息的时间（08:00至20:00）内/,
  ]),
  scoring('a finding without time to answer it', 'findings: { answerWorkdays: 0 }', [
    'answerWorkdays: 0',
    'findings.answerWorkdays',
    /应为 1 至 60 的整数/,
  ]),
  scoring('an appeal without time', 'appeal: { workdays: 0 }', [
    'workdays: 0',
    'appeal.workdays',
    /应为 1 至 60 的整数/,
  ]),
  scoring('a side that does not exist', 'reconciliation: { decides: province }', [
    'province',
    'reconciliation.decides',
    /county（以县市区为准）/,
  ]),
  scoring('a tolerance above everything', 'reconciliation: { tolerancePercent: 101 }', [
    '101',
    'reconciliation.tolerancePercent',
    /0 至 100/,
  ]),
];

const holidays: Slip[] = [
  ['a notice without its number', '国办发明电〔2026〕1号', '国务院', ['source', 'years.2027.source', /文号/]],
  ['no notice at all', '    source: 国办发明电〔2026〕1号\n', '', ['2027', 'years.2027.source', /^必填/]],
  [
    'a range the wrong way round',
    '2027-02-05..2027-02-11',
    '2027-02-11..2027-02-05',
    ['02-11', 'years.2027.off[第2项]', /开头应早于结尾/],
  ],
  [
    'a range too long to be a holiday',
    '2027-02-05..2027-02-11',
    '2027-02-05..2027-03-11',
    ['03-11', 'years.2027.off[第2项]', /最多 12 天/],
  ],
  [
    'a day that does not exist',
    '2027-02-05..2027-02-11',
    '2027-02-30',
    ['02-30', 'years.2027.off[第2项]', /应为存在的日期/],
  ],
  [
    'a day both off and work',
    '- 2027-01-31',
    '- 2027-02-06',
    ['02-06', 'years.2027.work[第1项]', /同一天不能既放假又补班/],
  ],
  [
    'a make-up day within the week',
    '- 2027-01-31',
    '- 2027-02-01',
    ['02-01', 'years.2027.work[第1项]', /周六或周日/],
  ],
  [
    'a day of another year',
    '- 2027-01-01',
    '- 2026-01-01',
    ['2026-01-01', 'years.2027.off[第1项]', /应是 2027 年的日子/],
  ],
  [
    'a day written twice',
    '- 2027-01-01',
    '- 2027-02-05',
    ['02-05..', 'years.2027.off[第2项]', /同一天写了两次/],
  ],
  [
    'a year that is none',
    '  2027:',
    '  27年:',
    ['27年', 'years.27年', /四位数的年份/],
    ['01-01', 'years.27年.off[第1项]', /./],
    ['02-05', 'years.27年.off[第2项]', /./],
    ['01-31', 'years.27年.work[第1项]', /./],
  ],
];

/** Two changes at once: what is laid on the calendar only shows with both. */
const together: [name: string, opens: string, due: string, closes: string, expected: RegExp | undefined][] = [
  [
    'a nth workday that comes before the day it opens on',
    '当月15日 09:00',
    '当月第10个工作日 17:00',
    '次月第1个工作日 18:00',
    /不晚于开始/,
  ],
  [
    'a nth workday that some month does not have',
    '当月第1个工作日 09:00',
    '当月第17个工作日 17:00',
    '次月第1个工作日 08:00',
    /没有第17个工作日/,
  ],
  [
    'an opening at the minute the last one closes',
    '当月第1个工作日 18:00',
    '次月第1个工作日 17:00',
    '次月第1个工作日 18:00',
    undefined,
  ],
];

describe('a round of rules.yaml on the calendar', () => {
  it.each(together)('%s', async (_, opens, due, closes, expected) => {
    const change = (text: string) =>
      text
        .replace('当月25日 09:00', opens)
        .replace('次月第2个工作日 17:00', due)
        .replace('次月第3个工作日 18:00', closes);
    const { result } = await loadWith({ 'rules.yaml': change });
    const said = problemsOf(result).map((problem) => problem.expected);
    expect(said).toEqual(expected ? [expect.stringMatching(expected)] : []);
  });
});

describe('rules.yaml', () => {
  it.each([...rules, ...score])('names file, line and field of %s', async (...slip) => {
    await expectSlip('rules.yaml', slip);
  });
});

describe('holidays.yaml', () => {
  it.each(holidays)('names file, line and field of %s', async (...slip) => {
    await expectSlip('holidays.yaml', slip);
  });
});
