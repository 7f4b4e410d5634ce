import { findNames } from './find-names.ts';
import { type Leading, partOfOffice, readLeading } from './leading.ts';
import type { Vocabulary } from './model.ts';

/** A stretch of a line under one heading (unit, month); the stretch before the first heading has an empty one. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly leading: Leading;
}

/** Cuts a folded line where a clause opens with a unit or a month: 新增城镇就业 700人，隆回县 职业技能培训 250人次. */
export function cutAtHeadings(text: string, vocabulary: Vocabulary): Stretch[] {
  const cuts: { start: number; leading: Leading }[] = [{ start: 0, leading: readLeading(text, vocabulary) }];
  for (const start of openings(text, vocabulary)) {
    const last = cuts.at(-1)!;
    if (start < last.start + Math.max(1, last.leading.length)) continue;
    const leading = readLeading(text.slice(start, start + 200), vocabulary);
    if (leading.unit || leading.period || leading.unclear) cuts.push({ start, leading });
  }
  return cuts.map((cut, index) => ({ ...cut, end: cuts[index + 1]?.start ?? text.length }));
}

const clauseStart = /(?<=[,;。!?]\s*)[^\s,;。!?]/g;

/** Where clauses begin, and where a full unit name stands free in the middle of one. */
function openings(text: string, vocabulary: Vocabulary): number[] {
  const clauses = [...text.matchAll(clauseStart)].map(({ index }) => index);
  const units = findNames(text, vocabulary.units)
    .filter(
      ({ start, end }) =>
        /[\s、]/.test(text[start - 1] ?? '') && !partOfOffice.test(text.slice(end, end + 4)),
    )
    .map(({ start }) => start);
  return [...new Set([...clauses, ...units])].sort((a, b) => a - b);
}
