import { describe, expect, it } from 'vitest';
import { type Deadline, readDays, readDeadline, type Unread } from '../../src/language/deadlines.ts';

/** A Friday; the month has 31 days, April 30. */
const friday = '2024-03-29';

type Row = [typed: string, today: string, read: Deadline | Unread];

const days: Row[] = [
  ['今天', friday, { day: '2024-03-29' }],
  ['当天', friday, { day: '2024-03-29' }],
  ['明天', friday, { day: '2024-03-30' }],
  ['明日', friday, { day: '2024-03-30' }],
  ['后天', friday, { day: '2024-03-31' }],
  ['大后天', friday, { day: '2024-04-01' }],
  ['4月2日', friday, { day: '2024-04-02' }],
  ['4月2号前', friday, { day: '2024-04-02' }],
  ['4月2', friday, { day: '2024-04-02' }],
  ['四月二日', friday, { day: '2024-04-02' }],
  ['十月三十一日', friday, { day: '2024-10-31' }],
  ['４月２日', friday, { day: '2024-04-02' }],
  ['4 月 2 日', friday, { day: '2024-04-02' }],
  ['2024年4月2日', friday, { day: '2024-04-02' }],
  ['2024-04-02', friday, { day: '2024-04-02' }],
  ['2024/4/2', friday, { day: '2024-04-02' }],
  ['2024.4.2', friday, { day: '2024-04-02' }],
  ['4-2', friday, { day: '2024-04-02' }],
  ['4/2', friday, { day: '2024-04-02' }],
  ['4.2', friday, { day: '2024-04-02' }],
  ['31日', friday, { day: '2024-03-31' }],
  ['三十一号', friday, { day: '2024-03-31' }],
  ['月底', friday, { day: '2024-03-31' }],
  ['4月底', friday, { day: '2024-04-30' }],
  ['二月末', '2024-01-05', { day: '2024-02-29' }],
  ['年底', friday, { day: '2024-12-31' }],
];

const weeks: Row[] = [
  ['周五', friday, { day: '2024-03-29' }],
  ['周日', friday, { day: '2024-03-31' }],
  ['星期天', friday, { day: '2024-03-31' }],
  ['周一', friday, { day: '2024-04-01' }],
  ['本周三', friday, { day: '2024-03-27' }],
  ['这周五', friday, { day: '2024-03-29' }],
  ['下周一', friday, { day: '2024-04-01' }],
  ['下周日', friday, { day: '2024-04-07' }],
  ['下个星期三', friday, { day: '2024-04-03' }],
  ['下下周一', friday, { day: '2024-04-08' }],
  // On a Sunday the week that follows begins tomorrow.
  ['下周一', '2024-03-31', { day: '2024-04-01' }],
  ['下周一', '2024-04-01', { day: '2024-04-08' }],
  ['下周一', '2024-12-30', { day: '2025-01-06' }],
];

const hours: Row[] = [
  ['明天17:00', friday, { day: '2024-03-30', time: '17:00' }],
  ['明天 17：00 前', friday, { day: '2024-03-30', time: '17:00' }],
  ['4月2日17时', friday, { day: '2024-04-02', time: '17:00' }],
  ['4月2日 17点30分', friday, { day: '2024-04-02', time: '17:30' }],
  ['明天下午5点', friday, { day: '2024-03-30', time: '17:00' }],
  ['明天下午五点半', friday, { day: '2024-03-30', time: '17:30' }],
  ['明天下午5:30', friday, { day: '2024-03-30', time: '17:30' }],
  ['今晚8点，今天', friday, { day: '2024-03-29', time: '20:00' }],
  ['明天上午9点', friday, { day: '2024-03-30', time: '09:00' }],
  ['明天9点', friday, { day: '2024-03-30', time: '09:00' }],
  ['明天十二点', friday, { day: '2024-03-30', time: '12:00' }],
  ['中午12点，明天', friday, { day: '2024-03-30', time: '12:00' }],
  ['明天早上6点', friday, { day: '2024-03-30', time: '06:00' }],
  ['4月底17点', friday, { day: '2024-04-30', time: '17:00' }],
  ['下周三下午3点', friday, { day: '2024-04-03', time: '15:00' }],
  // The figure of the weekday, or of the day, is none of the hour's.
  ['周五17:00', friday, { day: '2024-03-29', time: '17:00' }],
  ['下周一17:00', friday, { day: '2024-04-01', time: '17:00' }],
  ['下周三9点', friday, { day: '2024-04-03', time: '09:00' }],
  ['周五十点', friday, { day: '2024-03-29', time: '10:00' }],
  ['2024-04-02 17:00', friday, { day: '2024-04-02', time: '17:00' }],
  ['4-2 17:00', friday, { day: '2024-04-02', time: '17:00' }],
  ['4月2 17:00', friday, { day: '2024-04-02', time: '17:00' }],
];

