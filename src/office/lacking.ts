import { type Missing, missing } from '../domain/missing.ts';
import type { Unit } from '../domain/model.ts';
import type { Occurrence } from '../domain/rounds.ts';
import type { StoredFigure } from '../store/reports.ts';
import type { Office } from './office.ts';

/** What one open round still lacks from some units, given their figures of the year. */
export function lackingIn(
  office: Office,
  occurrence: Occurrence,
  units: readonly Unit[],
  figures: readonly StoredFigure[],
): readonly Missing[] {
  return missing({
    occurrence,
    indicators: office.config.indicators,
    targets: units.flatMap(({ id }) => office.tasks(id)),
    units: units.map(({ id }) => id),
    reports: figures.flatMap(({ unit, indicator, part, recent }) =>
      recent.map(({ period, reportedAt }) => ({
        unit,
        indicator,
        part: part || undefined,
        period,
        reportedAt,
      })),
    ),
    zone: office.zone,
    years: office.years,
  });
}
