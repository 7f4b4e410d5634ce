import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateAt, formatDay, formatInstant, instant, timeAt } from '../../src/calendar/zone.ts';

const shanghai = 'Asia/Shanghai';

describe('days and times of the office', () => {
  it.each([
    [
      'the last minute of a day in Shanghai is still that day',
      '2024-03-31T15:59:00Z',
      shanghai,
      '2024-03-31',
      '23:59',
    ],
    [
      'a minute later it is the next day, though UTC is still on the old one',
      '2024-03-31T16:00:00Z',
      shanghai,
      '2024-04-01',
      '00:00',
    ],
    ['the year turns at 16:00 UTC', '2023-12-31T16:00:00Z', shanghai, '2024-01-01', '00:00'],
    ['Shanghai had summer time in 1990', '1990-07-01T00:00:00Z', shanghai, '1990-07-01', '09:00'],
    [
      'another zone follows its own summer time',
      '2024-07-01T12:00:00Z',
      'America/New_York',
      '2024-07-01',
      '08:00',
    ],
    ['a zone off the hour is exact', '2024-07-01T00:00:00Z', 'Asia/Kathmandu', '2024-07-01', '05:45'],
  ])('%s', (_rule, at, zone, date, time) => {
    expect([dateAt(Date.parse(at), zone), timeAt(Date.parse(at), zone)]).toEqual([date, time]);
    expect(instant(date, time, zone)).toBe(Date.parse(at));
  });

  it('a wall time that summer time skips moves forward by the hour', () => {
    expect(new Date(instant('2024-03-10', '02:30', 'America/New_York')).toISOString()).toBe(
      '2024-03-10T07:30:00.000Z',
    );
  });

  it('a wall time that comes twice is the first one', () => {
    expect(new Date(instant('2024-11-03', '01:30', 'America/New_York')).toISOString()).toBe(
      '2024-11-03T05:30:00.000Z',
    );
  });

  it('every moment comes back from its own wall clock in Shanghai', () => {
    const minutes = fc.integer({ min: Date.UTC(1992, 0, 1) / 60_000, max: Date.UTC(2099, 0, 1) / 60_000 });
    fc.assert(
      fc.property(minutes, (minute) => {
        const ms = minute * 60_000;
        expect(instant(dateAt(ms, shanghai), timeAt(ms, shanghai), shanghai)).toBe(ms);
      }),
    );
  });

  it.each(['24:00', '9:00', '12:60', ''])('%j is not a time of day', (time) => {
    expect(() => instant('2024-01-01', time, shanghai)).toThrow(RangeError);
  });

  it('a zone that does not exist is an error, not UTC', () => {
    expect(() => dateAt(0, 'Asia/Shaoyang')).toThrow(RangeError);
  });

  it('prints days and moments as people write them', () => {
    expect(formatDay('2024-03-31')).toBe('3月31日');
    expect(formatInstant(Date.parse('2024-10-09T09:00:00Z'), shanghai)).toBe('10月9日17:00');
  });
});
