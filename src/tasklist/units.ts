import type { Unit } from '../domain/model.ts';
import { nameKey } from '../language/fold.ts';
import type { NameMatch } from '../language/model.ts';
import { matchName } from '../language/names.ts';
import { labelOf, withoutMark } from './words.ts';

/** Finds units in the headings of a table. */
export interface UnitFinder {
  /** Full names and aliases only: what shows that a row or column is the units'. */
  exactly(text: string): Unit | undefined;
  /** Also near misses, once it is known that a heading must be a unit. */
  find(text: string): NameMatch;
  /** What a heading says beside the unit's name: 完成数 of 隆回完成数, （万元） of 隆回县（万元）. */
  beside(text: string): string;
  name(id: string): string;
}

interface Heading {
  readonly unit?: Unit;
  readonly beside: string;
}

const longestHeading = 24;

/** Units under their own rules of reading; 隆回县目标, 隆回县（户）, 目标（隆回县） and 1.隆回县人民政府 are the unit with what is asked of it. */
export function unitFinder(units: readonly Unit[]): UnitFinder {
  const names = new Map<string, Unit>();
  for (const unit of units) for (const name of [unit.name, ...unit.aliases]) names.set(nameKey(name), unit);
  const read = new Map<string, Heading>();
  const headingOf = (text: string): Heading => {
    const known = read.get(text) ?? takeApart(text, names);
    read.set(text, known);
    return known;
  };
  const core = (text: string) =>
    text
      .replace(/[(（][^)）]*[)）]\s*$/, '')
      .replace(/(年度)?(目标|任务|目标任务|计划|任务数|目标数|完成数?|完成情况)$/, '');
  return {
    exactly: (text) => (text.length > longestHeading ? undefined : headingOf(text).unit),
    find: (text) => {
      const { unit } = headingOf(text);
      return unit ? { kind: 'found', id: unit.id } : matchName(core(text), units);
    },
    beside: (text) => {
      const { unit, beside } = headingOf(text);
      return unit ? beside : text.slice(core(text).length);
    },
    name: (id) => units.find((unit) => unit.id === id)?.name ?? id,
  };
}

/** The longest name that a heading begins with or holds in brackets, when the rest only says what is asked of the unit. */
function takeApart(typed: string, names: ReadonlyMap<string, Unit>): Heading {
  const text = withoutMark(typed);
  const [, before, inside] = /^(.*)[(（]([^()（）]+)[)）]\s*$/s.exec(text) ?? [];
  const bracketed = inside === undefined ? undefined : names.get(nameKey(inside));
  if (bracketed && (before === '' || labelOf(before!))) return { unit: bracketed, beside: before! };
  for (let end = Math.min(text.length, longestHeading); end > 0; end -= 1) {
    const unit = names.get(nameKey(text.slice(0, end)));
    const beside = text.slice(end).trim();
    if (unit && /^(人民)?政府$/.test(beside)) return { unit, beside: '' };
    if (unit && (beside === '' || /^[(（][^()（）]*[)）]$/.test(beside) || labelOf(beside)))
      return { unit, beside };
  }
  return { beside: '' };
}

/** Counties, townships and the city: units that have columns of their own; departments stand in the column of lead units. */
export function isRegional({ kind }: Unit): boolean {
  return kind === 'county' || kind === 'township' || kind === 'city';
}
