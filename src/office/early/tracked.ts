import type { Day } from '../../calendar/dates.ts';
import { sumOf } from '../../domain/arithmetic.ts';
import type { TrackedTask } from '../../domain/early-warning.ts';
import type { Task } from '../../domain/lever.ts';
import type { Figure } from '../../domain/model.ts';
import { recentItems, type StoredFigure } from '../../store/reports.ts';
import { toFigure } from '../figures.ts';

/** The histories of a year by unit, far enough back for a trend. */
export type Histories = ReadonlyMap<string, readonly StoredFigure[]>;

/**
 * A task with its year so far. Where a whole counts as the sum of its children's, so does its past: on each day that a child
 * reported of, what all of them had reached by then.
 */
export function trackedTask(
  task: Task,
  { subject, children }: { readonly subject: string; readonly children: readonly string[] },
  histories: Histories,
): TrackedTask {
  const { indicator, figures } = task.assessed;
  const of = (unit: string, part: string) =>
    histories.get(unit)?.find((one) => one.indicator === indicator.id && one.part === part);
  const historyOf = (part: string, counted: Figure | undefined): readonly Figure[] => {
    if (!counted) return [];
    const own = of(subject, part)?.recent.map(toFigure) ?? [];
    const last = own.at(-1);
    if (last && isSame(last, counted)) return own;
    return summed(
      children.flatMap((child) => of(child, part) ?? []),
      counted,
    );
  };
  const parts = indicator.parts.map(({ id }) => [id, historyOf(id, figures.parts?.[id])] as const);
  return { ...task, history: historyOf('', figures.whole), partHistories: Object.fromEntries(parts) };
}

function isSame(a: Figure, b: Figure): boolean {
  const value = a.value && b.value ? a.value.eq(b.value) : a.value === b.value;
  return value && a.dataDate === b.dataDate && a.stage === b.stage && a.state === b.state;
}

/** What children had reached together, day by day, up to the figure that counts now. */
function summed(children: readonly StoredFigure[], counted: Figure): Figure[] {
  const known = knownFrom(children);
  const own = children.map(({ recent }) => recent.map(toFigure));
  const days = [...new Set(own.flat().map(({ dataDate }) => dataDate))]
    .filter((day) => day >= known && day < counted.dataDate)
    .sort();
  const reached = (day: Day) =>
    sumOf(own.flatMap((history) => history.findLast(({ dataDate }) => dataDate <= day)?.value ?? []));
  return [...days.map((day) => ({ value: reached(day), dataDate: day, period: day.slice(0, 7) })), counted];
}

/** The day from which every child's past is kept: only the newest of a long history are. */
function knownFrom(children: readonly StoredFigure[]): Day {
  const cut = children.flatMap(({ recent }) => (recent.length < recentItems ? [] : [recent[0]!.dataDate]));
  return cut.sort().at(-1) ?? '';
}
