import { describe, it } from 'vitest';
import { expectSlip, type Slip } from './folder.ts';

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
  ['a month that does not exist', 'from: 2024-03', 'from: 2024-13', ['2024-13', 'ranking.from', /应为年月/]],
  ['no month to begin with', 'ranking:\n  from: 2024-03\n', '', ['rounds', 'ranking', /./]],
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

describe('rules.yaml', () => {
  it.each(rules)('names file, line and field of %s', async (...slip) => {
    await expectSlip('rules.yaml', slip);
  });
});

describe('holidays.yaml', () => {
  it.each(holidays)('names file, line and field of %s', async (...slip) => {
    await expectSlip('holidays.yaml', slip);
  });
});
