import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayFromNumber, dayNumber } from '../../src/calendar/dates.ts';
import { percentText } from '../../src/domain/arithmetic.ts';
import type { Schedule } from '../../src/domain/model.ts';
import { scheduledPercent, scheduleEnd } from '../../src/domain/schedule.ts';

const linear: Schedule = { kind: 'linear' };
const steps = [
  { date: '2024-06-30', percent: '30' },
  { date: '2024-08-31', percent: '60' },
  { date: '2024-10-31', percent: '100' },
];
const slope: Schedule = { kind: 'milestones', shape: 'linear', steps };
const stairs: Schedule = { kind: 'milestones', shape: 'step', steps };

describe('scheduled completion', () => {
  it.each([
    ['a quarter of the year is a quarter of the task', linear, '2024-03-31', '25%'],
    ['the day itself is counted', linear, '2024-03-25', '23.39%'],
    ['31 October is ten twelfths', linear, '2024-10-31', '83.33%'],
    ['half the year, half the task', linear, '2024-06-30', '50%'],
    ['30 April is a third', linear, '2024-04-30', '33.33%'],
    ['31 May is five twelfths', linear, '2024-05-31', '41.67%'],
    ['1 January already expects a day', linear, '2024-01-01', '0.27%'],
    ['a leap day has its share', linear, '2024-02-29', '16.67%'],
    ['31 December is all', linear, '2024-12-31', '100%'],
    ['a slope starts from 0% on 1 January', slope, '2024-01-01', '0%'],
    ['a slope is halfway between its points', slope, '2024-07-31', '45%'],
    ['a slope meets its points', slope, '2024-08-31', '60%'],
    ['a slope is flat after its last point', slope, '2024-12-01', '100%'],
    ['a step expects nothing the day before', stairs, '2024-06-29', '0%'],
    ['a step expects its percent on the day', stairs, '2024-06-30', '30%'],
    ['a step stays till the next', stairs, '2024-08-30', '30%'],
    ['steps are flat after the last', stairs, '2025-01-05', '100%'],
  ])('%s', (_rule, schedule, date, percent) => {
    expect(percentText(scheduledPercent(schedule, date))).toBe(percent);
  });

  it('a programme of 2024 expects nothing in 2023 and everything in 2025', () => {
    expect(scheduledPercent(linear, '2023-12-31', 2024).toString()).toBe('0');
    expect(scheduledPercent(linear, '2025-01-05', 2024).toString()).toBe('100');
  });

  it('milestones may be written in any order', () => {
    const mixed: Schedule = { kind: 'milestones', shape: 'step', steps: [...steps].reverse() };
    expect(scheduledPercent(mixed, '2024-09-01').toString()).toBe('60');
    expect(scheduleEnd(mixed, 2024)).toBe('2024-10-31');
    expect(scheduleEnd(linear, 2024)).toBe('2024-12-31');
  });

  it('the expectation never falls and stays between 0 and 100', () => {
    const day = fc.integer({ min: dayNumber('2024-01-01'), max: dayNumber('2024-12-30') });
    fc.assert(
      fc.property(day, fc.constantFrom(linear, slope, stairs), (number, schedule) => {
        const [today, tomorrow] = [number, number + 1].map((n) =>
          scheduledPercent(schedule, dayFromNumber(n)),
        );
        expect(tomorrow!.gte(today!) && today!.gte(0) && tomorrow!.lte(100)).toBe(true);
      }),
    );
  });
});
