/** A calendar day as YYYY-MM-DD; plain text, so that no server's zone can bend it. */
export type Day = string;

const dayMs = 86_400_000;

/** Splits a day into numbers; throws RangeError when there is no such day. */
export function partsOf(date: Day): { readonly year: number; readonly month: number; readonly day: number } {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  const [year, month, day] = [Number(match?.[1]), Number(match?.[2]), Number(match?.[3])];
  if (!match || year < 1000 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
    throw new RangeError(`not a day: ${date}`);
  }
  return { year, month, day };
}

/** Tells whether a text is a day that exists. */
export function isDay(text: string): boolean {
  try {
    partsOf(text);
    return true;
  } catch {
    return false;
  }
}

/** Writes year, month and day as YYYY-MM-DD without checking them. */
export function dayOf(year: number, month: number, day: number): Day {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The number of days of a month (1–12). */
export function daysInMonth(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : monthDays[month - 1]!;
}

/** Days since 1970-01-01. */
export function dayNumber(date: Day): number {
  const { year, month, day } = partsOf(date);
  return Date.UTC(year, month - 1, day) / dayMs;
}

/** The day with that number of days since 1970-01-01. */
export function dayFromNumber(number: number): Day {
  return new Date(number * dayMs).toISOString().slice(0, 10);
}

/** The day `days` later (or earlier when negative). */
export function addDays(date: Day, days: number): Day {
  return dayFromNumber(dayNumber(date) + days);
}

/** The same day `months` later, or the month's last day when it has no such day. */
export function addMonths(date: Day, months: number): Day {
  const { year, month, day } = partsOf(date);
  const index = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1];
  return dayOf(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}

/** 1 for Monday … 7 for Sunday. */
export function weekday(date: Day): number {
  // 1970-01-01 was a Thursday.
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

/** The earlier of two days, or of two months. */
export function earlier(a: string, b: string): string {
  return a < b ? a : b;
}
