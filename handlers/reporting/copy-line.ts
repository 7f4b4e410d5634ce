import type { Reading } from '../../src/language/model.ts';
import { harmless } from '../../src/message/harmless.ts';

/** What a finished line must repeat of what was typed, so that it speaks of the same figure. */
export interface Typed {
  readonly reading: Pick<Reading, 'period' | 'dataDate'>;
  /** The unit, for people who report for several. */
  readonly unit?: string;
  /** The reason of a 更正. */
  readonly correction?: string;
}

/** A line to copy: 填报 9月 新增城镇就业 1450人, or the 更正 that was meant. */
export function copyLine(typed: Typed, name: string, value: string): string {
  if (typed.correction === undefined) return ['填报', ...front(typed), name, value].join(' ');
  return `${correctionLine(typed, name, value)}${harmless(typed.correction)}`;
}

/** 更正 新增城镇就业 1400人 原因： with the reason still to be typed. */
export function correctionLine(typed: Typed, name: string, value: string): string {
  return ['更正', ...front(typed), name, value, '原因：'].join(' ');
}

function front({ unit, reading: { period, dataDate } }: Typed): string[] {
  return [
    ...(unit ? [unit] : []),
    ...(period ? [monthText(period)] : []),
    ...(dataDate
      ? [`截至${monthText(dataDate)}${dataDate.day === undefined ? '底' : `${dataDate.day}日`}`]
      : []),
  ];
}

function monthText({ year, month }: { year?: number; month: number }): string {
  return `${year === undefined ? '' : `${year}年`}${month}月`;
}
