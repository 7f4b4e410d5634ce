import { describe, expect, it } from 'vitest';
import { decimal, tableText } from '../../src/domain/arithmetic.ts';
import { assess } from '../../src/domain/assess.ts';
import { weightIn } from '../../src/domain/counted.ts';
import type { UnitFacts } from '../../src/domain/month.ts';
import { scoreSheet } from '../../src/domain/score.ts';
import { figure, indicator } from './build.ts';
import { facts, judged, scoreRules, unitFacts } from './build-month.ts';

const sheetOf = (over: Partial<UnitFacts>, rules = scoreRules()) =>
  scoreSheet(unitFacts('隆回县', '1', over), rules)!;
const total = (over: Partial<UnitFacts>, rules = scoreRules()) => tableText(sheetOf(over, rules).total);

describe('the base', () => {
  it.each([
    ['is 100 where every r is 1', [judged('1'), judged('1'), judged('1')], '100.00'],
    [
      'is the weighted mean of the ratios',
      [judged('1', { weight: '3' }), judged('0.5', { weight: '1' })],
      '87.50',
    ],
    [
      'takes weights that do not add up to 100 as shares of 100',
      [judged('1', { weight: '7' }), judged('0', { weight: '14' })],
      '33.33',
    ],
    [
      'leaves out what is no task and renormalises the rest',
      [judged('0.8', { weight: '2' }), judged('0', { weight: '8', status: 'no-task' })],
      '80.00',
    ],
    ['counts what was never reported as 0', [judged('1'), judged('0', { status: 'unreported' })], '50.00'],
    ['leaves out what has no weight', [judged('1'), judged('0', { weight: '0' })], '100.00'],
    ['is rounded half up once', [judged('0.83335')], '83.34'],
    ['is not rounded before', [judged('0.83334999999')], '83.33'],
  ])('%s', (_rule, indicators, expected) => {
    expect(total({ indicators })).toBe(expected);
  });

  it('of a third and two thirds is exactly half', () => {
    const third = decimal(1).div(3);
    const progress = (ratio: typeof third) => ({ ...judged('0').progress, ratio });
    const indicators = [third, third.times(2)].map((ratio) => judged('0', { progress: progress(ratio) }));
    expect(sheetOf({ indicators }).base.toString()).toBe('50');
  });

  it('is a half where the exact number is, however the ratio was divided: 1 of 8000 by 2 January', () => {
    const progress = assess({
      indicator: indicator(),
      target: '8000',
      figures: { whole: figure('1', '2024-01-02') },
      redFrom: '10',
    });
    expect(total({ indicators: [judged('0', { progress })] })).toBe('2.33');
  });

  it('says what each indicator brings', () => {
    const { items } = sheetOf({ indicators: [judged('0.5', { weight: '1' }), judged('1', { weight: '3' })] });
    expect(items.map(({ share, points }) => [tableText(share), tableText(points)])).toEqual([
      ['25.00', '12.50'],
      ['75.00', '75.00'],
    ]);
  });

  it('does not exist for a unit with no indicator left', () => {
    expect(scoreSheet(unitFacts('新设区', '0', { indicators: [] }), scoreRules())).toBeUndefined();
    const blank = unitFacts('新设区', '0', { indicators: [judged('0', { status: 'no-task' })] });
    expect(scoreSheet(blank, scoreRules())).toBeUndefined();
  });
});

