import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal, percentText, tableText } from '../../src/domain/arithmetic.ts';
import { type Assessed, assess } from '../../src/domain/assess.ts';
import type { Indicator, StatedState } from '../../src/domain/model.ts';
import { statusText } from '../../src/domain/status.ts';
import { figure, indicator, part } from './build.ts';

function judged(over: Partial<Indicator>, target: string | undefined, rest: Partial<Assessed> = {}) {
  return assess({ indicator: indicator(over), target, figures: {}, redFrom: '10', ...rest });
}
const whole = (value: string, date?: string) => ({ figures: { whole: figure(value, date) } });

describe('the employment figures of one county', () => {
  const rows = [
    ['新增城镇就业', '4680', '1450', '30.98%'],
    ['农村劳动力转移就业', '8750', '4374', '49.99%'],
    ['职业技能培训', '3800', '1750', '46.05%'],
    ['创业培训', '770', '633', '82.21%'],
    ['创业担保贷款', '3020', '1570', '51.99%'],
  ] as const;

  it.each(rows)('%s: of %s, %s is %s and on schedule on 31 March', (_name, target, value, percent) => {
    const progress = judged({}, target, whole(value));
    expect(percentText(progress.completion!)).toBe(percent);
    expect(percentText(progress.scheduled!)).toBe('25%');
    expect(progress.status).toBe('on-schedule');
    expect(progress.ratio.toString()).toBe('1');
  });

  it.each([
    ['one point of a third short is yellow', '1450', '4680', '2024-04-30', 'behind-yellow', '33.33%'],
    ['ten points and more short is red', '1450', '4680', '2024-05-31', 'behind-red', '41.67%'],
    ['what is ahead of five twelfths is on schedule', '1750', '3800', '2024-05-31', 'on-schedule', '41.67%'],
  ])('%s', (_rule, value, target, date, status, scheduled) => {
    const progress = judged({}, target, whole(value, date));
    expect([progress.status, percentText(progress.scheduled!)]).toEqual([status, scheduled]);
  });
});

describe('scheduled kinds', () => {
  it.each([
    [
      'exactly on schedule is not behind, though a twelfth has no end',
      '1',
      '12',
      '2024-01-31',
      'on-schedule',
      '1.00',
    ],
    ['a hair below is behind', '0.999999', '12', '2024-01-31', 'behind-yellow', '1.00'],
    ['exactly ten points short is red', '15', '100', '2024-03-31', 'behind-red', '0.60'],
    ['a hair less than ten points short is yellow', '15.0001', '100', '2024-03-31', 'behind-yellow', '0.60'],
    ['exactly ten points short of a third is red', '28', '120', '2024-04-30', 'behind-red', '0.70'],
    ['all of the task is done', '100', '100', '2024-10-31', 'done', '1.00'],
    ['a corrected value below zero counts as nothing', '-5', '100', '2024-03-31', 'behind-red', '0.00'],
    ['a reported zero is a value', '0', '100', '2024-03-31', 'behind-red', '0.00'],
  ])('%s', (_rule, value, target, date, status, ratio) => {
    const progress = judged({}, target, whole(value, date));
    expect([progress.status, tableText(progress.ratio)]).toEqual([status, ratio]);
  });

  it('done before the year is over is 提前完成, on its last day just 已完成', () => {
    const [early, last] = ['2024-12-30', '2024-12-31'].map((date) => judged({}, '100', whole('100', date)));
    expect([early, last].map((one) => statusText(one!.status, one!.early))).toEqual(['提前完成', '已完成']);
  });

  it('done before the last milestone is early, after it is not', () => {
    const schedule = {
      kind: 'milestones',
      shape: 'step',
      steps: [{ date: '2024-08-31', percent: '100' }],
    } as const;
    expect(judged({ schedule }, '10', whole('10', '2024-08-30')).early).toBe(true);
    expect(judged({ schedule }, '10', whole('10', '2024-09-30')).early).toBe(false);
  });

  it('r is 1 where a step expects nothing yet', () => {
    const schedule = {
      kind: 'milestones',
      shape: 'step',
      steps: [{ date: '2024-08-31', percent: '100' }],
    } as const;
    expect(judged({ schedule }, '10', whole('0', '2024-03-31'))).toMatchObject({ status: 'on-schedule' });
    expect(judged({ schedule }, '10', whole('0', '2024-03-31')).ratio.toString()).toBe('1');
  });

  it('a silent unit is judged later with its last value, whose own date is kept', () => {
    const progress = judged({}, '4680', { ...whole('1450'), judgedAt: '2024-05-31' });
    expect(progress).toMatchObject({ status: 'behind-red', dataDate: '2024-03-31', judgedAt: '2024-05-31' });
  });

  it('a judging day before the data date is not heeded', () => {
    const progress = judged({}, '4680', { ...whole('1450'), judgedAt: '2024-01-31' });
    expect(progress).toMatchObject({ judgedAt: '2024-03-31', status: 'on-schedule' });
  });
});

