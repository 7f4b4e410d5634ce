import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal } from '../../src/domain/arithmetic.ts';
import { closeMonth } from '../../src/domain/close-month.ts';
import { leversOf, type Task } from '../../src/domain/lever.ts';
import { type Lift, liftOf } from '../../src/domain/lift.ts';
import type { Indicator } from '../../src/domain/model.ts';
import type { MonthFacts, UnitFacts } from '../../src/domain/month.ts';
import type { Raise } from '../../src/domain/raise.ts';
import { figure, indicator, part } from './build.ts';
import { closingRules, facts } from './build-month.ts';
import { october, task, taskWith, unitWith } from './build-tasks.ts';

/** Raises in short: jobs→70, road/a→12, school→主体. */
function said(lift: Lift | undefined): string {
  if (!lift || lift.kind === 'report' || lift.kind === 'cannot') return lift?.kind ?? 'not in the bottom';
  const short = ({ indicator, part, to }: Raise) =>
    `${indicator}${part ? `/${part}` : ''}→${'value' in to ? to.value.toString() : 'stage' in to ? to.stage : to.state}`;
  return lift.kind === 'single' ? lift.options.map(short).join(' or ') : lift.raises.map(short).join(' and ');
}
const liftOfOwn = (tasks: readonly Task[], others: readonly string[], over: Partial<UnitFacts> = {}) =>
  said(liftOf(october(unitWith('own', tasks, over), ...others), 'own', tasks, closingRules));

describe('what lifts a unit out of the bottom places', () => {
  // Two units: the last is in the bottom. Scheduled on 31 October: 83.33%.
  it.each([
    ['nothing for a unit that is not there', [task('jobs', '80')], ['0.5'], 'not in the bottom'],
    ['the smallest whole value that gives the higher score', [task('jobs', '50')], ['0.75'], 'jobs→63'],
    ['more than an equal score where the completion is lower', [task('jobs', '50')], ['0.72'], 'jobs→61'],
    [
      'each indicator that is enough alone, the shortest way first',
      [task('jobs', '50'), task('roads', '40', { measure: '公里' })],
      ['0.6'],
      'roads→50.01 or jobs→61',
    ],
    [
      'an indicator that was never reported',
      [task('jobs', '80'), task('roads', undefined)],
      ['0.7'],
      'roads→37',
    ],
    [
      'the next stages of a project',
      [
        taskWith(
          indicator({
            id: 'school',
            kind: 'stage',
            stages: [
              { name: '前期', percent: '10' },
              { name: '开工', percent: '30' },
              { name: '主体', percent: '60' },
              { name: '完工', percent: '100' },
            ],
          }),
          { whole: { stage: '前期', dataDate: '2024-10-31', period: '2024-10' } },
          { target: '100' },
        ),
      ],
      ['0.6'],
      'school→主体',
    ],
    [
      'the statement of a lead unit',
      [
        taskWith(
          indicator({ id: 'aid', kind: 'stated' }),
          { whole: { state: 'behind', dataDate: '2024-10-31', period: '2024-10' } },
          { target: '100' },
        ),
      ],
      ['0.6'],
      'aid→on-schedule',
    ],
    [
      'a rate, in its two decimals; equal in everything shares the place and is out',
      [task('growth', '2', { kind: 'level', measure: '%' }, '5.8')],
      ['0.9'],
      'growth→5.22',
    ],
  ])('%s', (_rule, tasks, others, expected) => {
    expect(liftOfOwn(tasks as Task[], others as string[])).toBe(expected);
  });

  it('a part of an indicator', () => {
    const water = indicator({
      id: 'water',
      parts: [part('户', { measure: '户' }), part('人', { measure: '人' })],
    });
    const tasks = [
      taskWith(
        water,
        { parts: { 户: figure('50', '2024-10-31'), 人: figure('10', '2024-10-31') } },
        { partTargets: { 户: '100', 人: '100' } },
      ),
    ];
    expect(liftOfOwn(tasks, ['0.5'])).toBe('water/户→74 or water/人→34');
  });

  it('says that a report is enough for a unit that gave none', () => {
    expect(liftOfOwn([task('jobs', '80')], ['0.5'], { reported: false })).toBe('report');
  });

  it('takes the report for granted where it is not enough alone', () => {
    expect(liftOfOwn([task('jobs', '30')], ['0.5'], { reported: false })).toBe('jobs→42');
  });

  it('a limit is never lowered: what happened does not come back', () => {
    const accidents = task('accidents', '10', { kind: 'cap', measure: '起' }, '5');
    expect(liftOfOwn([accidents], ['0.9'])).toBe('cannot');
    expect(leversOf(accidents, decimal(100))).toEqual([]);
  });

  it('names several together, each as far as needed, when none alone suffices', () => {
    const tasks = [task('a', '10'), task('b', '20'), task('c', '80')];
    expect(liftOfOwn(tasks, ['0.9'])).toBe('a→84 and b→62');
  });

  it('counts on the bonus of 提前完成 where being on schedule is not enough', () => {
    expect(liftOfOwn([task('a', '90')], ['1', '1'], { lateRounds: facts(0) })).toBe('a→100');
    expect(liftOfOwn([task('a', '80')], ['1'], { differences: facts(1) })).toBe('cannot');
  });

  it('goes beyond the target only to part equals', () => {
    const own = unitWith('own', [task('a', '90')]);
    const ahead = unitWith('ahead', [task('a', '150')], {
      manual: [{ id: '1', points: '-0.5', reason: '扣分' }],
    });
    const early = unitWith('early', [task('a', '150')], { differences: [] });
    const month = (other: UnitFacts): MonthFacts => ({ month: '2024-10', units: [other, own] });
    expect(said(liftOf(month(early), 'own', [task('a', '90')], closingRules))).toBe('a→150');
    expect(said(liftOf(month(ahead), 'own', [task('a', '90')], closingRules))).toBe('a→100');
  });

  it('admits that nothing helps against deductions', () => {
    expect(
      liftOfOwn([task('a', '50')], ['0.99'], { differences: facts(3), unreportedRounds: facts(5) }),
    ).toBe('cannot');
  });
});

