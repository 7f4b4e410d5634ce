import { createCalendar } from '../../src/calendar/workdays.ts';
import { dateAt, instant, timeAt } from '../../src/calendar/zone.ts';
import type { RoundRule } from '../../src/domain/round.ts';

export const zone = 'Asia/Shanghai';
export const calendar = createCalendar();

export const monthly: RoundRule = {
  id: 'monthly',
  name: '月调度',
  every: 'month',
  indicators: [],
  opens: { kind: 'day', day: 25, monthOffset: 0, time: '09:00' },
  due: { kind: 'workday', nth: 2, monthOffset: 1, time: '17:00' },
  closes: { kind: 'workday', nth: 3, monthOffset: 1, time: '18:00' },
  reminders: [
    { kind: 'before', workdays: 1, time: '09:00' },
    { kind: 'due', time: '15:00' },
    { kind: 'after', time: '09:00' },
  ],
  restDay: 'previous',
};

export const weekly: RoundRule = {
  id: 'weekly',
  name: '周调度',
  every: 'week',
  indicators: ['jobs'],
  opens: { kind: 'week', which: 'first', time: '09:00' },
  due: { kind: 'week', which: 'last', time: '17:00' },
  closes: { kind: 'week', which: 'last', time: '17:00' },
  reminders: monthly.reminders,
  restDay: 'previous',
};

export const quarterly: RoundRule = { ...monthly, id: 'quarterly', name: '季调度', every: 'quarter' };

export const daily: RoundRule = { ...weekly, id: 'daily', name: '日调度', every: 'day', restDay: 'next' };

/** The moment of a wall clock in the office. */
export function at(text: string): number {
  return instant(text.slice(0, 10), text.slice(11), zone);
}

/** A moment as the office's wall clock shows it. */
export function clock(ms: number): string {
  return `${dateAt(ms, zone)} ${timeAt(ms, zone)}`;
}
