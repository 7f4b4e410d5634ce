import { addDays } from '../src/calendar/periods.ts';
import { dateAt, instant } from '../src/calendar/zone.ts';
import { forgetSpent } from '../src/store/forget.ts';
import { forgetNonces } from '../src/store/inbox.ts';
import { dropExpired } from '../src/store/questions.ts';
import type { Job } from '../src/tick.ts';

const hour = '03:00';
/** CONTRACT 3: nonces are kept ten minutes; the time window refuses older ones by itself. */
const nonceLifeMs = 10 * 60_000;

/** Nightly: forgets what has served: nonces, questions and reply addresses whose time is over, old attempts to send. */
export const housekeep: Job = {
  name: 'housekeep',
  speaks: false,
  occurrences(from, to, { zone }) {
    const found = [];
    for (let day = dateAt(from, zone); ; day = addDays(day, 1)) {
      const at = instant(day, hour, zone);
      if (at > to) return found;
      if (at > from) found.push({ period: day, at });
    }
  },
  async run({ tx, now, due }) {
    await forgetNonces(tx, now - nonceLifeMs);
    await dropExpired(tx, now);
    await forgetSpent(tx, now);
    // Once is enough for all the nights that were missed.
    return due.slice(0, -1).map(({ period }) => period);
  },
};
