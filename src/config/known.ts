import type { Programme, Unit } from '../domain/model.ts';
import type { Names } from './names.ts';

/** What the other files name, for the checks of rules.yaml; absent what cannot be read. */
export interface Known {
  readonly indicators?: Names;
  /** The programme's year of every indicator. */
  readonly years?: ReadonlyMap<string, number>;
  readonly programmeNames?: Names;
  readonly programmes?: readonly Programme[];
  readonly unitNames?: Names;
  readonly units?: readonly Unit[];
}

/** The years of all indicators, by id. */
export function yearsOf(programmes: readonly Programme[]): ReadonlyMap<string, number> {
  return new Map(
    programmes.flatMap(({ year, indicators }) => indicators.map(({ id }) => [id, year] as const)),
  );
}
