import { tzOffset } from '@date-fns/tz';
import { type Day, partsOf } from './dates.ts';

const minuteMs = 60_000;
// No zone changes its offset off a quarter of an hour, so one look-up serves a whole quarter.
const bucketMs = 15 * minuteMs;
const cacheLimit = 4_096;
const offsets = new Map<string, number>();

function offsetMs(ms: number, zone: string): number {
  const key = `${zone} ${Math.floor(ms / bucketMs)}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const found = tzOffset(zone, new Date(ms)) * minuteMs;
  if (Number.isNaN(found)) throw new RangeError(`unknown time zone: ${zone}`);
  if (offsets.size >= cacheLimit) offsets.clear();
  offsets.set(key, found);
  return found;
}

/** The day it is in a zone at a moment. */
export function dateAt(ms: number, zone: string): Day {
  return new Date(ms + offsetMs(ms, zone)).toISOString().slice(0, 10);
}

/** The time of day, HH:mm, in a zone at a moment. */
export function timeAt(ms: number, zone: string): string {
  return new Date(ms + offsetMs(ms, zone)).toISOString().slice(11, 16);
}

/** The moment at which a zone's wall clock shows that day and time; a time that summer time skips moves forward. */
export function instant(date: Day, time: string, zone: string): number {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  if (!match) throw new RangeError(`not a time of day: ${time}`);
  const { year, month, day } = partsOf(date);
  const wall = Date.UTC(year, month - 1, day, Number(match[1]), Number(match[2]));
  const before = wall - offsetMs(wall - 24 * 60 * minuteMs, zone);
  return before + offsetMs(before, zone) === wall ? before : later(wall, before, zone);
}

function later(wall: number, before: number, zone: string): number {
  const after = wall - offsetMs(before, zone);
  return after + offsetMs(after, zone) === wall ? after : before;
}

/** 3月31日 */
export function formatDay(date: Day): string {
  const { month, day } = partsOf(date);
  return `${month}月${day}日`;
}

/** 10月9日17:00 */
export function formatInstant(ms: number, zone: string): string {
  return `${formatDay(dateAt(ms, zone))}${timeAt(ms, zone)}`;
}
