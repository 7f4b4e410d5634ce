import { describe, expect, it } from 'vitest';
import { extended, laterDue, reminderTimes } from '../../src/domain/reminders.ts';
import type { RoundRule } from '../../src/domain/round.ts';
import { occurrence } from '../../src/domain/rounds.ts';
import { at, calendar, clock, daily, monthly, quarterly, weekly, zone } from './build-rounds.ts';

const of = (rule: RoundRule, period: string) => occurrence(rule, period, calendar, zone);
const times = (round: ReturnType<typeof of>) => reminderTimes(round, calendar, zone).map(clock);
const dueAt = (rule: RoundRule, time: string): RoundRule => ({
  ...rule,
  due: { ...rule.due, time },
  closes: { ...rule.closes, time: '18:00' },
});

describe('when the silent are reminded', () => {
  it.each([
    [
      'a month: the workday before, the due day, every workday until it closes',
      of(monthly, '2024-09'),
      '2024-09-25 09:00',
      ['2024-10-08 09:00', '2024-10-09 15:00', '2024-10-10 09:00'],
    ],
    [
      'a month that opens on the workday before a rest day',
      of(monthly, '2024-08'),
      '2024-08-23 09:00',
      ['2024-09-02 09:00', '2024-09-03 15:00', '2024-09-04 09:00'],
    ],
    [
      'a week whose last workday is a Sunday',
      of(weekly, '2024-W39'),
      '2024-09-23 09:00',
      ['2024-09-27 09:00', '2024-09-29 15:00'],
    ],
    [
      'two joined weeks: once, at the end of the second, a Saturday',
      of(weekly, '2024-W41'),
      '2024-09-30 09:00',
      ['2024-10-11 09:00', '2024-10-12 15:00'],
    ],
    ['a plain week', of(weekly, '2024-W43'), '2024-10-21 09:00', ['2024-10-24 09:00', '2024-10-25 15:00']],
    [
      'a quarter',
      of(quarterly, '2024-Q3'),
      '2024-09-25 09:00',
      ['2024-10-08 09:00', '2024-10-09 15:00', '2024-10-10 09:00'],
    ],
    [
      'a day: it opened after the workday before',
      of(daily, '2024-10-16'),
      '2024-10-16 09:00',
      ['2024-10-16 15:00'],
    ],
  ])('%s', (_, round, opens, expected) => {
    expect(clock(round.opensAt)).toBe(opens);
    expect(times(round)).toEqual(expected);
  });

  it('the joined weeks have one round, due on the Saturday', () => {
    const [first, second] = [of(weekly, '2024-W40'), of(weekly, '2024-W41')];
    expect(first).toEqual(second);
    expect(clock(first.dueAt)).toBe('2024-10-12 17:00');
    expect(clock(of(weekly, '2024-W39').dueAt)).toBe('2024-09-29 17:00');
  });

  it.each([
    ['17:00', '15:00'],
    ['16:59', '14:59'],
    ['15:00', '13:00'],
    ['12:00', '10:00'],
    ['18:00', '15:00'],
  ])('a deadline at %s leaves two hours on the due day: %s', (due, reminded) => {
    expect(times(of(dueAt(weekly, due), '2024-W43'))).toEqual(['2024-10-24 09:00', `2024-10-25 ${reminded}`]);
  });

  it('nobody is reminded before a round opens or once it is closed', () => {
    const rule: RoundRule = {
      ...weekly,
      reminders: [
        { kind: 'before', workdays: 5, time: '09:00' },
        { kind: 'before', workdays: 4, time: '09:00' },
        { kind: 'due', time: '15:00' },
        { kind: 'after', time: '09:00' },
      ],
    };
    // Four workdays before Friday is the Monday it opens on, at the same minute.
    expect(times(of(rule, '2024-W43'))).toEqual(['2024-10-25 15:00']);
  });

  it('several rules that fall on one minute remind once, in order', () => {
    const rule: RoundRule = {
      ...monthly,
      reminders: [
        { kind: 'due', time: '15:00' },
        { kind: 'due', time: '15:00' },
        { kind: 'before', workdays: 2, time: '10:00' },
      ],
    };
    expect(times(of(rule, '2024-09'))).toEqual(['2024-09-30 10:00', '2024-10-09 15:00']);
  });

  it('every workday after the deadline, rest days left out', () => {
    const rule: RoundRule = {
      ...monthly,
      closes: { kind: 'workday', nth: 8, monthOffset: 1, time: '18:00' },
    };
    expect(times(of(rule, '2024-09')).slice(2)).toEqual([
      '2024-10-10 09:00',
      '2024-10-11 09:00',
      '2024-10-12 09:00',
      '2024-10-14 09:00',
      '2024-10-15 09:00',
      '2024-10-16 09:00',
    ]);
  });

  it('a rule without reminders reminds nobody', () => {
    expect(times(of({ ...monthly, reminders: [] }, '2024-09'))).toEqual([]);
  });
});

describe('a deadline moved for one unit', () => {
  const september = of(monthly, '2024-09');

  it('has reminders by the new deadline, and stays open until then', () => {
    const own = extended(september, at('2024-10-12 17:00'));
    expect(clock(own.closesAt)).toBe('2024-10-12 17:00');
    expect(times(own)).toEqual(['2024-10-11 09:00', '2024-10-12 15:00']);
  });

  it('does not close earlier than for the others', () => {
    const own = extended(september, at('2024-10-10 12:00'));
    expect(clock(own.closesAt)).toBe('2024-10-10 18:00');
    expect(times(own)).toEqual(['2024-10-09 09:00', '2024-10-10 10:00']);
  });

  it.each([
    [1, '2024-10-10 17:00'],
    [2, '2024-10-11 17:00'],
    // The 12th is a make-up Saturday, the 13th a Sunday.
    [3, '2024-10-12 17:00'],
    [4, '2024-10-14 17:00'],
  ])('%i days later than Wednesday the 9th, on a workday, at the same hour', (days, expected) => {
    expect(clock(laterDue(september.dueAt, { days, workdays: false }, calendar, zone))).toBe(expected);
  });
});
