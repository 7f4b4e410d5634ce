import type { Missing } from '../domain/missing.ts';
import type { Unit } from '../domain/model.ts';
import type { Occurrence } from '../domain/rounds.ts';
import type { StoredFigure } from '../store/reports.ts';
import { lackingIn } from './lacking.ts';
import { cityOf, type Office } from './office.ts';

/** Who is asked, and whose figures are meant: a county's own, or the whole's in what a department leads. */
export interface Answerer {
  readonly unit: Unit;
  readonly subject: Unit;
}

/** The units among these that answer rounds. */
export function answerersOf(office: Office, units: readonly string[]): Answerer[] {
  return units.flatMap((id) => {
    const unit = office.unit(id);
    if (unit.kind === 'office' || unit.kind === 'city') return [];
    return [{ unit, subject: unit.kind === 'department' ? wholeAbove(office, unit) : unit }];
  });
}

/** Every unit that answers rounds. */
export function allAnswerers(office: Office): Answerer[] {
  return answerersOf(
    office,
    office.config.units.map(({ id }) => id),
  );
}

/** The whole a department answers for: its parent, else the city. */
export function wholeAbove(office: Office, unit: Unit): Unit {
  if (unit.parent) return office.unit(unit.parent);
  return cityOf(office) ?? unit;
}

/** What a round still lacks from one who is asked, given the subject's figures; without figures all that it asks. */
export function lackingFrom(
  office: Office,
  occurrence: Occurrence,
  { unit, subject }: Answerer,
  figures: readonly StoredFigure[],
): readonly Missing[] {
  const rows = lackingIn(
    office,
    occurrence,
    [subject],
    figures.filter((figure) => figure.unit === subject.id),
  );
  if (unit.kind !== 'department') return rows;
  return rows.filter(({ indicator }) => office.indicator(indicator).lead === unit.id);
}
