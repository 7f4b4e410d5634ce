import { dateAt } from '../src/calendar/zone.ts';
import { reminderTimes } from '../src/domain/reminders.ts';
import { type InForce, loadInForce } from '../src/office/in-force.ts';
import { lateMark } from '../src/office/late-mark.ts';
import type { Office } from '../src/office/office.ts';
import { answersSoFar, type Owing, owingOf } from '../src/office/owed.ts';
import { loadReach, type Reach } from '../src/office/reach.ts';
import { reminderPeriod } from '../src/office/reminder-period.ts';
import { type Reminder, reminderMessages } from '../src/office/reminding.ts';
import { momentsBetween, roundOf } from '../src/office/rounds-due.ts';
import type { StoredFigure } from '../src/store/reports.ts';
import { roundById } from '../src/store/rounds.ts';
import type { Tx } from '../src/store/schema.ts';
import type { Job } from '../src/tick.ts';

/** A late reminder is left out when the next one of its round comes within this time. */
const soonMs = 2 * 60 * 60_000;

/** Reminds the units that still miss something in an open round; of several missed times only the newest. */
export const remind: Job = {
  name: 'remind',
  speaks: true,
  occurrences: (from, to, office) =>
    momentsBetween(office, from, to, (round) => reminderTimes(round, office.calendar, office.zone)).map(
      ({ round, at }) => ({ period: reminderPeriod(round, at, office.zone), at }),
    ),
  async run({ tx, now, office, due, say }) {
    const known: Known = {
      tx,
      office,
      inForce: await loadInForce(tx, office, now),
      reach: await loadReach(tx, office.channels),
      figures: await answersSoFar(tx, office, now),
      now,
    };
    const rounds = new Map<string, { period: string; at: number }[]>();
    for (const one of due) {
      const id = one.period.split('/').slice(0, 2).join('/');
      rounds.set(id, [...(rounds.get(id) ?? []), one]);
    }
    const reminders: Reminder[] = [];
    for (const [id, times] of rounds) reminders.push(...(await remindersOf(known, id, times)));
    for (const message of reminderMessages(office, known.reach, reminders, now).messages) say(message);
    const used = new Set(reminders.map(({ key }) => key));
    return due.filter(({ period }) => !used.has(period)).map(({ period }) => period);
  },
};

interface Known {
  readonly tx: Tx;
  readonly office: Office;
  readonly inForce: InForce;
  readonly reach: Reach;
  readonly figures: readonly StoredFigure[];
  readonly now: number;
}

/** Of the due times of one round, those that are a unit's newest, with the units they are for. */
async function remindersOf(
  known: Known,
  id: string,
  times: readonly { readonly period: string; readonly at: number }[],
): Promise<Reminder[]> {
  const { tx, office, inForce, reach, figures, now } = known;
  const round = await roundOf(tx, office, inForce, id);
  const stored = await roundById(tx, id);
  // Cut short by the office: no deadline of anybody keeps it alive.
  if (!round || (stored?.called && stored.closedAt !== undefined)) return [];
  const newest = new Map<string, { at: number; owing: Owing[] }>();
  for (const one of owingOf(office, inForce, reach, round, figures, dateAt(now, office.zone))) {
    const own = reminderTimes(one.occurrence, office.calendar, office.zone);
    const last = times.findLast(({ at }) => own.includes(at));
    if (!last || one.occurrence.closesAt <= now) continue;
    if (own.some((at) => at > now && at - now < soonMs && at - last.at > soonMs)) continue;
    const entry = newest.get(last.period) ?? { at: last.at, owing: [] };
    if (one.lacking.length > 0 && !one.paused) entry.owing.push(one);
    newest.set(last.period, entry);
  }
  return [...newest].map(([key, { at, owing }]) => ({
    key,
    owing,
    tellOffice: dateAt(now, office.zone) >= dateAt(round.dueAt, office.zone),
    late: lateMark(office, at, now),
  }));
}
