import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, dayFromNumber, dayNumber, isDay, weekday } from '../../src/calendar/dates.ts';

const day = fc.integer({ min: dayNumber('1990-01-01'), max: dayNumber('2099-12-31') }).map(dayFromNumber);

describe('days as text', () => {
  it.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['2024-02-30', false],
    ['2024-13-01', false],
    ['2024-00-10', false],
    ['2024-1-1', false],
    ['2024-01-01T00:00', false],
    ['', false],
  ])('%j is a day: %s', (text, is) => {
    expect(isDay(text)).toBe(is);
  });

  it.each([
    ['a month after the 31st ends with its own last day', '2024-01-31', 1, '2024-02-29'],
    ['back over the turn of the year', '2024-01-15', -1, '2023-12-15'],
    ['many months are counted at once', '2024-05-31', 18, '2025-11-30'],
  ])('%s', (_rule, from, months, to) => {
    expect(addMonths(from, months)).toBe(to);
  });

  it('adding days and taking them away again leads back', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -4000, max: 4000 }), (date, days) => {
        expect(addDays(addDays(date, days), -days)).toBe(date);
      }),
    );
  });

  it('weekdays follow one another', () => {
    expect(weekday('2024-09-29')).toBe(7);
    expect(weekday('1969-12-29')).toBe(1);
    fc.assert(fc.property(day, (date) => weekday(addDays(date, 1)) === (weekday(date) % 7) + 1));
  });
});