describe('the entries', () => {
  it.each([
    ['逾期填报 costs 1 a round', { lateRounds: facts(2) }, '98.00'],
    ['逾期填报 costs at most 5 a month', { lateRounds: facts(7) }, '95.00'],
    ['未报 costs 2 a round', { unreportedRounds: facts(3) }, '94.00'],
    ['未报 costs at most 10 a month', { unreportedRounds: facts(6) }, '90.00'],
    ['县市数据不一致 costs 2 each without limit', { differences: facts(9) }, '82.00'],
    ['整改逾期 costs 3', { overdueRectifications: facts(1) }, '97.00'],
    ['问题逾期未答 costs 1', { overdueFindings: facts(2) }, '98.00'],
    ['经验被专报采用 brings 0.5', { stories: facts(1) }, '100.50'],
    ['经验被专报采用 brings at most 2', { stories: facts(9) }, '102.00'],
    [
      'manual entries count as they are',
      {
        manual: [
          { id: '1', points: '1.25', reason: '省级现场会' },
          { id: '2', points: '-0.5', reason: '材料有误' },
        ],
      },
      '100.75',
    ],
    ['kinds have their own limits', { lateRounds: facts(7), unreportedRounds: facts(6) }, '85.00'],
    ['the score never falls below 0', { indicators: [judged('0')], differences: facts(1) }, '0.00'],
  ])('%s', (_rule, over, expected) => {
    expect(total(over)).toBe(expected);
  });

  it('提前完成 brings 0.5 for each newly done indicator, at most 3, and nothing once it was credited', () => {
    const early = (credited: boolean, count: number) =>
      Array.from({ length: count }, (_, at) =>
        judged('1', {
          indicator: `i${at}`,
          credited,
          progress: { ...judged('1').progress, status: 'done', early: true },
        }),
      );
    expect(total({ indicators: early(false, 2) })).toBe('101.00');
    expect(total({ indicators: early(false, 9) })).toBe('103.00');
    expect(total({ indicators: early(true, 2) })).toBe('100.00');
  });

  it('name their rule, what they are about, the figure and the row they come from', () => {
    const { entries } = sheetOf({
      unreportedRounds: [{ id: 'monthly/2024-10', name: '10月月调度' }],
      differences: [{ id: '17', name: '新增就业', figure: '县1450人，市1400人' }],
      manual: [{ id: '9', points: '-0.5', reason: '材料有误' }],
    });
    expect(entries.map((entry) => ({ ...entry, points: entry.points.toString() }))).toEqual([
      {
        rule: 'unreported',
        label: '未报',
        about: '10月月调度',
        points: '-2',
        limited: false,
        figure: undefined,
        source: { kind: 'round', id: 'monthly/2024-10' },
      },
      {
        rule: 'difference',
        label: '县市数据不一致',
        about: '新增就业',
        points: '-2',
        limited: false,
        figure: '县1450人，市1400人',
        source: { kind: 'reconciliation', id: '17' },
      },
      {
        rule: 'manual',
        label: '扣分',
        about: '材料有误',
        points: '-0.5',
        limited: false,
        source: { kind: 'manual', id: '9' },
      },
    ]);
  });

  it('beyond the limit are listed with what is left of it', () => {
    const rules = scoreRules({ late: { points: '2', most: '5' } });
    const { entries } = sheetOf({ lateRounds: facts(4) }, rules);
    expect(entries.map(({ points, limited }) => [points.toString(), limited])).toEqual([
      ['-2', false],
      ['-2', false],
      ['-1', true],
      ['0', true],
    ]);
  });

  it('of the status cost nothing unless the rules say so', () => {
    const indicators = [judged('0.5', { status: 'behind-red' })];
    expect(sheetOf({ indicators }).entries).toEqual([]);
    const { entries } = sheetOf({ indicators }, scoreRules({ red: { points: '4' } }));
    expect(entries).toMatchObject([
      { rule: 'red', figure: '完成50%，数据截至10月31日', source: { kind: 'indicator', id: 'jobs' } },
    ]);
  });
});

describe('百分制反向扣分', () => {
  const rules = scoreRules(
    { red: { points: '4' }, yellow: { points: '2' }, 'never-reported': { points: '5', most: '8' } },
    'deduction',
  );

  it.each([
    ['starts from 100 whatever the ratios are', [judged('0.2')], '100.00'],
    [
      'takes points for each red and yellow indicator',
      [judged('0', { status: 'behind-red' }), judged('0', { status: 'behind-yellow' })],
      '94.00',
    ],
    [
      'takes points for what was never reported, up to its limit',
      [judged('0', { status: 'unreported' }), judged('0', { status: 'unreported' })],
      '92.00',
    ],
  ])('%s', (_rule, indicators, expected) => {
    expect(total({ indicators }, rules)).toBe(expected);
  });
});

describe('the weight of an indicator', () => {
  it('is that of the task list, unless the rules give all weights', () => {
    const jobs = indicator({ weight: '3' });
    expect(weightIn({}, jobs)).toBe('3');
    expect(weightIn({ weights: { jobs: '60', roads: '40' } }, jobs)).toBe('60');
    expect(weightIn({ weights: { roads: '100' } }, jobs)).toBe('0');
  });
});
