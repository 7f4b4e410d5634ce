import { describe, expect, it } from 'vitest';
import type { Missing, Reported } from '../../src/domain/missing.ts';
import type { Target } from '../../src/domain/model.ts';
import { answeredBy } from '../../src/domain/outcome.ts';
import { extended } from '../../src/domain/reminders.ts';
import { occurrence } from '../../src/domain/rounds.ts';
import { indicator, part } from './build.ts';
import { at, calendar, monthly, zone } from './build-rounds.ts';

const september = occurrence(monthly, '2024-09', calendar, zone);
const indicators = [
  indicator(),
  indicator({ id: 'training' }),
  indicator({ id: 'water', parts: [part('户'), part('人')] }),
];
const targets: Target[] = [
  { unit: '隆回县', indicator: 'jobs', value: '4680' },
  { unit: '隆回县', indicator: 'training', value: '100' },
  { unit: '隆回县', indicator: 'water', part: '户', value: '2' },
  { unit: '隆回县', indicator: 'water', part: '人', value: '6' },
];
const inTime = '2024-10-09 17:00';
const tooLate = '2024-10-09 17:01';
const report = (id: string, reportedAt: string, of?: string): Reported => ({
  unit: '隆回县',
  indicator: id,
  part: of,
  period: '2024-09',
  reportedAt: at(reportedAt),
});

function answered(
  reports: readonly Reported[],
  mine: (row: Missing) => boolean = () => true,
  round = september,
) {
  return answeredBy(
    { occurrence: round, indicators, targets, units: ['隆回县'], zone, years: { '2024': 2024 } },
    reports,
    mine,
  );
}

describe('how a round was answered', () => {
  it.each<[string, Reported[], { missing: number; late: number }]>([
    ['nothing came', [], { missing: 3, late: 0 }],
    [
      'all came in time, the last at the minute it is due',
      [report('jobs', inTime), report('training', inTime), report('water', inTime)],
      { missing: 0, late: 0 },
    ],
    [
      'one came a minute late',
      [report('jobs', inTime), report('training', tooLate), report('water', inTime)],
      { missing: 0, late: 1 },
    ],
    [
      'all came late',
      [report('jobs', tooLate), report('training', tooLate), report('water', tooLate)],
      { missing: 0, late: 3 },
    ],
    ['one came, two never', [report('jobs', inTime)], { missing: 2, late: 0 }],
    ['one came late, two never', [report('jobs', tooLate)], { missing: 2, late: 1 }],
    [
      'in time, and again after the deadline',
      [report('jobs', inTime), report('jobs', tooLate)],
      { missing: 2, late: 0 },
    ],
    ['one part of two came', [report('water', inTime, '户')], { missing: 3, late: 0 }],
    [
      'the second part came late',
      [report('water', inTime, '户'), report('water', tooLate, '人')],
      { missing: 2, late: 1 },
    ],
    [
      'something that was not asked for',
      [{ ...report('jobs', inTime), unit: '洞口县' }],
      { missing: 3, late: 0 },
    ],
  ])('%s', (_, reports, expected) => {
    expect(answered(reports)).toEqual({ asked: 3, ...expected });
  });

  it('counts only what one answers for', () => {
    const mine = ({ indicator: id }: Missing) => id === 'jobs';
    expect(answered([report('training', inTime)], mine)).toEqual({ asked: 1, missing: 1, late: 0 });
    expect(answered([report('jobs', tooLate)], mine)).toEqual({ asked: 1, missing: 0, late: 1 });
    expect(answered([], () => false)).toEqual({ asked: 0, missing: 0, late: 0 });
  });

  it('goes by the deadline that was moved', () => {
    const own = extended(september, at('2024-10-11 17:00'));
    expect(answered([report('jobs', '2024-10-11 16:00')], undefined, own).late).toBe(0);
    expect(answered([report('jobs', '2024-10-11 17:01')], undefined, own).late).toBe(1);
  });
});
