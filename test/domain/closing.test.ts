import { describe, expect, it } from 'vitest';
import { type ClosingState, freezesAt, isClosed, nextToClose } from '../../src/domain/closing.ts';
import { at, calendar, clock, zone } from './build-rounds.ts';

const closing = { workday: 5, time: '18:00', auto: true };
const state: ClosingState = { closing, calendar, zone, firstMonth: '2024-03', closings: {} };

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
    expect(isClosed(month, at(now), state)).toBe(closed);
  });

  it.each([
    ['closed early by the office', { through: '2024-09', ever: '2024-09' }, '2024-09', true],
    ['the month after one closed early is open', { through: '2024-09', ever: '2024-09' }, '2024-10', false],
    ['reopened, long after its time', { through: '2024-07', ever: '2024-08' }, '2024-08', false],
    ['before the reopened one', { through: '2024-07', ever: '2024-08' }, '2024-07', true],
  ])('%s', (_, closings, month, closed) => {
    expect(isClosed(month, at('2024-10-10 12:00'), { ...state, closings })).toBe(closed);
  });

  it('where only the office closes, time alone closes nothing', () => {
    const byOffice = { ...state, closing: { ...closing, auto: false } };
    expect(isClosed('2024-09', at('2024-12-01 12:00'), byOffice)).toBe(false);
  });

  it.each([
    [{}, '2024-03'],
    [{ through: '2024-03' }, '2024-04'],
    [{ through: '2024-12' }, '2025-01'],
  ])('after %j the next to be closed is %s', (closings, month) => {
    expect(nextToClose({ ...state, closings })).toBe(month);
  });
});
