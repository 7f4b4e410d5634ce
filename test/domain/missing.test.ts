import { describe, expect, it } from 'vitest';
import { missing, type Reported } from '../../src/domain/missing.ts';
import type { Target } from '../../src/domain/model.ts';
import { occurrence } from '../../src/domain/rounds.ts';
import { indicator, part } from './build.ts';
import { at, calendar, monthly, weekly, zone } from './build-rounds.ts';

const september = occurrence(monthly, '2024-09', calendar, zone);
const week41 = occurrence(weekly, '2024-W41', calendar, zone);
const jobs = indicator();
const water = indicator({ id: 'water', parts: [part('户'), part('人')] });
const targets: Target[] = [
  { unit: '隆回县', indicator: 'jobs', value: '4680' },
  { unit: '洞口县', indicator: 'jobs', value: '0' },
  { unit: '新宁县', indicator: 'jobs', value: '100' },
  { unit: '隆回县', indicator: 'water', part: '户', value: '2' },
  { unit: '隆回县', indicator: 'water', part: '人', value: '6' },
];
const report = (over: Partial<Reported> = {}): Reported => ({
  unit: '隆回县',
  indicator: 'jobs',
  period: '2024-09',
  reportedAt: at('2024-09-26 10:00'),
  ...over,
});

function lacking(over: Partial<Parameters<typeof missing>[0]> = {}): string[] {
  const found = missing({
    occurrence: september,
    indicators: [jobs],
    targets,
    units: ['隆回县', '洞口县', '新宁县'],
    reports: [],
    zone,
    years: { '2024': 2024 },
    ...over,
  });
  return found.map(({ unit, indicator: id, parts }) => [unit, id, ...parts].join(' '));
}

describe('what a round still lacks', () => {
  it('every unit with a task owes, one without does not', () => {
    expect(lacking()).toEqual(['隆回县 jobs', '新宁县 jobs']);
  });

  it('a limit of zero is a task', () => {
    expect(lacking({ indicators: [indicator({ kind: 'cap' })] })).toContain('洞口县 jobs');
  });

  it('a report since the opening answers', () => {
    expect(lacking({ reports: [report()] })).toEqual(['新宁县 jobs']);
  });

  it('a report since the opening answers every open round, whatever month it is kept in', () => {
    const late = report({ reportedAt: at('2024-10-09 10:00') });
    expect(lacking({ occurrence: week41, reports: [late] })).toEqual(['新宁县 jobs']);
    expect(lacking({ reports: [late] })).toEqual(['新宁县 jobs']);
  });

  it('a report for the month made before the round opened answers it', () => {
    expect(lacking({ reports: [report({ reportedAt: at('2024-09-10 10:00') })] })).toEqual(['新宁县 jobs']);
  });

  it('an older report for an older month does not', () => {
    const old = report({ period: '2024-08', reportedAt: at('2024-09-02 10:00') });
    expect(lacking({ reports: [old] })).toEqual(['隆回县 jobs', '新宁县 jobs']);
  });

  it('a week is answered by its time alone', () => {
    const before = report({ period: '2024-10', reportedAt: at('2024-09-27 10:00') });
    expect(lacking({ occurrence: week41, reports: [before] })).toEqual(['隆回县 jobs', '新宁县 jobs']);
  });

  it('another unit’s or indicator’s report answers nothing', () => {
    expect(lacking({ reports: [report({ unit: '洞口县' }), report({ indicator: 'water' })] })).toHaveLength(
      2,
    );
  });

  it('a round asks only for its indicators', () => {
    const other = { ...september, rule: { ...monthly, indicators: ['water'] } };
    expect(lacking({ occurrence: other })).toEqual([]);
  });

  it('a month that the indicator skips is not owed', () => {
    expect(lacking({ indicators: [indicator({ skip: [9] })] })).toEqual([]);
    expect(lacking({ indicators: [indicator({ skip: [9], lag: 1 })] })).toHaveLength(2);
  });

  it('a programme that is over is not asked for', () => {
    expect(lacking({ occurrence: occurrence(monthly, '2025-01', calendar, zone) })).toEqual([]);
  });

  it('names the parts that are missing', () => {
    const of = (reports: Reported[]) => lacking({ indicators: [water], reports });
    expect(of([])).toEqual(['隆回县 water 户 人']);
    expect(of([report({ indicator: 'water', part: '户' })])).toEqual(['隆回县 water 人']);
    expect(of(['户', '人'].map((id) => report({ indicator: 'water', part: id })))).toEqual([]);
  });

  it('a report for the whole indicator answers all parts', () => {
    expect(lacking({ indicators: [water], reports: [report({ indicator: 'water' })] })).toEqual([]);
  });
});
