import { type Decimal, decimal, guard } from './arithmetic.ts';
import { type Assessed, assess } from './assess.ts';
import { type ClosingRules, closeMonth } from './close-month.ts';
import { grainOf } from './grain.ts';
import { leversOf, type Task } from './lever.ts';
import { type Lift, liftIn } from './lift.ts';
import type { Figure, Progress } from './model.ts';
import type { JudgedIndicator, MonthFacts, UnitFacts } from './month.ts';
import { findRaises, type Raises, type Settings, withSettings } from './raise.ts';
import { taskOf } from './target.ts';
import { trendFigure } from './trend.ts';

/** One task with its year so far; `day` is the data date a report of the month's end will have. */
export interface TrackedTask extends Task {
  /** The year's figures in order of their data dates: the whole's, and the parts'. */
  readonly history: readonly Figure[];
  readonly partHistories?: Readonly<Record<string, readonly Figure[]>>;
}

/** What a unit is told alone, mid-month, when its trend leads there. */
export interface EarlyWarning {
  readonly unit: string;
  /** It would stand in the bottom places, and what would prevent that. */
  readonly bottom?: {
    readonly place: number;
    readonly of: number;
    readonly total: Decimal;
    readonly lift: Lift;
  };
  readonly behind: readonly BehindSoon[];
}

/** An indicator that the trend leaves behind at the month's end. */
export interface BehindSoon {
  readonly indicator: string;
  readonly name: string;
  /** The figures of the trend. */
  readonly figures: Assessed['figures'];
  readonly progress: Progress;
  /** What would prevent it: raises, or for a limit the highest value within it. */
  readonly needed: Raises | AtMost;
}

export interface AtMost {
  readonly kind: 'at-most';
  readonly value: Decimal;
  /** More was reported already, and what adds up over the year does not come back. */
  readonly passed: boolean;
}

/**
 * The early warnings of a running month: every unit's figures go on at their pace to the month's end, then everything is
 * judged, scored and ranked by the rules of the closing. `facts` are those of the month so far; every unit with a figure is
 * taken to report at the month's end. What nobody ever reported has no trend: it is chased as 未报, not warned of here.
 */
export function earlyWarnings(
  facts: MonthFacts,
  tracked: ReadonlyMap<string, readonly TrackedTask[]>,
  rules: ClosingRules,
): readonly EarlyWarning[] {
  return [...warningSteps(facts, tracked, rules)].flatMap((step) => step ?? []);
}

/** The same in small steps, between which a caller may do something else; a step that warns nobody is undefined. */
export function* warningSteps(
  facts: MonthFacts,
  tracked: ReadonlyMap<string, readonly TrackedTask[]>,
  rules: ClosingRules,
): Generator<EarlyWarning | undefined, void> {
  const ahead: ReturnType<typeof projected>[] = [];
  for (const unit of facts.units) {
    ahead.push(projected(unit, tracked.get(unit.unit) ?? []));
    yield undefined;
  }
  const month = closeMonth({ ...facts, units: ahead.map(({ unit }) => unit) }, rules);
  const standing = new Map(
    month.groups.flatMap((group) => group.rows.map((row) => [row.unit, { group, row }] as const)),
  );
  for (const { unit, tasks } of ahead) {
    const found = standing.get(unit.unit);
    const bottom =
      found?.row.bottom && found.row.reported
        ? {
            place: found.row.place,
            of: found.group.rows.length,
            total: found.row.total,
            lift: liftIn(found.group, unit, tasks, rules),
          }
        : undefined;
    const behind = tasks.flatMap((task) => behindSoon(task, unit.indicators));
    yield bottom || behind.length > 0 ? { unit: unit.unit, bottom, behind } : undefined;
  }
}

/** A unit as it would stand at the month's end. */
function projected(
  unit: UnitFacts,
  tracked: readonly TrackedTask[],
): { unit: UnitFacts; tasks: TrackedTask[] } {
  const tasks = tracked.map((task) => ({ ...task, assessed: atMonthEnd(task) }));
  const byIndicator = new Map(tasks.map(({ assessed }) => [assessed.indicator.id, assessed]));
  const indicators = unit.indicators.map((judged) => {
    const assessed = byIndicator.get(judged.indicator);
    return assessed ? { ...judged, progress: assess(assessed) } : judged;
  });
  const reports = indicators.some(
    ({ progress: { status } }) => status !== 'no-task' && status !== 'unreported',
  );
  return { unit: { ...unit, indicators, reported: unit.reported || reports }, tasks };
}

function atMonthEnd({ assessed, history, partHistories = {}, day }: TrackedTask): Assessed {
  const { indicator } = assessed;
  const parts: Record<string, Figure> = {};
  for (const { id, measure } of indicator.parts) {
    const figure = trendFigure(indicator, measure, partHistories[id] ?? [], day);
    if (figure) parts[id] = figure;
  }
  const whole = trendFigure(indicator, indicator.measure, history, day);
  return { ...assessed, figures: { whole, parts }, judgedAt: day };
}

function behindSoon(task: TrackedTask, indicators: readonly JudgedIndicator[]): BehindSoon[] {
  const { assessed } = task;
  const { id, name } = assessed.indicator;
  const progress = assess(assessed);
  if (!isBehind(progress) || !indicators.some(({ indicator }) => indicator === id)) return [];
  return [{ indicator: id, name, figures: assessed.figures, progress, needed: neededFor(task) }];
}

function neededFor(task: TrackedTask): BehindSoon['needed'] {
  const { indicator, target } = task.assessed;
  if (indicator.kind === 'cap') {
    const limit = taskOf('cap', target)!;
    const share = indicator.prorate ? assess(task.assessed).scheduled! : decimal(100);
    const value = grainOf(indicator.measure).below(guard(limit.times(share).div(100)));
    const reported = task.history.at(-1)?.value;
    return {
      kind: 'at-most',
      value,
      passed: indicator.prorate && reported !== undefined && value.lt(reported),
    };
  }
  const hundred = decimal(100);
  const progressWith = (settings: Settings) => assess(withSettings(task.assessed, settings));
  return findRaises(leversOf(task, hundred), {
    enough: (settings) => !isBehind(progressWith(settings)),
    worth: (settings) => progressWith(settings).completion ?? decimal(0),
    tiers: () => [hundred],
  });
}

function isBehind({ status }: Progress): boolean {
  return (
    status === 'behind-yellow' || status === 'behind-red' || status === 'not-met' || status === 'exceeded'
  );
}