describe('levels, limits, stages and stated tasks', () => {
  it.each([
    ['level 5, reached exactly', 'level', '5', '5', 'met', '1'],
    ['level 5, value 4.5', 'level', '5', '4.5', 'not-met', '0.9'],
    ['level 5, value −44.1: r 0', 'level', '5', '-44.1', 'not-met', '0'],
    ['level −5, value −3 is reached', 'level', '-5', '-3', 'met', '1'],
    ['a missed level that is not positive: r 0', 'level', '-5', '-7', 'not-met', '0'],
    ['cap 60, value 50: within', 'cap', '60', '50', 'within', '1'],
    ['cap 60, value 60: still within', 'cap', '60', '60', 'within', '1'],
    ['cap 60, value 80: r is limit ÷ value', 'cap', '60', '80', 'exceeded', '0.75'],
    ['cap 0, value 0: within', 'cap', '0', '0', 'within', '1'],
    ['cap 0, value 1: r 0', 'cap', '0', '1', 'exceeded', '0'],
  ] as const)('%s', (_rule, kind, target, value, status, ratio) => {
    const progress = judged({ kind }, target, whole(value));
    expect([progress.status, progress.ratio.toString()]).toEqual([status, ratio]);
    expect(progress.scheduled).toBeUndefined();
  });

  it.each([
    ['a third of the year allows exactly a third of the limit', '2024-04-30', '20', 'within', '1.00'],
    ['one more exceeds it', '2024-04-30', '21', 'exceeded', '0.95'],
    ['by the end of the year all of it is allowed', '2024-12-31', '60', 'within', '1.00'],
  ])('prorated limit: %s', (_rule, date, value, status, ratio) => {
    const progress = judged({ kind: 'cap', prorate: true }, '60', whole(value, date));
    expect([progress.status, tableText(progress.ratio)]).toEqual([status, ratio]);
  });

  const stages = [
    { name: '前期', percent: '10' },
    { name: '主体', percent: '50' },
    { name: '投用', percent: '100' },
  ];
  const at = (stage: string, dataDate = '2024-06-30') => ({
    figures: { whole: { stage, dataDate, period: '2024-06' } },
  });

  it.each([
    ['the stage is its percent of the whole', '主体', '100', '50%', 'on-schedule'],
    ['less than expected is behind', '前期', '100', '10%', 'behind-red'],
    ['the target stage may lie before the end', '主体', '50', '100%', 'done'],
  ])('stage: %s', (_rule, stage, target, completion, status) => {
    const progress = judged({ kind: 'stage', measure: '', stages }, target, at(stage));
    expect([percentText(progress.completion!), progress.status]).toEqual([completion, status]);
  });

  it('a stage that the configuration no longer knows counts as unreported, not as zero', () => {
    expect(judged({ kind: 'stage', stages }, '100', at('装修'))).toMatchObject({ status: 'unreported' });
  });

  it.each([
    ['done', 'done', '1', true],
    ['on-schedule', 'on-schedule', '1', false],
    ['behind', 'behind-yellow', '0.5', false],
  ] as const)('stated %s is %s with r %s', (state, status, ratio, early) => {
    const stated = { state: state as StatedState, dataDate: '2024-10-31', period: '2024-10' };
    const progress = judged({ kind: 'stated' }, '100', { figures: { whole: stated } });
    expect([progress.status, progress.ratio.toString(), progress.early]).toEqual([status, ratio, early]);
    expect(progress.completion).toBeUndefined();
  });
});

describe('no task and no report', () => {
  it.each([
    ['a blank target is no task', 'cumulative', '', 'no-task'],
    ['no row at all is no task', 'cumulative', undefined, 'no-task'],
    ['0 is no task', 'cumulative', '0', 'no-task'],
    ['0 is no task for a level either', 'level', '0', 'no-task'],
    ['a limit of 0 is a task', 'cap', '0', 'unreported'],
    ['a blank limit is no task', 'cap', ' ', 'no-task'],
    ['a stated task is a task', 'stated', '100', 'unreported'],
    ['a stated indicator without a target is no task', 'stated', '', 'no-task'],
    ['a stage without a report is unreported', 'stage', '100', 'unreported'],
    ['a number never reported is unreported', 'cumulative', '100', 'unreported'],
  ] as const)('%s', (_rule, kind, target, status) => {
    const progress = judged({ kind }, target);
    expect([progress.status, progress.ratio.toString()]).toEqual([status, '0']);
    expect([progress.completion, progress.dataDate]).toEqual([undefined, undefined]);
  });

  it('a value without a task stays without a task', () => {
    expect(judged({}, '', whole('50')).status).toBe('no-task');
  });
});

