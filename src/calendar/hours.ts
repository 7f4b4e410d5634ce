import type { Calendar } from './workdays.ts';
import { dateAt, instant } from './zone.ts';

/** When the bot may speak unasked: on workdays from … to … (HH:mm, the end not counted). */
export interface Hours {
  readonly from: string;
  readonly to: string;
}

/** The moment itself when the bot may speak then, else the next one at which it may. */
export function nextSpeaking(ms: number, hours: Hours, calendar: Calendar, zone: string): number {
  const today = dateAt(ms, zone);
  if (calendar.isWorkday(today)) {
    const opens = instant(today, hours.from, zone);
    if (ms < opens) return opens;
    if (ms < instant(today, hours.to, zone)) return ms;
  }
  return instant(calendar.nextWorkday(today), hours.from, zone);
}
