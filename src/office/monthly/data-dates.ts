import { formatDay } from '../../calendar/zone.ts';
import type { MonthTask } from './tasks.ts';

/** （数据截至10月31日）, and how many speak of an earlier day; empty where nothing was reported. */
export function dataDates(tasks: readonly Pick<MonthTask, 'progress'>[]): string {
  const days = tasks.flatMap(({ progress }) => progress.dataDate ?? []).sort();
  const newest = days.at(-1);
  if (newest === undefined) return '';
  const earlier = days.filter((day) => day < newest);
  const oldest = earlier[0];
  if (oldest === undefined) return `（数据截至${formatDay(newest)}）`;
  const same = earlier.every((day) => day === oldest);
  return `（数据截至${formatDay(newest)}，其中${earlier.length}项${same ? '' : '较早，最早'}${formatDay(oldest)}）`;
}
