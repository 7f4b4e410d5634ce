import { describe, expect, it } from 'vitest';
import { isClosed } from '../../src/domain/closing.ts';
import { periodFor, periodOfDate, type TypedMonth } from '../../src/domain/period-for.ts';
import type { RoundRule } from '../../src/domain/round.ts';
import { openOccurrences } from '../../src/domain/rounds.ts';
import { at, calendar, monthly, weekly, zone } from './build-rounds.ts';

const closing = { workday: 5, time: '18:00', auto: true };

function chosen(
  now: string,
  rules: readonly RoundRule[],
  typed?: TypedMonth,
  indicator = 'jobs',
  firstMonth = '2024-01',
) {
  const found = periodFor({
    indicator,
    open: openOccurrences(rules, at(now), calendar, zone),
    now: at(now),
    zone,
    typed,
    isClosed: (month) => isClosed(month, at(now), { closing, calendar, zone, firstMonth, closings: {} }),
  });
  return found.kind === 'period' ? found.period : `${found.refusal} ${found.period}`;
}

describe('the month a report belongs to', () => {
  it.each([
    ['without a round it is the current month', '2024-03-20 10:00', [], '2024-03'],
    ['in October the open round for September takes it', '2024-10-09 10:00', [monthly], '2024-09'],
    ['overdue but not closed, still September', '2024-10-10 17:59', [monthly], '2024-09'],
    ['once closed, the current month', '2024-10-10 18:00', [monthly], '2024-10'],
    ['a weekly round is answered in the current month', '2024-10-11 10:00', [weekly], '2024-10'],
    [
      'a joined week that is due next month does not pull a report ahead',
      '2024-09-30 10:00',
      [weekly],
      '2024-09',
    ],
    ['of two open rounds the one due first', '2024-10-09 10:00', [weekly, monthly], '2024-09'],
  ])('%s', (_rule, now, rules, expected) => {
    expect(chosen(now, rules)).toBe(expected);
  });

  it('a round that does not ask for the indicator does not count', () => {
    const other = { ...monthly, indicators: ['else'] };
    expect(chosen('2024-10-09 10:00', [other])).toBe('2024-10');
    expect(chosen('2024-10-09 10:00', [other], undefined, 'else')).toBe('2024-09');
  });

  it.each([
    ['a typed month names it', '2024-10-09 10:00', { month: 9 }, '2024-09'],
    ['also against the open round', '2024-10-09 10:00', { month: 10 }, '2024-10'],
    ['a month to come is refused', '2024-03-25 10:00', { month: 9 }, 'future 2024-09'],
    ['so is a typed year to come', '2024-03-25 10:00', { year: 2025, month: 3 }, 'future 2025-03'],
    ['a frozen month is refused', '2024-10-15 10:00', { month: 8 }, 'closed 2024-08'],
    ['after the round and before 结账 it is still accepted', '2024-10-12 17:59', { month: 9 }, '2024-09'],
    ['from 结账 on it is not', '2024-10-12 18:00', { month: 9 }, 'closed 2024-09'],
    ['12月 typed in January is last year’s', '2025-01-03 10:00', { month: 12 }, '2024-12'],
    ['also when that is frozen: then it is closed', '2025-01-10 18:00', { month: 12 }, 'closed 2024-12'],
    ['a month that does not exist', '2024-03-25 10:00', { month: 13 }, 'no-such-month 2024-13'],
  ])('%s', (_rule, now, typed, expected) => {
    expect(chosen(now, [monthly], typed)).toBe(expected);
  });

  it('months before the first start are closed', () => {
    expect(chosen('2024-03-25 10:00', [monthly], { month: 2 }, 'jobs', '2024-03')).toBe('closed 2024-02');
    expect(chosen('2024-03-01 10:00', [monthly], undefined, 'jobs', '2024-03')).toBe('2024-03');
  });

  it.each([
    ['within the period keeps it', '2024-03', '2024-03-31', 0, '2024-03'],
    ['after its end moves it', '2024-03', '2024-04-01', 0, '2024-04'],
    ['across the year moves it too', '2024-12', '2025-01-02', 0, '2025-01'],
    ['of a figure that trails counts from the figure’s month', '2024-03', '2024-03-15', 1, '2024-04'],
  ])('a typed date %s', (_rule, period, dated, lag, expected) => {
    expect(periodOfDate(period, dated, { lag, skip: [] })).toBe(expected);
  });
});
