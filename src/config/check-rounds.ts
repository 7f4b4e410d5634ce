import { formatPeriod, nextPeriod, type PeriodKey, periodKey } from '../calendar/periods.ts';
import { createCalendar } from '../calendar/workdays.ts';
import { formatInstant } from '../calendar/zone.ts';
import { type Occurrence, occurrence } from '../domain/rounds.ts';
import type { HolidayOverride, RoundRule, Rules } from './model.ts';
import type { Complain } from './report.ts';

/** Periods of a rule that are laid on the calendar: two years of months, more than a year of weeks. */
const looked = { day: 260, week: 60, month: 24, quarter: 8 } as const;
/** Only the order of moments is compared, and no zone changes that. */
const zone = 'Asia/Shanghai';

/** Lays each rule on the calendar: every round is due after it opens, and closes before the next one opens. */
export function checkRounds({ rounds, ranking }: Rules, holidays: HolidayOverride, complain: Complain): void {
  const calendar = createCalendar(holidays);
  rounds.forEach((rule, index) => {
    const found = firstFault(rule, `${ranking.from}-01`, (period) =>
      occurrence(rule, period, calendar, zone),
    );
    if (found) complain(['rounds', index, found.field], found.why);
  });
}

function firstFault(rule: RoundRule, from: string, at: (period: PeriodKey) => Occurrence) {
  let key = periodKey(from, rule.every);
  let last: Occurrence | undefined;
  for (let count = 0; count < looked[rule.every]; count += 1, key = nextPeriod(key)) {
    const one = laidOut(key, at);
    if ('why' in one) return one;
    if (one.period === last?.period) continue;
    const fault = faultOf(one, last);
    if (fault) return fault;
    last = one;
  }
  return undefined;
}

/** A round on the calendar, or that a month has fewer workdays than one of its moments counts. */
function laidOut(period: PeriodKey, at: (period: PeriodKey) => Occurrence) {
  try {
    return at(period);
  } catch (error) {
    const nth = /has no workday (-?\d+)/.exec((error as Error).message)?.[1];
    if (nth === undefined) throw error;
    return { field: 'due', why: `${formatPeriod(period)}前后有的月份没有第${nth}个工作日，请改早` };
  }
}

function faultOf(one: Occurrence, last: Occurrence | undefined) {
  const { opensAt, dueAt, closesAt } = one;
  const name = formatPeriod(one.period);
  const when = (ms: number) => formatInstant(ms, zone);
  if (dueAt <= opensAt)
    return {
      field: 'due',
      why: `${name}的截止（${when(dueAt)}）不晚于开始（${when(opensAt)}），请改晚截止或改早开始`,
    };
  if (closesAt < dueAt)
    return { field: 'closes', why: `${name}的关闭（${when(closesAt)}）早于截止（${when(dueAt)}）` };
  if (last && last.closesAt > opensAt)
    return {
      field: 'closes',
      why: `${formatPeriod(last.period)}还没关闭（${when(last.closesAt)}），${name}已经开始（${when(opensAt)}），两期重叠`,
    };
  return undefined;
}
