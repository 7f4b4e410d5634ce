import { describe, expect, it } from 'vitest';
import { createCalendar } from '../../src/calendar/workdays.ts';
import { noticeDeadlines, risenLevel, toldToday } from '../../src/domain/notice-deadlines.ts';
import { warningRules } from './build-month.ts';

const calendar = createCalendar();
const rules = warningRules();
// Posted on Friday 8 November 2024.
const deadlines = noticeDeadlines('2024-11-08', rules, calendar);

describe('the deadlines of a notice', () => {
  it('are counted in workdays: 签收 two, 整改 five', () => {
    expect(deadlines).toEqual({ acknowledgeBy: '2024-11-12', rectifyBy: '2024-11-15' });
  });

  it('leave out holidays', () => {
    expect(noticeDeadlines('2024-09-30', rules, calendar).acknowledgeBy).toBe('2024-10-09');
  });
});

describe('三色: an unanswered notice', () => {
  const colours = warningRules({ raiseUnanswered: true });
  it.each([
    ['stays blue until the deadline of 签收', {}, '2024-11-12', 1],
    ['is orange on the day after', {}, '2024-11-13', 2],
    ['is red after the deadline of 整改', {}, '2024-11-18', 3],
    ['does not rise beyond red', {}, '2024-12-31', 3],
    ['stays blue when 签收 is in time', { acknowledgedOn: '2024-11-12' }, '2024-11-15', 1],
    ['is orange when only 整改 is overdue', { acknowledgedOn: '2024-11-12' }, '2024-11-18', 2],
    ['stays orange when 签收 came late', { acknowledgedOn: '2024-11-13' }, '2024-11-15', 2],
    [
      'stays orange when 签收 was late and 整改 in time',
      { acknowledgedOn: '2024-11-13', rectifiedOn: '2024-11-15' },
      '2024-12-31',
      2,
    ],
    ['a rectification answers for 签收 too', { rectifiedOn: '2024-11-11' }, '2024-12-31', 1],
  ])('%s', (_rule, answers, today, level) => {
    expect(risenLevel(1, deadlines, answers, today, colours)).toBe(level);
  });

  it('keeps its level where the rules do not raise it', () => {
    expect(risenLevel(1, deadlines, {}, '2024-12-31', rules)).toBe(1);
  });
});

describe('who is told of an unanswered notice', () => {
  it.each([
    ['nobody before the deadline is over', {}, '2024-11-12', undefined],
    ['the liaison on the first workday after it', {}, '2024-11-13', ['acknowledgeBy', 'liaison']],
    ['the unit’s leaders on the second', {}, '2024-11-14', ['acknowledgeBy', 'leaders']],
    ['the office on the third', {}, '2024-11-15', ['acknowledgeBy', 'office']],
    ['nobody on a rest day', {}, '2024-11-16', undefined],
    ['the line begins anew with the deadline of 整改', {}, '2024-11-18', ['rectifyBy', 'liaison']],
    ['nobody new at its end', {}, '2024-11-25', undefined],
    [
      'nobody while 签收 is given and 整改 not due',
      { acknowledgedOn: '2024-11-13' },
      '2024-11-14',
      undefined,
    ],
    ['nobody after a rectification', { rectifiedOn: '2024-11-14' }, '2024-11-18', undefined],
  ])('%s', (_rule, answers, today, expected) => {
    const told = toldToday(deadlines, answers, today, rules, calendar);
    expect(told && [told.awaited, told.who]).toEqual(expected);
  });
});
