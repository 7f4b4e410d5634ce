import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayFromNumber, dayNumber } from '../../src/calendar/dates.ts';
import { createCalendar } from '../../src/calendar/workdays.ts';

const calendar = createCalendar();

describe('workdays of the State Council', () => {
  it.each([
    ['a Sunday that makes up for the holiday is worked', '2024-09-29', true],
    ['the Saturday before it is not', '2024-09-28', false],
    ['a Saturday after National Day is worked', '2024-10-12', true],
    ['the week of National Day is free', '2024-10-07', false],
    ['the first day back is worked', '2024-10-08', true],
    ['the eve of Spring Festival 2024 was worked', '2024-02-09', true],
    ['the Sunday that ends Spring Festival 2024 was worked', '2024-02-18', true],
    ['Tomb-sweeping Day is free', '2024-04-04', false],
    ['2 May was no holiday yet in 2013', '2013-05-02', true],
    ['an ordinary Wednesday is worked', '2024-05-15', true],
  ])('%s', (_rule, date, works) => {
    expect(calendar.isWorkday(date)).toBe(works);
  });

  it('counts workdays of a month from its start and from its end', () => {
    expect([calendar.nthWorkday('2024-10', 2), calendar.nthWorkday('2024-10', 3)]).toEqual([
      '2024-10-09',
      '2024-10-10',
    ]);
    expect(calendar.nthWorkday('2024-10', -1)).toBe('2024-10-31');
    expect(() => calendar.nthWorkday('2024-10', 24)).toThrow(RangeError);
    expect(() => calendar.nthWorkday('2024-10', 0)).toThrow(RangeError);
  });

  it('the workday before or after a day leaves that day out', () => {
    expect([calendar.previousWorkday('2024-10-09'), calendar.nextWorkday('2024-10-09')]).toEqual([
      '2024-10-08',
      '2024-10-10',
    ]);
    expect([calendar.previousWorkday('2024-10-08'), calendar.nextWorkday('2024-09-30')]).toEqual([
      '2024-09-30',
      '2024-10-08',
    ]);
  });

  it('a rest day moves as told, a workday stays', () => {
    expect(calendar.onWorkday('2024-05-25', 'previous')).toBe('2024-05-24');
    expect(calendar.onWorkday('2024-05-25', 'next')).toBe('2024-05-27');
    expect(calendar.onWorkday('2024-09-29', 'next')).toBe('2024-09-29');
  });

  it('walking n workdays on and back again ends on the workday it began', () => {
    const days = fc.integer({ min: dayNumber('2023-01-01'), max: dayNumber('2026-06-30') });
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 60 }), (number, n) => {
        const start = calendar.onWorkday(dayFromNumber(number), 'next');
        expect(calendar.addWorkdays(calendar.addWorkdays(start, n), -n)).toBe(start);
      }),
    );
  });
});

describe('a year that is not yet published', () => {
  it('is told apart from those that are', () => {
    expect([2003, 2004, 2024, 2026, 2099].map((year) => calendar.isPublished(year))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
  });

  it.each([
    ['New Year stays a rest day though it is a Friday', '2027-01-01', false],
    ['Labour Day stays a rest day', '2028-05-01', false],
    ['the day after Labour Day stays a rest day', '2028-05-02', false],
    ['National Day stays a rest day', '2027-10-01', false],
    ['4 October is a plain weekday again', '2027-10-04', true],
    ['Saturdays are free', '2027-01-02', false],
    ['other weekdays are worked', '2027-01-04', true],
  ])('%s', (_rule, date, works) => {
    expect(calendar.isWorkday(date)).toBe(works);
  });

  it('is published by an override with its notice', () => {
    const own = createCalendar({
      '2027': { source: '国办发明电〔2026〕9号', off: ['2027-10-04'], work: ['2027-10-09'] },
    });
    expect(own.isPublished(2027)).toBe(true);
    expect([own.isWorkday('2027-10-04'), own.isWorkday('2027-10-09'), own.isWorkday('2027-10-01')]).toEqual([
      false,
      true,
      false,
    ]);
    expect(own.isPublished(2028)).toBe(false);
  });

  it('is not published by an entry without rest days', () => {
    expect(createCalendar({ '2027': { source: '', off: [], work: [] } }).isPublished(2027)).toBe(false);
  });

  it('an override also corrects a published year day by day', () => {
    const own = createCalendar({ '2024': { source: '', off: ['2024-05-15'], work: ['2024-05-18'] } });
    expect([own.isWorkday('2024-05-15'), own.isWorkday('2024-05-18'), own.isWorkday('2024-09-29')]).toEqual([
      false,
      true,
      true,
    ]);
  });
});
