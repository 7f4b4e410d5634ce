import { type DataDate, readLeadingDate, type TypedPeriod } from './dates.ts';
import { findNameAt } from './find-names.ts';
import { matchName } from './match-name.ts';
import type { NameMatch, Vocabulary } from './model.ts';
import { readUnclearDate } from './unclear-dates.ts';

/** What a line says before its first indicator: whose figures, of which month. */
export interface Leading {
  readonly length: number;
  readonly unit?: NameMatch;
  readonly period?: TypedPeriod;
  readonly dataDate?: DataDate;
  /** Date words as typed that name no month: nothing under them may be recorded. */
  readonly unclear?: string;
}

/** Reads `隆回县 9月 …`, `隆回县：…`, `2024年9月 隆回县 …` in any order from the front of a folded line. */
export function readLeading(text: string, vocabulary: Vocabulary): Leading {
  let leading: Leading = { length: 0 };
  for (;;) {
    const rest = text.slice(leading.length, leading.length + 60);
    const dated = leading.period || leading.dataDate || leading.unclear !== undefined;
    const date = dated ? undefined : readLeadingDate(rest);
    const unclear = dated || date ? undefined : readUnclearDate(rest);
    if (unclear) {
      leading = { ...leading, unclear: unclear.typed, length: leading.length + unclear.length };
      continue;
    }
    if (date) {
      leading = { ...leading, ...date, length: leading.length + date.length };
      continue;
    }
    const unit = leading.unit ? undefined : readLeadingUnit(rest, vocabulary);
    if (!unit) return leading;
    leading = { ...leading, unit: unit.match, length: leading.length + unit.length };
  }
}

/** 隆回县人社局 is not 隆回县. */
export const partOfOffice = /^(?:委|局|办|政府|人社|民政|住建|教育|卫健|财政|医院|中学|小学|分局|分公司)/;
const unitEnding = /[县区市州镇乡]$|街道$|委员会$|局$/;
const ourselves = /^(?:全|我|本|该|各|城|市)(?:县|市|区|镇|乡|州|城区)+$/;

function readLeadingUnit(
  rest: string,
  vocabulary: Vocabulary,
): { match: NameMatch; length: number } | undefined {
  const known = findNameAt(rest, 0, vocabulary.units);
  const mark = (at: number) => /^[\s:,、]*/.exec(rest.slice(at))![0].length;
  const longer = findNameAt(rest, 0, vocabulary.indicators);
  if (known && (longer?.end ?? 0) <= known.end && !partOfOffice.test(rest.slice(known.end))) {
    return { match: known.match, length: known.end + mark(known.end) };
  }
  if (longer) return undefined;
  const word = /^[\p{L}]{2,12}(?=[\s:]|$)/u.exec(rest)?.[0];
  if (!word || ourselves.test(word)) return undefined;
  const match = matchName(word, vocabulary.units);
  const named = match.kind !== 'unknown' || (word.length <= 8 && unitEnding.test(word));
  if (!named || matchName(word, vocabulary.indicators).kind !== 'unknown') return undefined;
  return { match, length: word.length + mark(word.length) };
}
