import type { Schedule, Status } from '../../../src/domain/model.ts';
import {
  compare,
  divided,
  exact,
  type Fraction,
  hundred,
  larger,
  minus,
  one,
  plus,
  smaller,
  sum,
  times,
  zero,
} from './fraction.ts';
import type { Law } from './law.ts';
import type { RawFigure, RawTask } from './raw.ts';

/** One unit in one indicator, judged by DESIGN 3; completion and schedule in percent. */
export interface Judged {
  readonly status: Status;
  readonly ratio: Fraction;
  readonly early: boolean;
  readonly completion?: Fraction;
  readonly scheduled?: Fraction;
  readonly dataDate?: string;
}

export function judge(task: RawTask, redFrom: string, law: Law): Judged {
  const { indicator, target = '' } = task;
  const parts = indicator.parts.filter(({ id }) => isNumber(task.partTargets?.[id]));
  if (parts.length > 0) {
    const known = parts.flatMap(({ id }) => task.parts?.[id] ?? []);
    if (known.length === 0) return never();
    const shares = parts.map(({ id, weight }) => {
      const value = task.parts?.[id]?.value ?? '0';
      return times(exact(weight), smaller(hundred, percent(value, task.partTargets![id]!)));
    });
    const completion = divided(sum(shares), sum(parts.map(({ weight }) => exact(weight))));
    const isDone = parts.every(
      ({ id }) =>
        task.parts?.[id] && compare(exact(task.parts[id].value!), exact(task.partTargets![id]!)) >= 0,
    );
    // They speak of different days: the newest counts, by which the others have at least what they had.
    const newest = known
      .map(({ dataDate }) => dataDate)
      .sort()
      .at(-1)!;
    return scheduled(task, completion, isDone, newest, redFrom, law);
  }
  const isTask = taskKinds[indicator.kind](target.trim());
  if (!isTask) return { status: 'no-task', ratio: zero, early: false };
  const figure = task.whole;
  if (!figure) return never();
  switch (indicator.kind) {
    case 'cumulative':
      return whole(task, percent(figure.value!, target), figure.dataDate, redFrom, law);
    case 'stage': {
      const reached = indicator.stages.find(({ name }) => name === figure.stage)!.percent;
      return whole(task, percent(reached, target), figure.dataDate, redFrom, law);
    }
    case 'level':
      return level(exact(figure.value!), exact(target), figure.dataDate);
    case 'cap':
      return cap(task, exact(figure.value!), exact(target), figure.dataDate, law);
    case 'stated':
      return stated(task, figure, law);
  }
}

/** Blank or 0 is no task; but a limit of 0 is one (DESIGN 6: cap 0, value 1), and a rate may be below 0. */
const taskKinds = {
  cumulative: isNumber,
  stage: isNumber,
  stated: isNumber,
  level: (target: string) => target !== '' && compare(exact(target), zero) !== 0,
  cap: (target: string) => target !== '',
};

function isNumber(target: string | undefined): boolean {
  return target !== undefined && target.trim() !== '' && compare(exact(target), zero) > 0;
}

const percent = (value: string, target: string) => divided(times(exact(value), hundred), exact(target));
const clamp = (ratio: Fraction) => larger(zero, smaller(one, ratio));
const never = (): Judged => ({ status: 'unreported', ratio: zero, early: false });

function whole(task: RawTask, completion: Fraction, dataDate: string, redFrom: string, law: Law): Judged {
  return scheduled(task, completion, compare(completion, hundred) >= 0, dataDate, redFrom, law);
}

function scheduled(
  task: RawTask,
  completion: Fraction,
  isDone: boolean,
  dataDate: string,
  redFrom: string,
  law: Law,
): Judged {
  const { schedule } = task.indicator;
  const expected = expectedAt(schedule, law.judgedAt(dataDate, task.judgedAt), task.year);
  const short = minus(expected, completion);
  const status = isDone
    ? 'done'
    : compare(short, zero) <= 0
      ? 'on-schedule'
      : law.isRed(short, exact(redFrom))
        ? 'behind-red'
        : 'behind-yellow';
  const ratio = compare(expected, zero) === 0 ? one : clamp(divided(completion, expected));
  const early = isDone && law.isEarly(dataDate, endOf(schedule, task.year));
  return { status, ratio, early, completion, scheduled: expected, dataDate };
}

function level(value: Fraction, target: Fraction, dataDate: string): Judged {
  const isMet = compare(value, target) >= 0;
  const isPositive = compare(target, zero) > 0;
  return {
    status: isMet ? 'met' : 'not-met',
    ratio: isMet ? one : isPositive ? clamp(divided(value, target)) : zero,
    early: false,
    completion: isPositive ? divided(times(value, hundred), target) : undefined,
    dataDate,
  };
}

function cap(task: RawTask, value: Fraction, target: Fraction, dataDate: string, law: Law): Judged {
  const { prorate, schedule } = task.indicator;
  const expected = expectedAt(schedule, law.judgedAt(dataDate, task.judgedAt), task.year);
  const limit = prorate ? divided(times(target, expected), hundred) : target;
  const isWithin = compare(value, limit) <= 0;
  return {
    status: isWithin ? 'within' : 'exceeded',
    ratio: isWithin ? one : clamp(divided(limit, value)),
    early: false,
    scheduled: prorate ? expected : undefined,
    dataDate,
  };
}

function stated(task: RawTask, { state, dataDate }: RawFigure, law: Law): Judged {
  const isDone = state === 'done';
  return {
    status: isDone ? 'done' : state === 'on-schedule' ? 'on-schedule' : 'behind-yellow',
    ratio: state === 'behind' ? exact('0.5') : one,
    early: isDone && law.isEarly(dataDate, endOf(task.indicator.schedule, task.year)),
    dataDate,
  };
}

/** The last milestone or the year's end. */
function endOf(schedule: Schedule, year: number): string {
  return schedule.kind === 'linear'
    ? `${year}-12-31`
    : schedule.steps
        .map(({ date }) => date)
        .sort()
        .at(-1)!;
}

/** Scheduled completion in percent: nothing is due before the year, all of it after. */
export function expectedAt(schedule: Schedule, date: string, year: number): Fraction {
  if (schedule.kind === 'linear') {
    if (date < `${year}-01-01`) return zero;
    if (date > `${year}-12-31`) return hundred;
    const [month, day] = [Number(date.slice(5, 7)), Number(date.slice(8))];
    const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
    return times(divided(plus(exact(month - 1), divided(exact(day), exact(days))), exact(12)), hundred);
  }
  const points = [{ date: `${year}-01-01`, percent: '0' }, ...schedule.steps].sort((a, b) =>
    a.date < b.date ? -1 : 1,
  );
  const before = points.filter((point) => point.date <= date).at(-1);
  const after = points.find((point) => point.date > date);
  if (!before) return zero;
  if (!after || schedule.shape === 'step') return exact(before.percent);
  const gone = divided(exact(daysBetween(before.date, date)), exact(daysBetween(before.date, after.date)));
  return plus(exact(before.percent), times(gone, minus(exact(after.percent), exact(before.percent))));
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
