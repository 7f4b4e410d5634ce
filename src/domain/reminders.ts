import { addDays, type Day } from '../calendar/dates.ts';
import type { Calendar } from '../calendar/workdays.ts';
import { dateAt, instant, timeAt } from '../calendar/zone.ts';
import type { ReminderRule } from './round.ts';
import type { Occurrence } from './rounds.ts';

/** On the due day the silent are reminded while there is still this much time, whatever the rule's hour is. */
const leastLeftMs = 2 * 60 * 60_000;

/** When a round's silent units are reminded (ms, in order): after it opened and before it closes. */
export function reminderTimes(occurrence: Occurrence, calendar: Calendar, zone: string): readonly number[] {
  const { rule, opensAt, dueAt, closesAt } = occurrence;
  const dueDay = dateAt(dueAt, zone);
  const times = rule.reminders.flatMap((reminder) => {
    if (reminder.kind === 'due') return [Math.min(instant(dueDay, reminder.time, zone), dueAt - leastLeftMs)];
    return daysOf(reminder, dueDay, dateAt(closesAt, zone), calendar).map((day) =>
      instant(day, reminder.time, zone),
    );
  });
  return [...new Set(times)].filter((at) => at > opensAt && at < closesAt).sort((a, b) => a - b);
}

function daysOf(
  reminder: Exclude<ReminderRule, { kind: 'due' }>,
  dueDay: Day,
  lastDay: Day,
  calendar: Calendar,
): readonly Day[] {
  if (reminder.kind === 'before') return [calendar.addWorkdays(dueDay, -reminder.workdays)];
  return calendar.workdaysBetween(dueDay, lastDay).filter((day) => day > dueDay);
}

/** A round as it stands for a unit whose deadline was moved: open at least until then. */
export function extended(occurrence: Occurrence, dueAt: number): Occurrence {
  return { ...occurrence, dueAt, closesAt: Math.max(occurrence.closesAt, dueAt) };
}

/** The deadline so many days (or workdays) later: at the same time of day, on a workday. */
export function laterDue(
  dueAt: number,
  { days, workdays }: { readonly days: number; readonly workdays: boolean },
  calendar: Calendar,
  zone: string,
): number {
  const due = dateAt(dueAt, zone);
  const day = workdays ? calendar.addWorkdays(due, days) : calendar.onWorkday(addDays(due, days), 'next');
  return instant(day, timeAt(dueAt, zone), zone);
}
