import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayFromNumber, dayNumber } from '../../src/calendar/dates.ts';
import {
  type Every,
  everyOf,
  formatPeriod,
  nextPeriod,
  periodEnd,
  periodKey,
  periodStart,
  previousPeriod,
  shiftMonth,
} from '../../src/calendar/periods.ts';

const kinds: readonly Every[] = ['day', 'week', 'month', 'quarter', 'year'];
const day = fc.integer({ min: dayNumber('1995-01-01'), max: dayNumber('2060-12-31') }).map(dayFromNumber);

describe('periods', () => {
  it.each([
    ['2024-10-31', '2024-10-31', '2024-10-31', '2024-11-01', '2024年10月31日'],
    ['2024-W43', '2024-10-21', '2024-10-27', '2024-W44', '2024年第43周'],
    ['2020-W53', '2020-12-28', '2021-01-03', '2021-W01', '2020年第53周'],
    ['2024-02', '2024-02-01', '2024-02-29', '2024-03', '2024年2月'],
    ['2024-Q3', '2024-07-01', '2024-09-30', '2024-Q4', '2024年第3季度'],
    ['2024-Q4', '2024-10-01', '2024-12-31', '2025-Q1', '2024年第4季度'],
    ['2024', '2024-01-01', '2024-12-31', '2025', '2024年'],
  ])('%s runs from %s to %s, is followed by %s and reads %s', (key, start, end, next, text) => {
    expect([periodStart(key), periodEnd(key), nextPeriod(key), formatPeriod(key)]).toEqual([
      start,
      end,
      next,
      text,
    ]);
    expect(previousPeriod(next)).toBe(key);
  });

  it.each([
    ['a Monday in December may open the next year', '2024-12-30', '2025-W01'],
    ['a Sunday in January may close the old year', '2023-01-01', '2022-W52'],
    ['a year with 53 weeks', '2021-01-03', '2020-W53'],
  ])('ISO week: %s', (_rule, date, key) => {
    expect(periodKey(date, 'week')).toBe(key);
  });

  it.each([
    '2024-W53',
    '2024-W00',
    '2024-13',
    '2024-Q5',
    '2024-Q0',
    '24',
    '2024-02-30',
    '2024-w43',
    ' 2024',
    '',
  ])('%j is not a period', (key) => {
    expect(() => everyOf(key)).toThrow(RangeError);
  });

  it('every day lies in its period, and periods meet without a gap', () => {
    fc.assert(
      fc.property(day, fc.constantFrom(...kinds), (date, every) => {
        const key = periodKey(date, every);
        expect(everyOf(key)).toBe(every);
        expect(periodStart(key) <= date && date <= periodEnd(key)).toBe(true);
        expect(periodStart(nextPeriod(key))).toBe(addDays(periodEnd(key), 1));
        expect(previousPeriod(nextPeriod(key))).toBe(key);
      }),
    );
  });

  it('months are shifted over the turn of the year', () => {
    expect([shiftMonth('2024-12', 1), shiftMonth('2024-01', -1)]).toEqual(['2025-01', '2023-12']);
  });
});
