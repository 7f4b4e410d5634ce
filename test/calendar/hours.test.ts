import { describe, expect, it } from 'vitest';
import { nextSpeaking } from '../../src/calendar/hours.ts';
import { createCalendar } from '../../src/calendar/workdays.ts';
import { at, calendar, clock, zone } from '../domain/build-rounds.ts';

const hours = { from: '08:00', to: '20:00' };
const next = (moment: string, from = calendar) => clock(nextSpeaking(at(moment), hours, from, zone));

describe('when the bot may speak next', () => {
  it.each([
    ['a workday within the hours', '2024-10-09 15:00', '2024-10-09 15:00'],
    ['the first minute', '2024-10-09 08:00', '2024-10-09 08:00'],
    ['the minute before', '2024-10-09 07:59', '2024-10-09 08:00'],
    ['midnight', '2024-10-09 00:00', '2024-10-09 08:00'],
    ['the last minute', '2024-10-09 19:59', '2024-10-09 19:59'],
    ['the end, which does not count', '2024-10-09 20:00', '2024-10-10 08:00'],
    ['late at night', '2024-10-09 23:00', '2024-10-10 08:00'],
    ['a Friday night', '2024-09-20 23:00', '2024-09-23 08:00'],
    ['a Saturday', '2024-09-21 10:00', '2024-09-23 08:00'],
    ['a Sunday that is a make-up workday', '2024-09-29 10:00', '2024-09-29 10:00'],
    ['a Saturday that is a make-up workday', '2024-10-12 19:00', '2024-10-12 19:00'],
    ['the night before a long holiday', '2024-09-30 21:00', '2024-10-08 08:00'],
    ['within a long holiday', '2024-10-04 10:00', '2024-10-08 08:00'],
    ['the turn of the year', '2024-12-31 20:00', '2025-01-02 08:00'],
  ])('%s', (_, moment, speaks) => {
    expect(next(moment)).toBe(speaks);
  });

  it('knows what holidays.yaml adds', () => {
    const off = createCalendar({ '2024': { source: '文号', off: ['2024-10-10'], work: ['2024-10-19'] } });
    expect(next('2024-10-10 10:00', off)).toBe('2024-10-11 08:00');
    expect(next('2024-10-19 10:00', off)).toBe('2024-10-19 10:00');
  });

  it('keeps the moment to the millisecond while it may speak', () => {
    const moment = at('2024-10-09 15:00') + 12_345;
    expect(nextSpeaking(moment, hours, calendar, zone)).toBe(moment);
  });

  it('goes by the office’s own zone', () => {
    const moment = Date.parse('2024-10-09T22:00:00Z');
    expect(nextSpeaking(moment, hours, calendar, 'Asia/Urumqi')).toBe(Date.parse('2024-10-10T02:00:00Z'));
  });
});