describe('every answer', () => {
  const kinds: Partial<Indicator>[] = [
    {},
    { measure: '公里' },
    { kind: 'level', measure: '%' },
    { weight: '3' },
  ];
  const values = fc.array(fc.tuple(fc.integer({ min: 0, max: 119 }), fc.nat(kinds.length - 1)), {
    minLength: 1,
    maxLength: 4,
  });
  const month = fc.record({
    own: values,
    others: fc.array(values, { minLength: 1, maxLength: 7 }),
    late: fc.nat(3),
    reported: fc.boolean(),
  });
  const tasksOf = (of: readonly (readonly [number, number])[]) =>
    of.map(([value, kind], at) => task(`i${at}`, value > 110 ? undefined : String(value), kinds[kind]!));

  /** The month closed anew with the raises written into the unit's figures. */
  function bottomWith(
    facts: MonthFacts,
    own: UnitFacts,
    tasks: readonly Task[],
    raises: readonly Raise[],
  ): boolean {
    const raised = tasks.map((one) => {
      const to = raises.find((raise) => raise.indicator === one.assessed.indicator.id)?.to;
      if (!to || !('value' in to)) return one;
      return {
        ...one,
        assessed: { ...one.assessed, figures: { whole: figure(to.value.toString(), '2024-10-31') } },
      };
    });
    const changed = { ...own, reported: true, indicators: unitWith('own', raised).indicators };
    const units = facts.units.map((unit) => (unit === own ? changed : unit));
    return closeMonth({ ...facts, units }, closingRules).groups[0]!.bottom.includes('own');
  }

  it('holds when the month is closed with it, and a grain less does not', () => {
    fc.assert(
      fc.property(month, ({ own, others, late, reported }) => {
        const tasks = tasksOf(own);
        const unit = unitWith('own', tasks, { lateRounds: facts(late), reported });
        const rest = others.map((values, at) => unitWith(`U${at}`, tasksOf(values)));
        const all = { month: '2024-10', units: [...rest, unit] };
        const lift = liftOf(all, 'own', tasks, closingRules);
        const bottom = closeMonth(all, closingRules).groups[0]!.bottom.includes('own');
        expect(lift !== undefined).toBe(bottom);
        if (!lift) return;
        if (lift.kind === 'report') expect(bottomWith(all, unit, tasks, [])).toBe(false);
        if (lift.kind === 'single') {
          for (const option of lift.options) {
            expect(bottomWith(all, unit, tasks, [option])).toBe(false);
            const less = lessBy(option, tasks);
            if (less) expect(bottomWith(all, unit, tasks, [less])).toBe(true);
          }
        }
        if (lift.kind === 'together') {
          expect(lift.raises.length).toBeGreaterThan(1);
          expect(bottomWith(all, unit, tasks, lift.raises)).toBe(false);
          for (const needless of lift.raises)
            expect(
              bottomWith(
                all,
                unit,
                tasks,
                lift.raises.filter((raise) => raise !== needless),
              ),
            ).toBe(true);
        }
        if (lift.kind === 'cannot') {
          const most = tasks.map(({ assessed }) => ({
            indicator: assessed.indicator.id,
            to: { value: decimal(100_000) },
          }));
          expect(bottomWith(all, unit, tasks, most)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  /** One grain below a raise, if that is still above what was reported. */
  function lessBy({ indicator: id, to }: Raise, tasks: readonly Task[]): Raise | undefined {
    const { assessed } = tasks.find((one) => one.assessed.indicator.id === id)!;
    if (!('value' in to)) return undefined;
    const value = to.value.minus(assessed.indicator.measure === '人' ? 1 : '0.01');
    const now = assessed.figures.whole?.value;
    return value.lt(0) || (now && value.lte(now)) ? undefined : { indicator: id, to: { value } };
  }
});
