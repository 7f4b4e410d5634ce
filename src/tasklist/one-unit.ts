import type { Unit } from '../domain/model.ts';
import { nameKey } from '../language/fold.ts';
import type { Listed } from './model.ts';
import { isRegional, type UnitFinder } from './units.ts';
import { fieldOf, labelOf } from './words.ts';

const line = /^(?:填报|责任|承担|实施|报送)?(?:单位|县市区|县\(?市、?区\)?)[:：]\s*(.+)$/;

/** The one unit that a whole sheet is about: by its tab, a line 填报单位：隆回县, or the only county in its title. */
export function unitOfSheet(
  sheet: string,
  title: readonly string[],
  units: readonly Unit[],
  finder: UnitFinder,
): Unit | undefined {
  const said = [sheet, ...title.flatMap((text) => line.exec(text.trim())?.[1] ?? [])];
  const named = said.flatMap((text) => finder.exactly(text.trim()) ?? []).filter(isRegional);
  const counties = units.filter((unit) => isRegional(unit) && unit.kind !== 'city');
  const inTitle = counties.filter(({ name, aliases }) =>
    [name, ...aliases].some((one) => nameKey(title.join(' ')).includes(nameKey(one))),
  );
  const found = new Set(named.length > 0 ? named : inTitle);
  return found.size === 1 ? [...found][0] : undefined;
}

/** Reads 年度目标, 完成数 as the columns of the one unit. */
export function finderFor(unit: Unit, finder: UnitFinder): UnitFinder {
  const isFigures = (text: string) => {
    const label = labelOf(text);
    return (label === 'target' || label === 'value') && fieldOf(text) === undefined;
  };
  return {
    ...finder,
    exactly: (text) => finder.exactly(text) ?? (isFigures(text) ? unit : undefined),
    beside: (text) => (finder.exactly(text) ? finder.beside(text) : text),
  };
}

/** Who is named on a unit's own sheet works for that unit; it does not lead the indicator for the whole. */
export function ownedBy(listed: Listed, { id }: Unit): Listed {
  const { lead: _, responsible, ...fields } = listed.fields;
  return {
    ...listed,
    fields,
    responsible: [...listed.responsible, ...(responsible ? [{ ...responsible, unit: id }] : [])],
  };
}
