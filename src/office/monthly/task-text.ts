import { formatDay } from '../../calendar/zone.ts';
import { percentText } from '../../domain/arithmetic.ts';
import { statusText } from '../../domain/status.ts';
import type { MonthTask } from './tasks.ts';

/** Tells whether a task is behind a schedule, not below a level or above a cap. */
export const isLate = ({ progress: { status } }: MonthTask): boolean =>
  status === 'behind-red' || status === 'behind-yellow';

/** 化解超期安置：939户（目标3200户），完成29.34%，序时83.33%，滞后（红）（10月31日） */
export function taskText({ indicator, progress, value, target }: MonthTask): string {
  const { status, early, completion, scheduled, dataDate, judgedAt } = progress;
  const goal = target === '—' ? '' : `（${indicator.kind === 'cap' ? '上限' : '目标'}${target}）`;
  const told =
    indicator.kind === 'stated'
      ? [value]
      : [
          `${value}${goal}`,
          ...(completion && indicator.kind !== 'level' ? [`完成${percentText(completion)}`] : []),
          ...(scheduled ? [`序时${percentText(scheduled)}`] : []),
          statusText(status, early),
        ];
  const carried = judgedAt !== dataDate;
  const date = dataDate === undefined ? '' : `（${carried ? '沿用' : ''}${formatDay(dataDate)}）`;
  return `${indicator.name}：${told.join('，')}${date}`;
}

/** 北塔区15.71%, 邵阳县-44.1%, 城步苗族自治县 */
export function unitText({ unit, indicator, progress: { completion }, value }: MonthTask): string {
  if (indicator.kind === 'stated') return unit.name;
  return `${unit.name}${completion && indicator.kind !== 'level' ? percentText(completion) : value}`;
}
