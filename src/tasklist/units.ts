import type { Unit } from '../domain/model.ts';
import { nameKey } from '../language/fold.ts';
import type { NameMatch } from '../language/model.ts';
import { matchName } from '../language/names.ts';

/** Finds units in the headings of a table. */
export interface UnitFinder {
  /** Full names and aliases only: what shows that a row or column is the units'. */
  exactly(text: string): Unit | undefined;
  /** Also near misses, once it is known that a heading must be a unit. */
  find(text: string): NameMatch;
  name(id: string): string;
}

/** Units under their own rules of reading; 隆回县目标, 隆回县（户） are the unit with what is asked of it. */
export function unitFinder(units: readonly Unit[]): UnitFinder {
  const names = new Map<string, Unit>();
  for (const unit of units) for (const name of [unit.name, ...unit.aliases]) names.set(nameKey(name), unit);
  const core = (text: string) =>
    text
      .replace(/[(（][^)）]*[)）]\s*$/, '')
      .replace(/(年度)?(目标|任务|目标任务|计划|任务数|目标数|完成数?|完成情况)$/, '');
  return {
    exactly: (text) =>
      text.length > 24 ? undefined : (names.get(nameKey(text)) ?? names.get(nameKey(core(text)))),
    find: (text) => {
      const exact = names.get(nameKey(text)) ?? names.get(nameKey(core(text)));
      return exact ? { kind: 'found', id: exact.id } : matchName(core(text), units);
    },
    name: (id) => units.find((unit) => unit.id === id)?.name ?? id,
  };
}

/** Counties, townships and the city: units that have columns of their own; departments stand in the column of lead units. */
export function isRegional({ kind }: Unit): boolean {
  return kind === 'county' || kind === 'township' || kind === 'city';
}
