import { beforeAll, describe, expect, it } from 'vitest';
import { decimal } from '../../../src/domain/arithmetic.ts';
import { assess } from '../../../src/domain/assess.ts';
import {
  type BehindSoon,
  type EarlyWarning,
  earlyWarnings,
  type TrackedTask,
} from '../../../src/domain/early-warning.ts';
import type { Lift } from '../../../src/domain/lift.ts';
import type { Figure, Indicator, Status } from '../../../src/domain/model.ts';
import type { Raise } from '../../../src/domain/raise.ts';
import { earlyWarningLines, liftLines } from '../../../src/office/early/lines.ts';
import type { Office } from '../../../src/office/office.ts';
import { figure, indicator, part } from '../../domain/build.ts';
import { closingRules } from '../../domain/build-month.ts';
import { monthEnd, unitWith } from '../../domain/build-tasks.ts';
import { officeOf, sample } from '../../support/scene.ts';

const stages = ['前期', '开工', '主体', '投用'].map((name, at) => ({ name, percent: String(10 + at * 30) }));
const indicators: readonly Indicator[] = [
  indicator({ id: 'training', name: '创业培训', measure: '人次' }),
  indicator({ id: 'roads', name: '农村公路', measure: '公里' }),
  indicator({
    id: 'water',
    name: '二次供水',
    parts: [
      part('households', { name: '户数', measure: '万户' }),
      part('people', { name: '人数', measure: '万人' }),
    ],
  }),
  indicator({ id: 'growth', name: '服务业增速', kind: 'level', measure: '%', lag: 1 }),
  indicator({ id: 'accidents', name: '事故起数', kind: 'cap', measure: '起', prorate: true }),
  indicator({ id: 'school', name: '徐特立项目', kind: 'stage', measure: '', stages }),
  indicator({ id: 'aid', name: '法律援助', kind: 'stated', measure: '' }),
];
const to = (value: string) => ({ value: decimal(value) });
const training: Raise = { indicator: 'training', to: to('620') };
const roads: Raise = { indicator: 'roads', to: to('50.01') };
const closing = '本提示只发给本单位，名次和得分以结账为准。';

let office: Office;
beforeAll(async () => {
  office = officeOf({ ...(await sample()), indicators, programmes: [], targets: [] }, 0);
});

describe('what would lift a unit out of the bottom places', () => {
  it.each<[string, Lift, readonly string[]]>([
    ['to report', { kind: 'report' }, ['其他单位不变，报上10月的数，就不在后3位。']],
    [
      'one value',
      { kind: 'single', options: [training] },
      ['其他单位不变，创业培训 截至10月31日报到620人次以上，就不在后3位。'],
    ],
    [
      'one of two',
      { kind: 'single', options: [training, roads] },
      [
        '其他单位不变，下面任何一项做到，就不在后3位：',
        '创业培训 截至10月31日报到620人次以上',
        '农村公路 截至10月31日报到50.01公里以上',
      ],
    ],
    [
      'one of many: the three nearest',
      { kind: 'single', options: [training, roads, training, roads, training] },
      [
        '其他单位不变，下面任何一项做到，就不在后3位：',
        '创业培训 截至10月31日报到620人次以上',
        '农村公路 截至10月31日报到50.01公里以上',
        '创业培训 截至10月31日报到620人次以上',
        '另有2项，做到其中一项也可以。',
      ],
    ],
    [
      'several together: all of them',
      { kind: 'together', raises: [training, roads, training, roads] },
      [
        '其他单位不变，只做到一项不够，下面4项都做到就不在后3位：',
        '创业培训 截至10月31日报到620人次以上',
        '农村公路 截至10月31日报到50.01公里以上',
        '创业培训 截至10月31日报到620人次以上',
        '农村公路 截至10月31日报到50.01公里以上',
      ],
    ],
    ['nothing', { kind: 'cannot' }, ['其他单位不变，只提高各项指标的完成数，仍在后3位。']],
  ])('%s', (_, lift, lines) => {
    expect(liftLines(office, lift, { month: '2024-10', places: 3 })).toEqual(lines);
  });

  it.each<[string, Raise, string]>([
    [
      'a part, in its own measure',
      { indicator: 'water', part: 'people', to: to('6.05') },
      '二次供水人数 截至10月31日报到6.05万人以上',
    ],
    ['a rate that lags', { indicator: 'growth', to: to('-1.5') }, '服务业增速 截至9月30日报到-1.5%以上'],
    [
      'any report at all',
      { indicator: 'training', to: to('0') },
      '创业培训 截至10月31日报上数即可（0人次以上）',
    ],
    [
      'a stage',
      { indicator: 'school', to: { stage: '主体' } },
      '徐特立项目 截至10月31日报到“主体”或以后的阶段',
    ],
    ['the last stage', { indicator: 'school', to: { stage: '投用' } }, '徐特立项目 截至10月31日报到“投用”'],
    [
      'a statement',
      { indicator: 'aid', to: { state: 'on-schedule' } },
      '法律援助 截至10月31日报“达到序时”或“已完成”',
    ],
    ['the best statement', { indicator: 'aid', to: { state: 'done' } }, '法律援助 截至10月31日报“已完成”'],
    ['any statement', { indicator: 'aid', to: { state: 'behind' } }, '法律援助 截至10月31日报上进度即可'],
  ])('names %s', (_, raise, item) => {
    const lift: Lift = { kind: 'single', options: [raise] };
    expect(liftLines(office, lift, { month: '2024-10', places: 3 })).toEqual([
      `其他单位不变，${item}，就不在后3位。`,
    ]);
  });
});

