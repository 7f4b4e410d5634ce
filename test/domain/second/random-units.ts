import type { Fact } from '../../../src/domain/month.ts';
import { compare, divided, exact, plus, times, written, zero } from './fraction.ts';
import type { Random } from './random.ts';
import { type Plan, withFigures } from './random-tasks.ts';
import type { RawTask, RawUnit } from './raw.ts';

/** What a unit is like for the whole year. */
export interface Habit {
  readonly unit: string;
  readonly group?: string;
  /** Another unit that mostly has the very same figures. */
  readonly twin?: string;
  /** New units have no task before it. */
  readonly firstMonth: string;
  readonly pace: number;
  /** In how many of a hundred months it says nothing, and is exempt. */
  readonly silent: number;
  readonly exempt: number;
}

/** A unit's month; `before` are its tasks of the month before, which a silent unit's last values come from. */
export function randomUnit(
  random: Random,
  habit: Habit,
  plans: readonly Plan[],
  month: string,
  end: string,
  before: readonly RawTask[],
): RawUnit {
  const isNew = month < habit.firstMonth;
  const reported = !random.chance(habit.silent);
  const tasks = plans.map((plan): RawTask => {
    if (isNew) return { indicator: plan.indicator, year: plan.year };
    const last = before.find((task) => task.indicator.id === plan.indicator.id && task.year === plan.year);
    if (!reported || random.chance(15))
      return { ...plan, whole: last?.whole, parts: last?.parts, judgedAt: end };
    const yearBefore = `${plan.year - 1}-12-31`;
    const days = [end, end, end, `${month}-25`, `${month}-02`, `${month}-10`];
    if (month.endsWith('-01')) days.push(yearBefore);
    const task = withFigures(random, plan, random.pick(days), habit.pace + random.int(-2, 2));
    return random.chance(20)
      ? { ...task, judgedAt: random.pick([end, `${month}-05`, `${plan.year + 1}-01-31`]) }
      : task;
  });
  return {
    unit: habit.unit,
    ...(habit.group === undefined ? {} : { group: habit.group }),
    exempt: random.chance(habit.exempt),
    reported,
    tasks,
    ...randomEvents(random, reported),
  };
}

function randomEvents(random: Random, reported: boolean) {
  const some = (kind: string, percent: number): Fact[] => {
    const count = random.chance(percent) ? random.pick([1, 1, 2, 3, 6]) : 0;
    return Array.from({ length: count }, (_, at) => ({ id: `${kind}${at + 1}`, name: kind }));
  };
  const silence = some('round', reported ? 10 : 80);
  const points = ['1', '-1', '0.5', '-0.01', '0.01', '3.33', '-120', '40'];
  return {
    lateRounds: some('late', 20),
    unreportedRounds: silence,
    differences: some('difference', 8),
    overdueRectifications: some('notice', 5),
    overdueFindings: some('finding', 8),
    stories: some('story', 10),
    manual: some('manual', 8).map(({ id }) => ({ id, points: random.pick(points), reason: '原因' })),
  };
}

/** The twin's month under another name; sometimes with figures that come to the same, or nearly. */
export function twinOf(random: Random, habit: Habit, other: RawUnit): RawUnit {
  const twin = { ...other, unit: habit.unit, exempt: random.chance(habit.exempt) };
  if (random.chance(40)) return { ...twin, tasks: shifted(other.tasks) };
  return random.chance(20) ? nudged(random, twin) : twin;
}

/** A hair more done, which no printed score shows, and perhaps one round more without an answer. */
function nudged(random: Random, unit: RawUnit): RawUnit {
  const extra = random.chance(50) ? [{ id: 'extra', name: 'round' }] : [];
  const tasks = unit.tasks.map((task) => {
    const value = task.indicator.kind === 'cumulative' && task.whole?.value;
    if (!value) return task;
    return { ...task, whole: { ...task.whole!, value: written(plus(exact(value), exact('0.01'))) } };
  });
  return { ...unit, tasks, unreportedRounds: [...unit.unreportedRounds, ...extra] };
}

/** Moves a sixth of the target from one indicator to another, where both can be written in decimals. */
function shifted(tasks: readonly RawTask[]): readonly RawTask[] {
  const movable = tasks.filter(
    ({ indicator, whole, target }) => indicator.kind === 'cumulative' && whole && target,
  );
  const [from, to] = movable;
  if (!from || !to) return tasks;
  const moved = (task: RawTask, sixths: number) =>
    plus(exact(task.whole!.value!), divided(times(exact(task.target!), exact(sixths)), exact(6)));
  const [less, more] = [moved(from, -1), moved(to, 1)];
  const isWritten = [less, more].every((value) => compare(exact(written(value)), value) === 0);
  if (!isWritten || compare(less, zero) < 0) return tasks;
  const values = new Map([
    [from, written(less)],
    [to, written(more)],
  ]);
  return tasks.map((task) => {
    const value = values.get(task);
    return value === undefined ? task : { ...task, whole: { ...task.whole!, value } };
  });
}
