import { shiftMonth } from '../calendar/periods.ts';
import { hasFigure } from '../domain/data-date.ts';
import type { Indicator } from '../domain/model.ts';
import { monthOf } from '../domain/period-for.ts';
import { asksFor, type Occurrence } from '../domain/rounds.ts';
import { type Figure, namesakeIn } from './namesakes.ts';
import type { Office } from './office.ts';

/** An office at a moment: product time in ms, and the day it is there. */
export interface At {
  readonly office: Office;
  readonly now: number;
  readonly today: string;
}

/** The year whose figures are looked at: last year's until its December is closed, and while the new list is missing. */
export function workingYear(at: At): number {
  const year = dueYear(at);
  const known = at.office.config.programmes.flatMap((one) => (one.year <= year ? [one.year] : []));
  return known.length > 0 ? Math.max(...known) : year;
}

/** The years that reports may still belong to, the earlier one first: December's figure may trail it by its lag. */
export function openYears({ office, now, today }: At): readonly number[] {
  const year = Number(today.slice(0, 4));
  const lag = Math.max(0, ...office.config.indicators.map((indicator) => indicator.lag));
  return office.isClosed(shiftMonth(`${year - 1}-12`, lag), now) ? [year] : [year - 1, year];
}

/** The years whose figures an overview needs: the open ones, and the one that is looked at. */
export function shownYears(at: At): readonly number[] {
  return [...new Set([workingYear(at), ...openYears(at)])];
}

/** The indicators of the year that is looked at. */
export function workingIndicators(at: At): readonly Indicator[] {
  const { office } = at;
  const year = workingYear(at);
  return office.config.indicators.filter((indicator) => office.programme(indicator).year === year);
}

/** Says that the figures shown are an earlier year's, when the list of the year is not there yet. */
export function yearNotice(at: At): string[] {
  const [year, shown] = [dueYear(at), workingYear(at)];
  return shown < year ? [`${year}年的任务清单还没有导入，请联系专班办公室；以下是${shown}年的情况。`] : [];
}

/** Tells whether a round asks for an indicator: it lists it, and there is a figure of its programme's year to give. */
export function isAsked(office: Office, occurrence: Occurrence, indicator: Indicator): boolean {
  const { year } = office.programme(indicator);
  return (
    asksFor(occurrence.rule, indicator.id) && hasFigure(indicator, monthOf(occurrence, office.zone), year)
  );
}

/** Why a round asks nobody for anything; undefined when it does. */
export function asksNothing(office: Office, occurrence: Occurrence): string | undefined {
  if (office.config.indicators.some((indicator) => isAsked(office, occurrence, indicator))) return undefined;
  const year = Number(monthOf(occurrence, office.zone).slice(0, 4));
  return isListed(office, year) ? '这一期没有要报的指标。' : `${year}年的任务清单还没有导入，暂不用填报。`;
}

/** Why a figure of a year cannot be judged by the indicator's programme; undefined when it can. */
export function yearRefusal({ office, now }: At, figure: Figure, year: number): string | undefined {
  const { indicator } = figure;
  const programme = office.programme(indicator);
  if (programme.year === year) return undefined;
  const before = `${year - 1}-12`;
  const way = office.isClosed(before, now) ? '' : `补报${year - 1}年12月请写明月份，例如：填报 12月 …`;
  if (year < programme.year) return `${indicator.name}${programme.year}年还没有数据可报，没有记录。`;
  if (namesakeIn(office, figure, year))
    return `${indicator.name}${programme.year}年、${year}年都有任务，分不清是哪一年的数，没有记录。请在指标前写明月份再发，例如：填报 12月 …，或：填报 1月 …`;
  if (!isListed(office, year)) return `${year}年的任务清单还没有导入，请联系专班办公室，没有记录。${way}`;
  return `${indicator.name}是${programme.year}年的任务，${year}年的任务清单里没有，没有记录。${way}`;
}

/** The year that is due to be looked at, whether its list is there or not. */
function dueYear({ office, now, today }: At): number {
  const year = Number(today.slice(0, 4));
  return office.isClosed(`${year - 1}-12`, now) ? year : year - 1;
}

function isListed(office: Office, year: number): boolean {
  return office.config.programmes.some((programme) => programme.year === year);
}