/** An indicator that is behind by its trend. */
function behind(id: string, status: Status, over: Partial<BehindSoon>): BehindSoon {
  const { name } = indicators.find((one) => one.id === id)!;
  const progress = { status, ratio: decimal('0.5'), early: false, judgedAt: monthEnd };
  return { indicator: id, name, figures: {}, progress, needed: { kind: 'cannot' }, ...over };
}

const whole = (value: string): { figures: BehindSoon['figures'] } => ({
  figures: { whole: figure(value, monthEnd, { remark: '含高校毕业生' }) },
});
const single = (...options: Raise[]): BehindSoon['needed'] => ({ kind: 'single', options });
const lines = (warning: Omit<EarlyWarning, 'unit'>) => earlyWarningLines(office, warning, '2024-10');

describe('an early warning', () => {
  const late = behind('training', 'behind-yellow', { ...whole('561'), needed: single(training) });

  it('says the place its trend leads to and what prevents that', () => {
    const bottom = {
      place: 11,
      of: 12,
      total: decimal('78.5'),
      lift: { kind: 'single', options: [training] } as const,
    };
    expect(lines({ bottom, behind: [] })).toEqual([
      '【预警提示】按目前进度，10月底预计排第11位（共12个单位），在后3位。',
      '创业培训 截至10月31日报到620人次以上，可以避免。',
      closing,
    ]);
    expect(lines({ bottom, behind: [late] })).toEqual([
      '【预警提示】按目前进度，10月底预计排第11位（共12个单位），在后3位。',
      '创业培训 截至10月31日报到620人次以上，可以避免。',
      '10月底预计滞后或未达标1项：',
      '创业培训 预计561人次，滞后（黄）；截至10月31日报到620人次以上可以避免。',
      closing,
    ]);
  });

  it('counts the bottom places of a small group as the ranking does', () => {
    const bottom = { place: 5, of: 5, total: decimal('60'), lift: { kind: 'cannot' } as const };
    expect(lines({ bottom, behind: [] }).slice(0, 2)).toEqual([
      '【预警提示】按目前进度，10月底预计排第5位（共5个单位），在后2位。',
      '只提高各项指标的完成数，已不能避免。',
    ]);
  });

  it.each<[string, BehindSoon, string]>([
    ['a value', late, '创业培训 预计561人次，滞后（黄）；截至10月31日报到620人次以上可以避免。'],
    [
      'parts that are each enough',
      behind('water', 'behind-red', {
        progress: {
          status: 'behind-red',
          completion: decimal('67.505'),
          ratio: decimal('0.8'),
          early: false,
        },
        needed: single(
          { indicator: 'water', part: 'households', to: to('2') },
          { indicator: 'water', part: 'people', to: to('6') },
        ),
      }),
      '二次供水 预计完成67.51%，滞后（红）；截至10月31日户数报到2万户以上，或者人数报到6万人以上可以避免。',
    ],
    [
      'parts that are needed both',
      behind('water', 'behind-red', {
        progress: { status: 'behind-red', completion: decimal('60'), ratio: decimal('0.8'), early: false },
        needed: {
          kind: 'together',
          raises: [
            { indicator: 'water', part: 'households', to: to('2') },
            { indicator: 'water', part: 'people', to: to('6') },
          ],
        },
      }),
      '二次供水 预计完成60%，滞后（红）；截至10月31日户数报到2万户以上，并且人数报到6万人以上可以避免。',
    ],
    [
      'a rate, which has no trend and lags',
      behind('growth', 'not-met', {
        ...whole('4.2'),
        needed: single({ indicator: 'growth', to: to('5.8') }),
      }),
      '服务业增速 目前4.2%，未达标；截至9月30日报到5.8%以上可以避免。',
    ],
    [
      'a limit that can still be kept',
      behind('accidents', 'exceeded', {
        ...whole('53'),
        needed: { kind: 'at-most', value: decimal('50'), passed: false },
      }),
      '事故起数 预计53起，超出；截至10月31日不超过50起可以避免。',
    ],
    [
      'a limit that is passed already',
      behind('accidents', 'exceeded', {
        ...whole('53'),
        needed: { kind: 'at-most', value: decimal('50'), passed: true },
      }),
      '事故起数 预计53起，超出；已经超过10月底的控制数50起，请控制新增。',
    ],
    [
      'a stage',
      behind('school', 'behind-red', {
        figures: { whole: { stage: '开工', dataDate: monthEnd, period: '2024-10' } },
        needed: single({ indicator: 'school', to: { stage: '投用' } }),
      }),
      '徐特立项目 目前开工，滞后（红）；截至10月31日报到“投用”可以避免。',
    ],
    [
      'a statement',
      behind('aid', 'behind-yellow', {
        figures: { whole: { state: 'behind', dataDate: monthEnd, period: '2024-10' } },
        needed: single({ indicator: 'aid', to: { state: 'on-schedule' } }),
      }),
      '法律援助 目前滞后（黄）；截至10月31日报“达到序时”或“已完成”可以避免。',
    ],
    [
      'what nothing prevents',
      behind('roads', 'behind-red', whole('12.5')),
      '农村公路 预计12.5公里，滞后（红）；只提高完成数已不能避免。',
    ],
  ])('of an indicator names %s', (_, one, line) => {
    expect(lines({ behind: [one] })).toEqual([
      '【预警提示】按目前进度，10月底预计滞后或未达标1项：',
      line,
      closing,
    ]);
  });

  it('takes twelve lines at most, the worst first, and counts the rest', () => {
    const red = behind('roads', 'behind-red', whole('1'));
    const said = lines({ behind: [...Array.from({ length: 14 }, () => late), red] });
    expect(said).toHaveLength(12);
    expect(said[0]).toContain('未达标15项：');
    expect(said[1]).toMatch(/^农村公路/);
    expect(said.slice(10)).toEqual(['其余6项请发“进度”查看。', closing]);
    const raises = [training, roads, training, roads, training];
    const bottom = { place: 12, of: 12, total: decimal('50'), lift: { kind: 'together', raises } as const };
    const both = lines({ bottom, behind: Array.from({ length: 14 }, () => late) });
    expect(both).toHaveLength(12);
    expect(both[2]).toBe(
      [620, 50, 620, 50, 620]
        .map((value) =>
          value === 50 ? '农村公路 截至10月31日报到50.01公里以上' : '创业培训 截至10月31日报到620人次以上',
        )
        .join('；'),
    );
  });

  it('prints what the rules compute: the printed value is enough, and one less is not', () => {
    const history: readonly Figure[] = [figure('71', '2024-08-31'), figure('76', '2024-09-30')];
    const own: TrackedTask = {
      assessed: {
        indicator: indicators[0]!,
        target: '100',
        figures: { whole: history.at(-1) },
        redFrom: '10',
        year: 2024,
      },
      day: monthEnd,
      history,
    };
    const facts = { month: '2024-10', units: [unitWith('A', [own], { reported: false })] };
    const [warning] = earlyWarnings(facts, new Map([['A', [own]]]), closingRules);
    expect(lines(warning!)[1]).toBe('创业培训 预计81人次，滞后（黄）；截至10月31日报到84人次以上可以避免。');
    const statusAt = (value: string) =>
      assess({ ...own.assessed, figures: { whole: figure(value, monthEnd) } }).status;
    expect([statusAt('83'), statusAt('84')]).toEqual(['behind-yellow', 'on-schedule']);
  });
});