const unclear: Row[] = [
  ['明天5点', friday, 'unclear-hour'],
  ['明天五点半', friday, 'unclear-hour'],
  ['4月2日6点', friday, 'unclear-hour'],
  ['明天25点', friday, 'unclear-hour'],
  ['明天24:00', friday, 'unclear-hour'],
  ['明天17:75', friday, 'unclear-hour'],
  ['下周一5点', friday, 'unclear-hour'],
  ['晚上12点，明天', friday, 'unclear-hour'],
];

const notRead: Row[] = [
  ['', friday, 'no-day'],
  ['尽快', friday, 'no-day'],
  ['下周', friday, 'no-day'],
  ['周末', friday, 'no-day'],
  ['下月5日', friday, 'no-day'],
  ['17:00', friday, 'no-day'],
  ['5个工作日内', friday, 'no-day'],
  ['31日', '2024-04-10', 'no-such-day'],
  ['4月31日', friday, 'no-such-day'],
  ['2月30日', friday, 'no-such-day'],
  ['2025-02-29', friday, 'no-such-day'],
  ['13月1日', friday, 'no-such-day'],
  ['13月底', friday, 'no-such-day'],
  ['0日', friday, 'no-such-day'],
  ['32号', friday, 'no-such-day'],
  ['2月29日', '2024-12-20', 'no-such-day'],
];

const yearTurns: Row[] = [
  ['1月5日', '2024-12-28', { day: '2025-01-05' }],
  ['1月底', '2024-12-28', { day: '2025-01-31' }],
  ['2月底', '2024-12-28', { day: '2025-02-28' }],
  ['12月31日', '2024-01-05', { day: '2024-12-31' }],
  ['12月31日', '2024-12-31', { day: '2024-12-31' }],
  ['周三', '2024-12-30', { day: '2025-01-01' }],
  ['明天', '2024-12-31', { day: '2025-01-01' }],
  ['后天', '2024-02-28', { day: '2024-03-01' }],
  // Passed a short while ago: said of the day that was, and refused by whoever asked.
  ['3月1日', friday, { day: '2024-03-01' }],
  ['1日', friday, { day: '2024-03-01' }],
  ['2月29日', '2023-12-20', { day: '2024-02-29' }],
];

/** What could be more than one day, or a span: nothing is guessed. */
const neverGuessed: Row[] = [
  ['下月底', friday, 'no-day'],
  ['下个月底', friday, 'no-day'],
  ['明年底', friday, 'no-day'],
  ['3天内', '2024-04-01', 'no-day'],
  ['三天后', '2024-04-01', 'no-day'],
];

describe.each([
  ['days', days],
  ['days of a week', weeks],
  ['hours', hours],
  ['hours that may be morning or evening, or are none', unclear],
  ['what holds no day, or one that does not exist', notRead],
  ['the turn of the year and of a month', yearTurns],
  ['what may mean several days', neverGuessed],
] as const)('a deadline: %s', (_, rows) => {
  it.each(rows)('reads %j on %s', (typed, today, read) => {
    expect(readDeadline(typed, today)).toEqual(read);
  });
});

describe('a number of days', () => {
  it.each([
    ['2', 2],
    ['2天', 2],
    ['２天', 2],
    ['两天', 2],
    ['三日', 3],
    ['10 天', 10],
    ['十五天', 15],
    ['0天', 0],
    ['', undefined],
    ['几天', undefined],
    ['半天', undefined],
  ] as const)('reads %j as %s', (typed, number) => {
    expect(readDays(typed)?.days).toBe(number);
  });

  it('tells workdays from days', () => {
    expect(readDays('3个工作日')).toEqual({ days: 3, workdays: true });
    expect(readDays('3天')).toEqual({ days: 3, workdays: false });
  });

  it.each(['一周', '2周', '1个月', '10月12日'])('does not take %s for a number of days', (typed) => {
    expect(readDays(typed)).toBeUndefined();
  });
});
