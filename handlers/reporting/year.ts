import type { Talk } from '../../src/conversation/handler.ts';

/** The year whose figures are looked at: last year's until its December is closed. */
export function workingYear(talk: Talk): number {
  return openYears(talk)[0]!;
}

/** The years that reports may still belong to, the earlier one first. */
export function openYears({ office, now, today }: Talk): readonly number[] {
  const year = Number(today.slice(0, 4));
  return office.isClosed(`${year - 1}-12`, now) ? [year] : [year - 1, year];
}
