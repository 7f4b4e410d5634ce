import { dateAt } from '../calendar/zone.ts';
import { groupBy } from '../domain/group-by.ts';
import type { Missing } from '../domain/missing.ts';
import type { Occurrence } from '../domain/rounds.ts';
import { figuresOf, type StoredFigure } from '../store/reports.ts';
import type { Db, Tx } from '../store/schema.ts';
import { type Answerer, allAnswerers, lackingFrom } from './answerers.ts';
import { forUnit, type InForce, pauseOf } from './in-force.ts';
import type { Office } from './office.ts';
import { type Reach, reportersOf } from './reach.ts';
import { openYears } from './year.ts';

/** One who is asked in a round, with its own deadline, and what it still owes. */
export interface Owing {
  readonly answerer: Answerer;
  readonly occurrence: Occurrence;
  /** How many indicators it is asked for. */
  readonly asked: number;
  readonly lacking: readonly Missing[];
  /** Excused on the day the round is due, or on the day that is asked about. */
  readonly paused: boolean;
}

/** The figures that rounds are answered with, of every unit that answers them. */
export async function answersSoFar(db: Db | Tx, office: Office, now: number): Promise<StoredFigure[]> {
  const subjects = allAnswerers(office).map(({ subject }) => subject.id);
  const years = openYears({ office, now, today: dateAt(now, office.zone) });
  return figuresOf(db, [...new Set(subjects)], ...years);
}

/** Everybody a round asks for something. A department that nobody reports for is not waited for; a county always is. */
export function owingOf(
  office: Office,
  inForce: InForce,
  reach: Reach,
  round: Occurrence,
  figures: readonly StoredFigure[],
  today?: string,
): Owing[] {
  const bySubject = groupBy(figures, ({ unit }) => unit);
  return allAnswerers(office).flatMap((answerer) => {
    const { unit, subject } = answerer;
    const asked = lackingFrom(office, round, answerer, []).length;
    if (asked === 0) return [];
    if (unit.kind === 'department' && reportersOf(reach, unit.id).length === 0) return [];
    const occurrence = forUnit(round, unit.id, inForce);
    const lacking = lackingFrom(office, occurrence, answerer, bySubject.get(subject.id) ?? []);
    const days = [dateAt(round.dueAt, office.zone), ...(today === undefined ? [] : [today])];
    const paused = days.some((day) => pauseOf(inForce, unit.id, day) !== undefined);
    return [{ answerer, occurrence, asked, lacking, paused }];
  });
}
