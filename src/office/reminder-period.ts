import { dateAt, timeAt } from '../calendar/zone.ts';
import { type Occurrence, roundId } from '../domain/rounds.ts';

/** What one reminder of a round is known by: monthly/2024-09/2024-10-08T09:00. */
export function reminderPeriod(round: Occurrence, at: number, zone: string): string {
  return `${roundId(round)}/${dateAt(at, zone)}T${timeAt(at, zone)}`;
}
