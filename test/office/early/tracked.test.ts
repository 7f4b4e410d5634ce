import { describe, expect, it } from 'vitest';
import { trackedTask } from '../../../src/office/early/tracked.ts';
import type { StoredFigure } from '../../../src/store/reports.ts';
import { figure, indicator, part } from '../../domain/build.ts';
import { taskWith } from '../../domain/build-tasks.ts';

const jobs = indicator({ id: 'jobs' });

function stored(unit: string, values: Readonly<Record<string, string>>, of = ''): StoredFigure {
  const recent = Object.entries(values).map(([dataDate, value], at) => ({
    reportId: at + 1,
    value,
    dataDate,
    period: dataDate.slice(0, 7),
    reportedAt: at,
  }));
  return { year: 2024, unit, indicator: 'jobs', part: of, recent };
}

/** The whole's history, in short: day value. */
function tracked(value: string, day: string, ...figures: readonly StoredFigure[]): string[] {
  const task = taskWith(jobs, { whole: figure(value, day) }, { target: '100' });
  const histories = new Map<string, StoredFigure[]>();
  for (const one of figures) histories.set(one.unit, [...(histories.get(one.unit) ?? []), one]);
  const { history } = trackedTask(task, { subject: 'city', children: ['east', 'west'] }, histories);
  return history.map(({ dataDate, value: of }) => `${dataDate} ${of!.toString()}`);
}

describe('a task with its year so far', () => {
  it('has the figures its unit reported', () => {
    const own = stored('city', { '2024-08-31': '40', '2024-09-30': '50' });
    expect(tracked('50', '2024-09-30', own)).toEqual(['2024-08-31 40', '2024-09-30 50']);
  });

  it('where a whole is the sum of its children has what they had reached together by each day', () => {
    const east = stored('east', { '2024-07-31': '10', '2024-09-30': '25' });
    const west = stored('west', { '2024-08-31': '20', '2024-09-30': '30' });
    expect(tracked('55', '2024-09-30', east, west)).toEqual([
      '2024-07-31 10',
      '2024-08-31 30',
      '2024-09-30 55',
    ]);
  });

  it('is the sum’s also where the whole reported something else that does not count', () => {
    const own = stored('city', { '2024-09-30': '60' });
    const east = stored('east', { '2024-08-31': '10', '2024-09-30': '25' });
    expect(tracked('25', '2024-09-30', own, east)).toEqual(['2024-08-31 10', '2024-09-30 25']);
  });

  it('does not take a child for silent before the oldest of its figures that are kept', () => {
    const days = Array.from({ length: 12 }, (_, at) => `2024-09-${String(at + 10)}`);
    const east = stored('east', Object.fromEntries(days.map((day, at) => [day, String(30 + at)])));
    const west = stored('west', { '2024-07-31': '20', '2024-09-15': '25' });
    const history = tracked('66', '2024-09-21', east, west);
    expect(history[0]).toBe('2024-09-10 50');
    expect(history.at(-1)).toBe('2024-09-21 66');
  });

  it('keeps the parts apart, and has no past where nothing was reported', () => {
    const water = indicator({ id: 'jobs', parts: [part('a'), part('b')] });
    const task = taskWith(
      water,
      { parts: { a: figure('5', '2024-09-30') } },
      { partTargets: { a: '9', b: '9' } },
    );
    const histories = new Map([['city', [stored('city', { '2024-09-30': '5' }, 'a')]]]);
    const found = trackedTask(task, { subject: 'city', children: [] }, histories);
    expect(found.history).toEqual([]);
    expect(found.partHistories!.a!.map(({ value }) => value!.toString())).toEqual(['5']);
    expect(found.partHistories!.b).toEqual([]);
  });
});
