import { describe, expect, it } from 'vitest';
import { freezesAt, isClosed } from '../../src/domain/closing.ts';
import { at, calendar, clock, zone } from './build-rounds.ts';

const closing = { workday: 5, time: '18:00' };

describe('结账', () => {
  it.each([
    ['2024-03', '2024-04-08 18:00'],
    ['2024-09', '2024-10-12 18:00'],
    ['2024-12', '2025-01-08 18:00'],
  ])('%s freezes on the fifth workday of the next month, %s', (month, moment) => {
    expect(clock(freezesAt(month, closing, calendar, zone))).toBe(moment);
  });

  it.each([
    ['a minute before it freezes it is open', '2024-09', '2024-10-12 17:59', false],
    ['at that minute it is closed', '2024-09', '2024-10-12 18:00', true],
    ['a month to come is open', '2024-12', '2024-10-12 18:00', false],
    ['the month of the first start is open', '2024-03', '2024-03-25 09:00', false],
    ['the month before it counts as closed', '2024-02', '2024-02-10 09:00', true],
  ])('%s', (_rule, month, now, closed) => {
    expect(isClosed(month, at(now), closing, calendar, zone, '2024-03')).toBe(closed);
  });
});
