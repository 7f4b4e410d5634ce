import { type PeriodKey, shiftMonth } from '../calendar/periods.ts';
import type { Calendar } from '../calendar/workdays.ts';
import { instant } from '../calendar/zone.ts';

/** When a month freezes: the nth workday of the following month, HH:mm; rules.yaml `closing`. */
export interface ClosingTime {
  readonly workday: number;
  readonly time: string;
}

/** How far months are closed: they are closed in order, and only the latest is ever reopened. */
export interface Closings {
  /** The latest month that is closed. */
  readonly through?: PeriodKey;
  /** The latest month that was ever closed; later than `through` while reopened months wait to be closed again. */
  readonly ever?: PeriodKey;
}

/** What tells whether a month takes figures. */
export interface ClosingState {
  readonly closing: ClosingTime & { readonly auto: boolean };
  readonly calendar: Calendar;
  readonly zone: string;
  /** Months before it count as closed: those before the first start, and those that are not scored. */
  readonly firstMonth: PeriodKey;
  readonly closings: Closings;
}

/** The moment a month freezes by itself (结账). */
export function freezesAt(month: PeriodKey, closing: ClosingTime, calendar: Calendar, zone: string): number {
  return instant(calendar.nthWorkday(shiftMonth(month, 1), closing.workday), closing.time, zone);
}

/**
 * Tells whether a month takes no more figures. Where the clock closes, a month whose time is over takes none even if the
 * closing itself is late; one that was reopened takes them until it is closed again.
 */
export function isClosed(month: PeriodKey, now: number, state: ClosingState): boolean {
  const { closing, calendar, zone, firstMonth, closings } = state;
  if (month < firstMonth || month <= (closings.through ?? '')) return true;
  if (month <= (closings.ever ?? '')) return false;
  return closing.auto && now >= freezesAt(month, closing, calendar, zone);
}

/** The month that is to be closed next. */
export function nextToClose({ firstMonth, closings: { through } }: ClosingState): PeriodKey {
  return through === undefined || through < firstMonth ? firstMonth : shiftMonth(through, 1);
}
