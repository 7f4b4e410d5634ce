import { describe, expect, it } from 'vitest';
import { workWeek } from '../../src/calendar/weeks.ts';
import { createCalendar } from '../../src/calendar/workdays.ts';

const calendar = createCalendar();

describe('working weeks', () => {
  it.each([
    [
      'a plain week runs from Monday to Friday',
      '2024-W12',
      '2024-W12',
      ['2024-W12'],
      '2024-03-18',
      '2024-03-22',
    ],
    [
      'a make-up Sunday is the last workday of its week',
      '2024-W39',
      '2024-W39',
      ['2024-W39'],
      '2024-09-23',
      '2024-09-29',
    ],
    [
      'three workdays are enough for a week of its own',
      '2024-W38',
      '2024-W38',
      ['2024-W38'],
      '2024-09-18',
      '2024-09-20',
    ],
    [
      'one workday joins the next week, due on its make-up Saturday',
      '2024-W40',
      '2024-W41',
      ['2024-W40', '2024-W41'],
      '2024-09-30',
      '2024-10-12',
    ],
    [
      'the joined week is the same seen from its second half',
      '2024-W41',
      '2024-W41',
      ['2024-W40', '2024-W41'],
      '2024-09-30',
      '2024-10-12',
    ],
    [
      'Spring Festival joins the week after',
      '2024-W07',
      '2024-W08',
      ['2024-W07', '2024-W08'],
      '2024-02-18',
      '2024-02-23',
    ],
  ])('%s', (_rule, week, period, weeks, first, last) => {
    expect(workWeek(week, calendar)).toEqual({ period, weeks, first, last });
  });

  it('two short weeks in a row both join the third', () => {
    const off = ['2024-03-04', '2024-03-05', '2024-03-06', '2024-03-11', '2024-03-12', '2024-03-13'];
    const found = workWeek('2024-W10', createCalendar({ '2024': { source: '', off, work: [] } }));
    expect(found).toEqual({
      period: '2024-W12',
      weeks: ['2024-W10', '2024-W11', '2024-W12'],
      first: '2024-03-07',
      last: '2024-03-22',
    });
  });
});
