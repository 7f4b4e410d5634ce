import { dateAt } from '../src/calendar/zone.ts';
import { roundId } from '../src/domain/rounds.ts';
import { loadInForce } from '../src/office/in-force.ts';
import { lateMark } from '../src/office/late-mark.ts';
import { openingMessages } from '../src/office/opening.ts';
import { answersSoFar, owingOf } from '../src/office/owed.ts';
import { loadReach } from '../src/office/reach.ts';
import { momentsBetween, onRecord, roundOf } from '../src/office/rounds-due.ts';
import { unreachedNotes } from '../src/office/unreached.ts';
import { saveRound } from '../src/store/rounds.ts';
import type { Job } from '../src/tick.ts';

/** A round opens: it goes on record, and every group that owes it an answer gets one message with a template. */
export const openRound: Job = {
  name: 'open-round',
  speaks: true,
  occurrences: (from, to, office) =>
    momentsBetween(office, from, to, ({ opensAt }) => [opensAt]).map(({ round, at }) => ({
      period: roundId(round),
      at,
    })),
  async run({ tx, now, office, due, say, record }) {
    const inForce = await loadInForce(tx, office, now);
    const reach = await loadReach(tx, office.channels);
    const figures = await answersSoFar(tx, office, now);
    const skipped: string[] = [];
    for (const { period, at } of due) {
      const round = await roundOf(tx, office, inForce, period);
      if (!round || round.closesAt <= at) {
        skipped.push(period);
        continue;
      }
      await saveRound(tx, onRecord(round, inForce.called.includes(round)), now);
      record({ action: 'round.open', subject: period });
      // Too late to ask for it, and the reminders of another round would only be drowned.
      if (round.closesAt <= now) skipped.push(period);
      const owing =
        round.closesAt <= now ? [] : owingOf(office, inForce, reach, round, [], dateAt(now, office.zone));
      const { messages, unreached } = openingMessages(
        office,
        reach,
        round,
        owing,
        figures,
        lateMark(office, at, now),
      );
      for (const message of messages) say(message);
      for (const note of unreachedNotes(reach, round, unreached)) say(note);
    }
    return skipped;
  },
};
