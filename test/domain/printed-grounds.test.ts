import { describe, expect, it } from 'vitest';
import { decimal } from '../../src/domain/arithmetic.ts';
import type { Progress } from '../../src/domain/model.ts';
import type { FrozenIndicator, RankedMonth } from '../../src/domain/month.ts';
import { printedFigures, printedGrounds } from '../../src/domain/printed-grounds.ts';
import { dueNotices } from '../../src/domain/runs.ts';
import { judged, rankedMonth, warningRules } from './build-month.ts';

const rules = warningRules();
const ranked = ['2024-09', '2024-10'].map((month) =>
  rankedMonth(month, ['洞口县', '绥宁县'], ['甲', '乙', '丙']),
);
const [grounds] = dueNotices(ranked, '2024-10', rules);

function indicator(progress: Partial<Progress>, over: Partial<FrozenIndicator> = {}): FrozenIndicator {
  const base = judged('0.2933', { status: 'behind-red' });
  return {
    ...base,
    name: '化解超期安置',
    value: '88户',
    target: '300户',
    ...over,
    progress: { ...base.progress, scheduled: decimal('83.333333'), ...progress },
  };
}

const printed = (indicators: readonly FrozenIndicator[], months: readonly RankedMonth[] = ranked) =>
  printedGrounds(grounds!, months, indicators, rules.ladder[0]!);

describe('the grounds of a notice in print', () => {
  it('give months, places, units ranked and the score as the ranking prints it', () => {
    expect(printed([])).toEqual({
      group: '县市区',
      bottomPlaces: 2,
      months: [
        { month: '2024-09', place: 4, ranked: 5, score: '2.00' },
        { month: '2024-10', place: 4, ranked: 5, score: '2.00' },
      ],
      behind: [],
      name: '预警通知',
      measure: '下发《预警通知》并进行约谈',
    });
  });

  it.each([
    ['behind schedule', {}, { completion: '29.33%', scheduled: '83.33%', dataDate: '2024-10-31' }],
    [
      'judged later than its data date: the day it was carried to',
      { dataDate: '2024-09-30' },
      { dataDate: '2024-09-30', carriedTo: '2024-10-31' },
    ],
    [
      'never reported: no date and no completion',
      {
        status: 'unreported',
        completion: undefined,
        scheduled: undefined,
        dataDate: undefined,
        judgedAt: undefined,
      },
      { completion: '—', scheduled: '—' },
    ],
    [
      'a rate not met: no quotient of two rates',
      { status: 'not-met', scheduled: undefined },
      { completion: '—' },
    ],
  ] as const)('an indicator %s', (_, progress, expected) => {
    const [one] = printed([indicator(progress)]).behind;
    expect(one).toMatchObject({ name: '化解超期安置', value: '88户', target: '300户', ...expected });
    if (!('dataDate' in expected)) expect(one!.carriedTo).toBeUndefined();
  });

  it('leave out what is not behind', () => {
    expect(printed([indicator({ status: 'on-schedule' }), indicator({ status: 'done' })]).behind).toEqual([]);
  });

  it('name so many bottom places as are true of every month', () => {
    const three = ranked.map((month, at) => ({
      ...month,
      groups: month.groups.map((group) => ({ ...group, bottomPlaces: at === 0 ? 3 : 2 })),
    }));
    expect(printed([], three).bottomPlaces).toBe(3);
  });

  it('differ as text as soon as a printed figure does, also a value whose percent stays', () => {
    const text = (over: Partial<FrozenIndicator>) => printedFigures(grounds!, [indicator({}, over)]);
    expect(text({})).toBe(text({ name: '改名' }));
    expect(text({})).not.toBe(text({ value: '88.001户' }));
    expect(text({})).not.toBe(text({ target: '300.01户' }));
  });
});
