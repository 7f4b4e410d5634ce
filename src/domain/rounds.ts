import { addDays, addMonths, type Day, dayOf, daysInMonth, partsOf } from '../calendar/dates.ts';
import {
  nextPeriod,
  type PeriodKey,
  periodEnd,
  periodKey,
  periodStart,
  shiftMonth,
} from '../calendar/periods.ts';
import { workWeek } from '../calendar/weeks.ts';
import type { Calendar } from '../calendar/workdays.ts';
import { dateAt, instant } from '../calendar/zone.ts';
import type { Moment, RoundRule } from './round.ts';

/** One collection of a rule: what it is for and when it opens, is due and closes (ms, product time). */
export interface Occurrence {
  readonly rule: RoundRule;
  /** The period it is known by; of joined weeks or days the last worked one. */
  readonly period: PeriodKey;
  /** All periods it covers; more than one when short weeks or rest days are joined. */
  readonly periods: readonly PeriodKey[];
  readonly opensAt: number;
  readonly dueAt: number;
  readonly closesAt: number;
  readonly joined: boolean;
}

/** What a round is known by: monthly/2024-09. */
export function roundId({ rule, period }: Occurrence): string {
  return `${rule.id}/${period}`;
}

/** The days a period is worked: for weeks and days with what joins them. */
interface Worked {
  readonly period: PeriodKey;
  readonly periods: readonly PeriodKey[];
  readonly first: Day;
  readonly last: Day;
}

/** The occurrence of a rule that covers a period; periods that are joined have the same one. */
export function occurrence(rule: RoundRule, period: PeriodKey, calendar: Calendar, zone: string): Occurrence {
  const worked = workedAs(rule, period, calendar);
  const at = (moment: Moment) => instant(dayFor(moment, rule, worked, calendar), moment.time, zone);
  return {
    rule,
    period: worked.period,
    periods: worked.periods,
    opensAt: at(rule.opens),
    dueAt: at(rule.due),
    closesAt: at(rule.closes),
    joined: worked.periods.length > 1,
  };
}

/** Occurrences of a rule that open, are due or close in a span (ms, the start not counted), by opening time. */
export function occurrencesBetween(
  rule: RoundRule,
  from: number,
  to: number,
  calendar: Calendar,
  zone: string,
): readonly Occurrence[] {
  if (to <= from) return [];
  return ofRule(rule, dateAt(from, zone), dateAt(to, zone), calendar, zone)
    .filter(({ opensAt, closesAt }) => opensAt <= to && closesAt > from)
    .sort((a, b) => a.opensAt - b.opensAt);
}

/** Occurrences that are open now (also when overdue but not yet closed), the earliest due first. */
export function openOccurrences(
  rules: readonly RoundRule[],
  now: number,
  calendar: Calendar,
  zone: string,
): readonly Occurrence[] {
  return around(rules, now, calendar, zone).filter(
    ({ opensAt, closesAt }) => opensAt <= now && now < closesAt,
  );
}

/** The occurrence that is due next, open already or not; with an indicator, of those that ask for it. */
export function nextDue(
  rules: readonly RoundRule[],
  now: number,
  calendar: Calendar,
  zone: string,
  indicator?: string,
): Occurrence | undefined {
  return around(rules, now, calendar, zone).find((one) => one.dueAt >= now && asks(one, indicator));
}

/** The occurrence that was due last; with an indicator, of those that ask for it. */
export function lastDue(
  rules: readonly RoundRule[],
  now: number,
  calendar: Calendar,
  zone: string,
  indicator?: string,
): Occurrence | undefined {
  return around(rules, now, calendar, zone).findLast((one) => one.dueAt < now && asks(one, indicator));
}

function asks({ rule }: Occurrence, indicator: string | undefined): boolean {
  return indicator === undefined || asksFor(rule, indicator);
}

/** Tells whether a rule asks for an indicator; a rule without a list asks for all. */
export function asksFor(rule: RoundRule, indicator: string): boolean {
  return rule.indicators.length === 0 || rule.indicators.includes(indicator);
}

interface Listed {
  readonly calendar: Calendar;
  readonly zone: string;
  readonly today: Day;
  readonly occurrences: readonly Occurrence[];
}

// Every message asks what is open, and the list only changes with the day: the last one is kept per set of rules.
const listed = new WeakMap<readonly RoundRule[], Listed>();

/** All occurrences that may matter at a moment, each once, by due time. */
function around(
  rules: readonly RoundRule[],
  now: number,
  calendar: Calendar,
  zone: string,
): readonly Occurrence[] {
  const today = dateAt(now, zone);
  const last = listed.get(rules);
  if (last?.today === today && last.calendar === calendar && last.zone === zone) return last.occurrences;
  const found = rules.flatMap((rule) => ofRule(rule, today, today, calendar, zone));
  const occurrences = found.sort((a, b) => a.dueAt - b.dueAt);
  listed.set(rules, { calendar, zone, today, occurrences });
  return occurrences;
}

/** A month (quarter) to either side of some days, and as many more as the rule's moments reach. */
function ofRule(
  rule: RoundRule,
  firstDay: Day,
  lastDay: Day,
  calendar: Calendar,
  zone: string,
): readonly Occurrence[] {
  const moments = [rule.opens, rule.due, rule.closes];
  const offsets = moments.map((moment) => ('monthOffset' in moment ? moment.monthOffset : 0));
  const reach = rule.every === 'quarter' ? 3 : 1;
  const from = addMonths(firstDay, -reach - Math.max(0, ...offsets));
  const to = addMonths(lastDay, reach - Math.min(0, ...offsets));
  const byPeriod = new Map<PeriodKey, Occurrence>();
  for (let key = periodKey(from, rule.every); periodStart(key) <= to; key = nextPeriod(key)) {
    if (byPeriod.has(key)) continue;
    const one = occurrence(rule, key, calendar, zone);
    for (const period of one.periods) byPeriod.set(period, one);
  }
  return [...new Set(byPeriod.values())];
}

function workedAs({ every, restDay }: RoundRule, period: PeriodKey, calendar: Calendar): Worked {
  if (every === 'week') {
    const { period: key, weeks, first, last } = workWeek(period, calendar);
    return { period: key, periods: weeks, first, last };
  }
  if (every === 'day') return workedDay(calendar.onWorkday(period, restDay), restDay, calendar);
  const days = calendar.workdaysBetween(periodStart(period), periodEnd(period));
  return { period, periods: [period], first: days[0]!, last: days.at(-1)! };
}

/** A daily round on a rest day is the one of the workday before or after it. */
function workedDay(day: Day, restDay: RoundRule['restDay'], calendar: Calendar): Worked {
  const days = [day];
  const step = restDay === 'next' ? -1 : 1;
  for (let rest = addDays(day, step); !calendar.isWorkday(rest); rest = addDays(rest, step)) days.push(rest);
  return { period: day, periods: days.sort(), first: day, last: day };
}

/** A `week` moment is the first or last workday of whatever the period is: of a day, that day. */
function dayFor(moment: Moment, rule: RoundRule, worked: Worked, calendar: Calendar): Day {
  if (moment.kind === 'week') return moment.which === 'first' ? worked.first : worked.last;
  const month = shiftMonth(periodKey(periodEnd(worked.period), 'month'), moment.monthOffset);
  if (moment.kind === 'workday') return calendar.nthWorkday(month, moment.nth);
  const { year, month: number } = partsOf(periodStart(month));
  const day = dayOf(year, number, Math.min(moment.day, daysInMonth(year, number)));
  return calendar.onWorkday(day, rule.restDay);
}
