import { matchStrictly } from '../match-name.ts';
import type { NameMatch, Vocabulary } from '../model.ts';
import { matchName } from '../names.ts';
import type { Places } from './model.ts';

/** Whom a row speaks of. */
export type Label =
  | { readonly kind: 'county'; readonly id: string }
  | { readonly kind: 'total' }
  /** Looks like a unit and is none of the counties, or may be several. */
  | { readonly kind: 'unclear'; readonly nearest: readonly string[] };

const total = /^(?:全市|全县|各县市区|县市区|以上)?(?:合\s*计|总\s*计|小\s*计|共\s*计|总数)(?:数)?$/;
const number = /^(?:\d{1,3}|[一二三四五六七八九十]{1,3})[.、)]?$/;
const headWord =
  /^(?:县\(?(?:市、?)?(?:区\)?)?|县市区?|市县区?|市区县|区县市?|县区|县\(市[,、]?区\)|县、?市、?区|(?:填报|责任|实施|所属)?单位(?:名称)?|地区|区域|地\s*区|名称|序\s*号|编号|指标(?:名称)?|项目(?:名称)?|计量单位|内容)$/;
const unitEnding = /[县区市州旗]$/;
const longestLabel = 14;

/** 1, 12., 三、: the running number of a row. */
export function isNumbering(cell: string): boolean {
  return number.test(cell);
}

/** 县市区, 单位, 序号: the head of a column that names things. */
export function isHeadWord(cell: string): boolean {
  return headWord.test(cell.replace(/[:：\s]/g, ''));
}

/** Reads cells as the names of counties; a table repeats them, so each is matched once. */
export function labelReader(vocabulary: Vocabulary, places: Places): (cell: string) => Label | undefined {
  const known = new Map<string, Label | undefined>();
  const read = (cell: string): Label | undefined => {
    if (total.test(cell)) return { kind: 'total' };
    if (cell.length < 2 || cell.length > longestLabel || /\d/.test(cell) || isHeadWord(cell))
      return undefined;
    if (matchStrictly(cell, vocabulary.indicators)) return undefined;
    return labelOf(matchName(cell, vocabulary.units), cell, places);
  };
  return (typed) => {
    const cell = typed.replace(/^(?:\(?\d{1,3}[.、)]|[\s·•*-])+|[\s:,、;。]+$/g, '');
    if (!known.has(cell)) known.set(cell, read(cell));
    return known.get(cell);
  };
}

/** Whom a matched name speaks of; undefined for what is no place of the table. */
export function labelOf(match: NameMatch, typed: string, { counties, wholes }: Places): Label | undefined {
  if (match.kind === 'found') {
    if (counties.has(match.id)) return { kind: 'county', id: match.id };
    return wholes.has(match.id) ? { kind: 'total' } : undefined;
  }
  const nearest = match.kind === 'ambiguous' ? match.ids : match.nearest;
  if (match.kind === 'unknown')
    return unitEnding.test(typed)
      ? { kind: 'unclear', nearest: nearest.filter((id) => counties.has(id)) }
      : undefined;
  return nearest.some((id) => counties.has(id)) ? { kind: 'unclear', nearest } : undefined;
}