describe('parts', () => {
  const parts = [part('户'), part('人')];
  const of = (
    values: Record<string, [string, string?]>,
    partTargets: Record<string, string> = { 户: '2', 人: '6' },
  ) =>
    judged({ parts }, undefined, {
      partTargets,
      figures: {
        parts: Object.fromEntries(Object.entries(values).map(([id, [v, date]]) => [id, figure(v, date)])),
      },
    });

  it('200% and 0% are 50%, and not done', () => {
    const progress = of({ 户: ['4', '2024-12-31'], 人: ['0', '2024-12-31'] });
    expect([percentText(progress.completion!), progress.status]).toEqual(['50%', 'behind-red']);
  });

  it('done only when every part is', () => {
    expect(of({ 户: ['2'], 人: ['6'] }).status).toBe('done');
    expect(of({ 户: ['9'], 人: ['5.999999'] }).status).not.toBe('done');
  });

  it('a part without weight must be done too', () => {
    const progress = judged({ parts: [part('户'), part('人', { weight: '0' })] }, undefined, {
      partTargets: { 户: '2', 人: '6' },
      figures: { parts: { 户: figure('2') } },
    });
    expect(progress.status).not.toBe('done');
  });

  it('a part without a task is left out and the weights renormalised', () => {
    expect(percentText(of({ 户: ['1'] }, { 户: '2', 人: '' }).completion!)).toBe('50%');
  });

  it('a part nobody reported counts as nothing once another is reported', () => {
    expect(percentText(of({ 户: ['2'] }).completion!)).toBe('50%');
  });

  it('no part reported is unreported, no part with a task is no task', () => {
    expect(of({}).status).toBe('unreported');
    expect(of({ 户: ['1'] }, {}).status).toBe('no-task');
  });

  it('the mean is judged at the newest part, so an old part cannot turn the clock back', () => {
    expect(of({ 户: ['0.6', '2024-03-31'], 人: ['1.8', '2024-06-30'] })).toMatchObject({
      dataDate: '2024-06-30',
      status: 'behind-red',
    });
  });

  it('the mean of twelfths and a third meets the sixth of the year that it is', () => {
    const progress = judged({ parts: ['a', 'b', 'c'].map((id) => part(id)) }, undefined, {
      partTargets: { a: '12', b: '12', c: '3' },
      figures: { parts: Object.fromEntries(['a', 'b', 'c'].map((id) => [id, figure('1', '2023-02-28')])) },
    });
    expect(progress.status).toBe('on-schedule');
  });

  it('parts that weigh nothing at all count alike', () => {
    const progress = judged(
      { parts: [part('户', { weight: '0' }), part('人', { weight: '0' })] },
      undefined,
      {
        partTargets: { 户: '2', 人: '6' },
        figures: { parts: { 户: figure('2'), 人: figure('0') } },
      },
    );
    expect(percentText(progress.completion!)).toBe('50%');
  });

  it('weights count', () => {
    const progress = judged({ parts: [part('户', { weight: '3' }), part('人')] }, undefined, {
      partTargets: { 户: '2', 人: '6' },
      figures: { parts: { 户: figure('2'), 人: figure('0') } },
    });
    expect(percentText(progress.completion!)).toBe('75%');
  });
});

describe('the ratio', () => {
  it('never leaves 0..1, whatever the kind, the target, the value and the day', () => {
    const number = fc.integer({ min: -10_000, max: 10_000 }).map((n) => decimal(n).div(7).toFixed(4));
    const day = fc.constantFrom('2024-01-01', '2024-02-29', '2024-07-15', '2024-12-31');
    const kind = fc.constantFrom('cumulative', 'level', 'cap', 'stated', 'stage');
    fc.assert(
      fc.property(kind, number, number, day, fc.boolean(), (of, target, value, date, prorate) => {
        const { ratio } = judged({ kind: of as Indicator['kind'], prorate }, target, whole(value, date));
        expect(ratio.gte(0) && ratio.lte(1)).toBe(true);
      }),
    );
  });
});
