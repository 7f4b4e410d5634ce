import type { Day } from '../../calendar/dates.ts';
import { formatDay } from '../../calendar/zone.ts';
import type { MonthTask } from './tasks.ts';

/** The newest day that figures speak of, and in words how many speak of an earlier one: 3项截至9月30日. */
export function datesOf(tasks: readonly Pick<MonthTask, 'progress'>[]): {
  readonly newest?: Day;
  readonly earlier?: string;
} {
  const days = tasks.flatMap(({ progress }) => progress.dataDate ?? []).sort();
  const newest = days.at(-1);
  const older = days.filter((day) => day !== newest);
  const oldest = older[0];
  if (oldest === undefined) return { newest };
  const same = older.every((day) => day === oldest);
  return { newest, earlier: `${older.length}项${same ? '截至' : '较早，最早截至'}${formatDay(oldest)}` };
}

/** （数据截至10月31日，其中3项截至9月30日）; empty where nothing was reported. */
export function dataDates(tasks: readonly Pick<MonthTask, 'progress'>[]): string {
  const { newest, earlier } = datesOf(tasks);
  if (newest === undefined) return '';
  return `（数据截至${formatDay(newest)}${earlier ? `，其中${earlier}` : ''}）`;
}
