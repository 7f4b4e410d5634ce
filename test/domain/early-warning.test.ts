import { describe, expect, it } from 'vitest';
import { earlyWarnings, type TrackedTask } from '../../src/domain/early-warning.ts';
import type { Figure, Indicator } from '../../src/domain/model.ts';
import type { MonthFacts } from '../../src/domain/month.ts';
import { figure, indicator, part } from './build.ts';
import { closingRules } from './build-month.ts';
import { monthEnd, unitWith } from './build-tasks.ts';

/** Mid-October: a figure of 30 September and one of four weeks and more before. */
const history = (september: string, august: string) => [
  figure(august, '2024-08-31'),
  figure(september, '2024-09-30'),
];

function tracked(
  id: string,
  figures: readonly Figure[],
  over: Partial<Indicator> = {},
  target = '100',
): TrackedTask {
  const whole = figures.at(-1);
  return {
    assessed: {
      indicator: indicator({ id, name: id, ...over }),
      target,
      figures: { whole },
      redFrom: '10',
      year: 2024,
    },
    day: monthEnd,
    history: figures,
  };
}

function warnings(tasks: Readonly<Record<string, readonly TrackedTask[]>>) {
  const units = Object.entries(tasks).map(([unit, own]) => unitWith(unit, own, { reported: false }));
  const facts: MonthFacts = { month: '2024-10', units };
  return earlyWarnings(facts, new Map(Object.entries(tasks)), closingRules);
}

describe('the early warning', () => {
  // 31 October expects 83.33%.
  const good = [tracked('jobs', history('85', '75'))];

  it('is not given to whom the trend leads on schedule and out of the bottom', () => {
    expect(warnings({ A: good }).map(({ unit }) => unit)).toEqual([]);
  });

  it('says which indicator the trend leaves behind, and the whole number that prevents it', () => {
    const [warning] = warnings({ A: [tracked('jobs', history('76', '71'))] });
    expect(warning).toMatchObject({ unit: 'A', bottom: undefined });
    expect(warning!.behind).toHaveLength(1);
    const [behind] = warning!.behind;
    expect(behind!.figures.whole!.value!.toString()).toBe('81');
    expect(behind!.progress).toMatchObject({ status: 'behind-yellow', judgedAt: monthEnd });
    expect(behind!.needed).toMatchObject({ kind: 'single', options: [{ indicator: 'jobs' }] });
    expect(JSON.stringify(behind!.needed)).toContain('"value":"84"');
  });

  it('says who would be in the bottom places, and what lifts the unit out, whatever the others do by their trend', () => {
    const found = warnings({ A: good, B: [tracked('jobs', history('76', '71'))] });
    expect(found.map(({ unit, bottom }) => [unit, bottom?.place, bottom?.of])).toEqual([['B', 2, 2]]);
    // A comes to 95 by its trend: r 1 and completion 95; B at 84 has r 1 too and less completion.
    expect(JSON.parse(JSON.stringify(found[0]!.bottom!.lift))).toEqual({
      kind: 'single',
      options: [{ indicator: 'jobs', to: { value: '95' } }],
    });
  });

  it('tells of a stated indicator that is behind already', () => {
    const behind = { state: 'behind', dataDate: '2024-09-30', period: '2024-09' } as const;
    const [warning] = warnings({ A: [tracked('aid', [behind], { kind: 'stated' })] });
    expect(warning!.behind[0]!.needed).toMatchObject({ options: [{ to: { state: 'on-schedule' } }] });
  });

  it('gives the highest value within a limit that adds up over the year', () => {
    const over = { kind: 'cap', measure: '起', prorate: true } as const;
    const [warning] = warnings({ A: [tracked('accidents', history('49', '44'), over, '60')] });
    expect(warning!.behind[0]!.progress.status).toBe('exceeded');
    expect(JSON.parse(JSON.stringify(warning!.behind[0]!.needed))).toEqual({
      kind: 'at-most',
      value: '50',
      passed: false,
    });
  });

  it('says of such a limit when it is passed already: what adds up does not come back', () => {
    const over = { kind: 'cap', measure: '起', prorate: true } as const;
    const [warning] = warnings({ A: [tracked('accidents', history('51', '44'), over, '60')] });
    expect(warning!.behind[0]!.needed).toMatchObject({ kind: 'at-most', passed: true });
    const rate = { kind: 'cap', measure: '%' } as const;
    const [other] = warnings({ A: [tracked('rate', history('6.2', '6.1'), rate, '6')] });
    expect(JSON.parse(JSON.stringify(other!.behind[0]!.needed))).toEqual({
      kind: 'at-most',
      value: '6',
      passed: false,
    });
  });

  it('raises the parts of an indicator together where one is not enough, the most useful first', () => {
    const water = indicator({
      id: 'water',
      name: 'water',
      parts: [part('户', { measure: '户' }), part('人', { measure: '人' })],
    });
    const own: TrackedTask = {
      assessed: {
        indicator: water,
        partTargets: { 户: '100', 人: '100' },
        figures: {},
        redFrom: '10',
        year: 2024,
      },
      day: monthEnd,
      history: [],
      partHistories: { 户: history('60', '60'), 人: history('50', '50') },
    };
    const [warning] = warnings({ A: [own] });
    expect(JSON.parse(JSON.stringify(warning!.behind[0]!.needed))).toEqual({
      kind: 'together',
      raises: [
        { indicator: 'water', part: '人', to: { value: '100' } },
        { indicator: 'water', part: '户', to: { value: '67' } },
      ],
    });
  });

  it('does not warn of what nobody ever reported: that is chased as 未报', () => {
    expect(warnings({ A: good, B: [tracked('jobs', [])] })).toEqual([]);
  });
});
