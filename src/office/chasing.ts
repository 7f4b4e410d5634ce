import { dateAt } from '../calendar/zone.ts';
import { roundId } from '../domain/rounds.ts';
import type { Db, Tx } from '../store/schema.ts';
import { loadInForce, openRounds } from './in-force.ts';
import type { Office } from './office.ts';
import { answersSoFar, type Owing, owingOf } from './owed.ts';
import { loadReach } from './reach.ts';
import { reminderMessages } from './reminding.ts';
import type { Unsaid } from './unsaid.ts';

/** What a 催报 by hand says to whom: everybody, or one unit, that misses something in a round that is open for it. */
export async function chaseMessages(
  db: Db | Tx,
  office: Office,
  key: string,
  unit: string | undefined,
  now: number,
): Promise<{
  readonly messages: readonly Unsaid[];
  readonly owing: readonly Owing[];
  readonly unreached: readonly Owing[];
}> {
  const inForce = await loadInForce(db, office, now);
  const reach = await loadReach(db, office.channels);
  const figures = await answersSoFar(db, office, now);
  const reminders = openRounds(office, inForce, now).map((round) => ({
    key: `${key}:${roundId(round)}`,
    owing: owingOf(office, inForce, reach, round, figures, dateAt(now, office.zone)).filter(
      ({ answerer, occurrence, lacking, paused }) =>
        lacking.length > 0 &&
        !paused &&
        now < occurrence.closesAt &&
        (unit === undefined || answerer.unit.id === unit),
    ),
    tellOffice: false,
  }));
  const owing = reminders.flatMap((one) => one.owing);
  return { ...reminderMessages(office, reach, reminders, now), owing };
}
