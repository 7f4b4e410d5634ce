import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayFromNumber, dayNumber } from '../../src/calendar/dates.ts';
import type { RoundRule } from '../../src/domain/round.ts';
import { asksFor, lastDue, nextDue, occurrence, openOccurrences } from '../../src/domain/rounds.ts';
import { at, calendar, clock, daily, monthly, quarterly, weekly, zone } from './build-rounds.ts';

const times = (rule: RoundRule, period: string) => {
  const { opensAt, dueAt, closesAt } = occurrence(rule, period, calendar, zone);
  return [opensAt, dueAt, closesAt].map(clock);
};

describe('when a round opens, is due and closes', () => {
  it.each([
    [
      'the month of September 2024 is due on the second workday after National Day',
      monthly,
      '2024-09',
      ['2024-09-25 09:00', '2024-10-09 17:00', '2024-10-10 18:00'],
    ],
    [
      'the month of March 2024',
      monthly,
      '2024-03',
      ['2024-03-25 09:00', '2024-04-02 17:00', '2024-04-03 18:00'],
    ],
    [
      'a 25th on a Saturday moves to the workday before',
      monthly,
      '2024-05',
      ['2024-05-24 09:00', '2024-06-04 17:00', '2024-06-05 18:00'],
    ],
    [
      'or to the workday after, as configured',
      { ...monthly, restDay: 'next' as const },
      '2024-05',
      ['2024-05-27 09:00', '2024-06-04 17:00', '2024-06-05 18:00'],
    ],
    [
      'December is due in January',
      monthly,
      '2024-12',
      ['2024-12-25 09:00', '2025-01-03 17:00', '2025-01-06 18:00'],
    ],
    [
      'a week ends on its make-up Sunday',
      weekly,
      '2024-W39',
      ['2024-09-23 09:00', '2024-09-29 17:00', '2024-09-29 17:00'],
    ],
    [
      'weeks 40 and 41 are one, due on Saturday',
      weekly,
      '2024-W41',
      ['2024-09-30 09:00', '2024-10-12 17:00', '2024-10-12 17:00'],
    ],
    [
      'a quarter opens in its last month',
      quarterly,
      '2024-Q3',
      ['2024-09-25 09:00', '2024-10-09 17:00', '2024-10-10 18:00'],
    ],
    [
      'a daily round is of its day',
      daily,
      '2024-03-26',
      ['2024-03-26 09:00', '2024-03-26 17:00', '2024-03-26 17:00'],
    ],
    [
      'a day of a month that it does not have is its last',
      { ...monthly, opens: { ...monthly.opens, day: 31 } as RoundRule['opens'] },
      '2024-02',
      ['2024-02-29 09:00', '2024-03-04 17:00', '2024-03-05 18:00'],
    ],
  ])('%s', (_rule, rule, period, expected) => {
    expect(times(rule, period)).toEqual(expected);
  });

  it('joined weeks are one occurrence that says so', () => {
    const [w40, w41] = ['2024-W40', '2024-W41'].map((week) => occurrence(weekly, week, calendar, zone));
    expect(w40).toEqual(w41);
    expect(w41).toMatchObject({ period: '2024-W41', periods: ['2024-W40', '2024-W41'], joined: true });
    expect(occurrence(weekly, '2024-W39', calendar, zone).joined).toBe(false);
  });

  it('a daily round on rest days is that of the next workday', () => {
    const saturday = occurrence(daily, '2024-03-30', calendar, zone);
    expect(saturday).toMatchObject({
      period: '2024-04-01',
      periods: ['2024-03-30', '2024-03-31', '2024-04-01'],
    });
    const before = occurrence({ ...daily, restDay: 'previous' }, '2024-03-30', calendar, zone);
    expect(before).toMatchObject({
      period: '2024-03-29',
      periods: ['2024-03-29', '2024-03-30', '2024-03-31'],
    });
  });

  it('no round opens, is due or closes on a rest day, in any week or month of four years', () => {
    const day = fc.integer({ min: dayNumber('2023-01-01'), max: dayNumber('2026-11-15') }).map(dayFromNumber);
    fc.assert(
      fc.property(day, fc.constantFrom(monthly, weekly, daily, quarterly), (date, rule) => {
        for (const one of openOccurrences([rule], at(`${date} 12:00`), calendar, zone)) {
          for (const ms of [one.opensAt, one.dueAt, one.closesAt]) {
            expect(calendar.isWorkday(clock(ms).slice(0, 10))).toBe(true);
          }
          expect(one.opensAt < one.dueAt && one.dueAt <= one.closesAt).toBe(true);
        }
      }),
    );
  });
});

describe('what is open', () => {
  const rules = [monthly, weekly, quarterly, daily];
  const open = (now: string, of = rules) =>
    openOccurrences(of, at(now), calendar, zone).map(({ rule, period }) => `${rule.id} ${period}`);

  it.each([
    [
      'at the start of the sample the month opens this minute',
      '2024-03-25 09:00',
      [monthly, weekly],
      ['weekly 2024-W13', 'monthly 2024-03'],
    ],
    ['a minute before it does not', '2024-03-25 08:59', [monthly, weekly], []],
    ['overdue is still open until it closes', '2024-04-03 17:59', [monthly], ['monthly 2024-03']],
    ['at its closing time it is closed', '2024-04-03 18:00', [monthly], []],
    [
      'in the middle of the holiday only the joined week and the month are open',
      '2024-10-03 12:00',
      rules,
      ['quarterly 2024-Q3', 'monthly 2024-09', 'weekly 2024-W41'].sort(),
    ],
    [
      'a quarter is found again from its closing month',
      '2024-10-10 10:00',
      [quarterly],
      ['quarterly 2024-Q3'],
    ],
  ])('%s', (_rule, now, of, expected) => {
    expect(open(now, of).sort()).toEqual([...expected].sort());
  });

  it('comes with the earliest due first', () => {
    expect(open('2024-03-25 10:00')).toEqual([
      'daily 2024-03-25',
      'weekly 2024-W13',
      'monthly 2024-03',
      'quarterly 2024-Q1',
    ]);
  });

  it('is right again on the next day, though the list is kept for a day', () => {
    expect(open('2024-03-28 10:00', rules)).toContain('daily 2024-03-28');
    expect(open('2024-03-29 10:00', rules)).toContain('daily 2024-03-29');
    expect(open('2024-03-28 10:00', rules)).toContain('daily 2024-03-28');
  });

  it.each([
    [
      'the next due time may lie in a round that is not open yet',
      '2024-04-10 09:00',
      [monthly],
      '2024-04',
      '2024-03',
    ],
    ['on its due minute a round is still the next', '2024-04-02 17:00', [monthly], '2024-03', '2024-02'],
    ['a quarter ahead is seen', '2024-11-20 09:00', [quarterly], '2024-Q4', '2024-Q3'],
  ])('%s', (_rule, now, of, next, last) => {
    expect(nextDue(of, at(now), calendar, zone)?.period).toBe(next);
    expect(lastDue(of, at(now), calendar, zone)?.period).toBe(last);
  });

  it('nothing is due without rules', () => {
    expect([nextDue([], 0, calendar, zone), lastDue([], 0, calendar, zone)]).toEqual([undefined, undefined]);
  });

  it('a rule without a list asks for everything', () => {
    expect([asksFor(monthly, 'x'), asksFor(weekly, 'x'), asksFor(weekly, 'jobs')]).toEqual([
      true,
      false,
      true,
    ]);
  });
});
