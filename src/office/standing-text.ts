import { formatDay } from '../calendar/zone.ts';
import { figureText, wholeText } from './figure-text.ts';
import type { Office } from './office.ts';
import type { Standing } from './situation.ts';

/** 新增城镇就业 1450人 · 目标4680人 · 完成30.98% · 序时25% · 达到序时（3月31日） */
export function standingText(office: Office, standing: Standing, name = standing.indicator.name): string {
  const { unit, indicator, figures, progress } = standing;
  if (progress.status === 'unreported') return `${name} 未报`;
  const date = dateText(standing);
  if (figures.whole)
    return `${name} ${figureText(office, unit.id, indicator, '', figures.whole, progress)}${date}`;
  const parts = indicator.parts.flatMap((part) => {
    const figure = figures.parts[part.id];
    return figure
      ? [`${part.name} ${figureText(office, unit.id, indicator, part.id, figure, progress)}`]
      : [`${part.name} 未报`];
  });
  return `${name}：${parts.join('；')}；${wholeText(progress)}${date}`;
}

/** 各县市区合计，2个县市区已报，10个未报 */
function sumText({ reported, silent }: NonNullable<Standing['summed']>): string {
  return `各县市区合计，${reported}个县市区已报${silent > 0 ? `，${silent}个未报` : ''}`;
}

/** （3月31日）, with what else a reader must know of the date. */
function dateText({ progress, summed, carried }: Standing): string {
  if (!progress.dataDate) return '';
  const notes = [
    formatDay(progress.dataDate),
    ...(summed ? [sumText(summed)] : []),
    ...(carried ? [`沿用，按${formatDay(progress.judgedAt!)}判定`] : []),
  ];
  return `（${notes.join('，')}）`;
}
