import { formatDay } from '../../src/calendar/zone.ts';
import type { Office } from '../../src/conversation/office.ts';
import { figureText } from './figure-text.ts';
import type { Standing } from './situation.ts';

/** 新增城镇就业 1450人 · 目标4680人 · 完成30.98% · 序时25% · 达到序时（3月31日） */
export function standingText(office: Office, standing: Standing, name = standing.indicator.name): string {
  const { unit, indicator, figures, progress } = standing;
  if (progress.status === 'unreported') return `${name} 未报`;
  const sum = standing.summed ? '，各县市区合计' : '';
  const date = progress.dataDate ? `（${formatDay(progress.dataDate)}${sum}）` : '';
  if (figures.whole)
    return `${name} ${figureText(office, unit.id, indicator, '', figures.whole, figures)}${date}`;
  const parts = indicator.parts.flatMap((part) => {
    const figure = figures.parts[part.id];
    return figure
      ? [`${part.name} ${figureText(office, unit.id, indicator, part.id, figure, figures)}`]
      : [`${part.name} 未报`];
  });
  return `${name}：${parts.join('；')}${date}`;
}
