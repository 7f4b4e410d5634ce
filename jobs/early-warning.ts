import { periodEnd } from '../src/calendar/periods.ts';
import { dateAt } from '../src/calendar/zone.ts';
import { monthsDue } from '../src/office/closing/course.ts';
import { earlyWarningLines } from '../src/office/early/lines.ts';
import { warnsAt } from '../src/office/early/moment.ts';
import { warningsOf } from '../src/office/early/warnings.ts';
import { loadInForce, pauseOf } from '../src/office/in-force.ts';
import { lateMark } from '../src/office/late-mark.ts';
import { loadReach } from '../src/office/reach.ts';
import { toldUnits } from '../src/office/tell-units.ts';
import type { Job } from '../src/tick.ts';

/** 预警提示: mid-month each unit alone hears where its trend leads, and what would prevent that. */
export const earlyWarning: Job = {
  name: 'early-warning',
  speaks: true,
  occurrences: (from, to, office) => monthsDue(office, from, to, warnsAt),
  async run({ tx, now, office, due, say, record }) {
    const today = dateAt(now, office.zone);
    const current = due.find(({ period }) => today <= periodEnd(period));
    if (current) {
      const { period: month, at } = current;
      const inForce = await loadInForce(tx, office, now);
      const warnings = (await warningsOf(tx, office, month, now)).filter(
        ({ unit }) => !pauseOf(inForce, unit, today),
      );
      const told = warnings.map((warning) => {
        const [line, ...more] = earlyWarningLines(office, warning, month);
        return { unit: warning.unit, line: `${line}${lateMark(office, at, now)}`, more };
      });
      const reach = await loadReach(tx, office.channels);
      for (const message of toldUnits(office, reach, `early:${month}`, told, now, 'later too')) say(message);
      record({ action: 'warning.early', subject: month, data: { units: warnings.map(({ unit }) => unit) } });
    }
    // Once the month is over there is nothing left to prevent.
    return due.filter((one) => one !== current).map(({ period }) => period);
  },
};
