import { type PeriodKey, shiftMonth } from '../calendar/periods.ts';
import type { Calendar } from '../calendar/workdays.ts';
import { instant } from '../calendar/zone.ts';

/** When a month freezes: the nth workday of the following month, HH:mm; rules.yaml `closing`. */
export interface Closing {
  readonly workday: number;
  readonly time: string;
}

/** The moment a month freezes (结账). */
export function freezesAt(month: PeriodKey, closing: Closing, calendar: Calendar, zone: string): number {
  return instant(calendar.nthWorkday(shiftMonth(month, 1), closing.workday), closing.time, zone);
}

/** Tells whether a month takes no more figures; months before the first start count as closed. */
export function isClosed(
  month: PeriodKey,
  now: number,
  closing: Closing,
  calendar: Calendar,
  zone: string,
  firstMonth: PeriodKey,
): boolean {
  return month < firstMonth || now >= freezesAt(month, closing, calendar, zone);
}
