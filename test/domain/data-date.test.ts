import { describe, expect, it } from 'vitest';
import { dataDate, figurePeriod, hasFigure } from '../../src/domain/data-date.ts';
import { indicator } from './build.ts';

describe('the day a value speaks of', () => {
  it.each([
    ['reported within its period: the day it was reported', '2024-03-25', '2024-03', 0, '2024-03-25'],
    ['reported after its period: the period’s end', '2024-04-02', '2024-03', 0, '2024-03-31'],
    [
      'an October report gives 1–9 月 when the figure trails a month',
      '2024-10-28',
      '2024-10',
      1,
      '2024-09-30',
    ],
    ['a lag reaches over the turn of the year', '2025-01-20', '2025-01', 1, '2024-12-31'],
    ['a quarter ends with its last month', '2024-10-08', '2024-Q3', 0, '2024-09-30'],
    ['a week ends on its Sunday', '2024-10-08', '2024-W39', 0, '2024-09-29'],
    ['a lag of a quarter’s report counts from its last month', '2024-10-08', '2024-Q3', 1, '2024-08-31'],
  ])('%s', (_rule, reportedOn, period, lag, date) => {
    expect(dataDate({ reportedOn, period, lag, skip: [] })).toEqual({ kind: 'ok', date });
  });

  it.each([
    ['as typed, with its day', '2024-10-09', '2024-09', { month: 9, day: 28 }, '2024-09-28'],
    ['a bare month means its end', '2024-10-09', '2024-09', { month: 9 }, '2024-09-30'],
    ['the running month means today', '2024-03-25', '2024-03', { month: 3 }, '2024-03-25'],
    ['a year is taken as typed', '2024-10-09', '2024-09', { year: 2024, month: 8, day: 31 }, '2024-08-31'],
    ['in January 12月31日 is last year’s', '2025-01-03', '2024-12', { month: 12, day: 31 }, '2024-12-31'],
    ['in January 1月3日 is this year’s', '2025-01-03', '2024-12', { month: 1, day: 3 }, '2025-01-03'],
    [
      'in January 12月 is last year’s for a figure that trails',
      '2025-01-20',
      '2024-12',
      { month: 12 },
      '2024-12-31',
    ],
    ['today is not the future', '2024-03-25', '2024-03', { month: 3, day: 25 }, '2024-03-25'],
    ['29 February exists in a leap year', '2024-03-25', '2024-03', { month: 2, day: 29 }, '2024-02-29'],
  ])('typed: %s', (_rule, reportedOn, period, typed, date) => {
    expect(dataDate({ reportedOn, period, lag: 0, skip: [], typed })).toEqual({ kind: 'ok', date });
  });

  it.each([
    ['a day that is still to come', { month: 3, day: 31 }, 'future', '3月31日'],
    ['a month that is still to come', { month: 9 }, 'future', '9月'],
    ['a year that is still to come', { year: 2025, month: 1, day: 1 }, 'future', '2025年1月1日'],
    ['a day that does not exist', { month: 2, day: 30 }, 'no-such-day', '2月30日'],
    ['a month that does not exist', { month: 13 }, 'no-such-day', '13月'],
    ['day 0', { month: 3, day: 0 }, 'no-such-day', '3月0日'],
    ['a year before the figure’s', { year: 2023, month: 12, day: 31 }, 'other-year', '2023年12月31日'],
  ])('refused: %s', (_rule, typed, reason, text) => {
    const found = dataDate({ reportedOn: '2024-03-25', period: '2024-03', lag: 0, skip: [], typed });
    expect(found).toEqual({ kind: 'refuse', reason, typed: text });
  });
});

describe('periods that have a figure', () => {
  it.each([
    ['a figure without lag is of its own period', '2024-10', 0, [], '2024-10'],
    ['a lag goes back by months', '2024-10', 1, [], '2024-09'],
    ['a skipped month leaves the newest that has a figure', '2024-08', 1, [7], '2024-06'],
    ['where the year has none yet the month stays', '2024-01', 0, [1], '2024-01'],
  ])('%s', (_rule, period, lag, skip, found) => {
    expect(figurePeriod(period, lag, skip)).toBe(found);
  });

  it.each([
    ['every month has one', {}, '2024-01', 2024, true],
    ['January is skipped', { skip: [1] }, '2024-01', 2024, false],
    ['skip means the figure’s month, after the lag', { skip: [1], lag: 1 }, '2024-02', 2024, false],
    ['and not the month it is asked in', { skip: [2], lag: 1 }, '2024-02', 2024, true],
    ['a lag in January speaks of last year: nothing of this programme', { lag: 1 }, '2024-01', 2024, false],
    ['but it is December’s figure for last year’s programme', { lag: 1 }, '2025-01', 2024, true],
    ['a programme that is over has no figures more', {}, '2025-01', 2024, false],
    ['without a programme’s year the period’s counts', { lag: 1 }, '2024-01', undefined, false],
  ])('%s', (_rule, over, period, year, has) => {
    expect(hasFigure(indicator(over), period, year)).toBe(has);
  });
});
