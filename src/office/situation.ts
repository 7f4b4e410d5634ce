import { dateAt } from '../calendar/zone.ts';
import { judgingDay } from '../domain/judging-day.ts';
import type { Figure, Indicator, Progress, Unit } from '../domain/model.ts';
import { lastDue, type Occurrence } from '../domain/rounds.ts';
import { hasTask } from '../domain/target.ts';
import { wholeFigure } from '../domain/wholes.ts';
import type { StoredFigure } from '../store/reports.ts';
import { progressOf, type UnitFigures } from './figure-text.ts';
import { keyOf, toFigure } from './figures.ts';
import { forUnit, type InForce, pauseOf } from './in-force.ts';
import { lackingIn } from './lacking.ts';
import type { Office } from './office.ts';

/** One unit in one indicator, judged. */
export interface Standing {
  readonly unit: Unit;
  readonly indicator: Indicator;
  readonly figures: UnitFigures;
  readonly progress: Progress;
  /** The whole is the sum of what its units reported: how many of those with a task did, and how many did not. */
  readonly summed?: { readonly reported: number; readonly silent: number };
  /** Asked and silent: the last value is judged at a later day (沿用). */
  readonly carried: boolean;
}

/** The round that last asked for an indicator: who left it unanswered is judged by it. */
export type LastAsked = (indicator: string) => Occurrence | undefined;

/**
 * Everything a unit has a task in, judged with its current figures; a whole without own reports counts its children's.
 * `stored` may be narrowed to the unit and its children.
 */
export function standingsOf(
  office: Office,
  inForce: InForce,
  unit: Unit,
  stored: readonly StoredFigure[],
  now: number,
  indicators: readonly Indicator[] = office.config.indicators,
  lastAsked: LastAsked = (indicator) =>
    lastDue(office.config.rules.rounds, now, office.calendar, office.zone, indicator),
): Standing[] {
  const silentSince = silentDays(office, inForce, unit, stored, now, lastAsked);
  const children = office.config.units.filter(({ parent, kind }) => parent === unit.id && kind === 'county');
  const byUnit = new Map<string, Map<string, Figure>>();
  for (const figure of stored) {
    const own = byUnit.get(figure.unit) ?? new Map<string, Figure>();
    own.set(keyOf(figure.indicator, figure.part), toFigure(figure.recent.at(-1)!));
    byUnit.set(figure.unit, own);
  }
  const current = (id: string, indicator: string, part: string) =>
    byUnit.get(id)?.get(keyOf(indicator, part));
  const rule = office.config.rules.wholes;
  const counted = (indicator: Indicator) => {
    const owing = children.filter(({ id }) => hasTask(indicator, office.task(id, indicator.id)));
    const keys = [keyOf(indicator.id, ''), ...indicator.parts.map(({ id }) => keyOf(indicator.id, id))];
    const told = (id: string) => keys.some((key) => byUnit.get(id)?.has(key));
    const reported = owing.filter(({ id }) => told(id)).length;
    return { reported, silent: owing.length - reported };
  };
  return indicators.flatMap((indicator) => {
    if (!hasTask(indicator, office.task(unit.id, indicator.id))) return [];
    let source: 'sum' | undefined;
    const figureAt = (part: string): Figure | undefined => {
      const own = current(unit.id, indicator.id, part);
      if (indicator.kind !== 'cumulative' || children.length === 0) return own;
      const parts = Object.fromEntries(children.map(({ id }) => [id, current(id, indicator.id, part)]));
      const whole = wholeFigure(parts, own, rule);
      if (whole.source === 'sum') source = 'sum';
      return whole.figure;
    };
    const figures: UnitFigures = {
      whole: figureAt(''),
      parts: Object.fromEntries(
        indicator.parts.flatMap(({ id }) => {
          const figure = figureAt(id);
          return figure ? [[id, figure]] : [];
        }),
      ),
    };
    const summed = source && counted(indicator);
    const judgedAt = summed ? undefined : silentSince(indicator);
    const progress = progressOf(office, unit.id, indicator, figures, judgedAt);
    const carried = progress.judgedAt !== undefined && progress.judgedAt !== progress.dataDate;
    return [{ unit, indicator, figures, progress, summed, carried }];
  });
}

/** The day at which an indicator is judged that the last due round asked for in vain; undefined when it was answered. */
function silentDays(
  office: Office,
  inForce: InForce,
  unit: Unit,
  stored: readonly StoredFigure[],
  now: number,
  lastAsked: LastAsked,
) {
  const { zone } = office;
  const own = stored.filter((figure) => figure.unit === unit.id);
  const lacking = new Map<Occurrence, Set<string>>();
  return (indicator: Indicator): string | undefined => {
    const occurrence = lastAsked(indicator.id);
    if (!occurrence || occurrence.opensAt < office.firstStart) return undefined;
    // Excused, or with time left: not silent.
    if (pauseOf(inForce, unit.id, dateAt(occurrence.dueAt, zone))) return undefined;
    if (forUnit(occurrence, unit.id, inForce).dueAt >= now) return undefined;
    const names =
      lacking.get(occurrence) ??
      new Set(lackingIn(office, occurrence, [unit], own).map((row) => row.indicator));
    lacking.set(occurrence, names);
    if (!names.has(indicator.id)) return undefined;
    return judgingDay(occurrence, indicator, zone, office.programme(indicator).year);
  };
}

/** What needs action first: behind, exceeded or unreported before what is on its way or done. */
const urgency: Record<Progress['status'], number> = {
  'behind-red': 0,
  exceeded: 1,
  'not-met': 2,
  'behind-yellow': 3,
  unreported: 4,
  'on-schedule': 5,
  met: 6,
  within: 7,
  done: 8,
  'no-task': 9,
};

/** Worst first; among equals the order of the task list. */
export function byUrgency<T extends Pick<Standing, 'progress'>>(standings: readonly T[]): T[] {
  return [...standings].sort((a, b) => urgency[a.progress.status] - urgency[b.progress.status]);
}

/** Counts by status in the words people use: 已完成5项、达到序时8项、滞后1项、未报2项. */
export function countsText(standings: readonly Standing[]): string {
  const count = (...statuses: Progress['status'][]) =>
    standings.filter(({ progress }) => statuses.includes(progress.status)).length;
  const groups = [
    ['已完成', count('done')],
    ['达到序时', count('on-schedule')],
    ['达标', count('met', 'within')],
    ['滞后', count('behind-yellow', 'behind-red')],
    ['未达标', count('not-met', 'exceeded')],
    ['未报', count('unreported')],
  ] as const;
  return groups.flatMap(([name, n]) => (n > 0 ? [`${name}${n}项`] : [])).join('、');
}
