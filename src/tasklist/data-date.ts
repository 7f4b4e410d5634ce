import { dayOf, daysInMonth, isDay } from '../calendar/dates.ts';
import { bare } from './words.ts';

/** The day a list's figures speak of, as typed: 2024-09-30, 2024年9月30日, 9月底; undefined when no such day is meant. */
export function readDataDate(text: string, year: number): string | undefined {
  const typed = bare(text);
  const found =
    /(?:(20\d\d)[-/.年])?(\d{1,2})[-/.月](?:(\d{1,2})日?)?/.exec(typed) ??
    /(?:(20\d\d)年)(\d{1,2})月/.exec(typed);
  if (!found) return undefined;
  const [, typedYear, month, day] = found;
  const [y, m] = [Number(typedYear ?? year), Number(month)];
  if (m < 1 || m > 12) return undefined;
  const date = dayOf(y, m, day === undefined ? daysInMonth(y, m) : Number(day));
  return isDay(date) ? date : undefined;
}
