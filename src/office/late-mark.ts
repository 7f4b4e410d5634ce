import { formatInstant } from '../calendar/zone.ts';
import type { Office } from './office.ts';

/** A minute's knock and a busy moment are not late. */
const lateFromMs = 10 * 60_000;

/** （补发，原定10月8日09:00） when something is said later than it was due. */
export function lateMark(office: Office, at: number, now: number): string {
  return now - at < lateFromMs ? '' : `（补发，原定${formatInstant(at, office.zone)}）`;
}
