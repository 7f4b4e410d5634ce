import { checkBackText } from '../src/office/closing/check-back.ts';
import { computeMonth } from '../src/office/closing/compute.ts';
import { checkBackAt, monthsDue, monthToCheck } from '../src/office/closing/course.ts';
import { lateMark } from '../src/office/late-mark.ts';
import { loadReach } from '../src/office/reach.ts';
import { toldUnits } from '../src/office/tell-units.ts';
import type { Job } from '../src/tick.ts';

/** 核对: before a month freezes each unit alone reads its figures, deductions and provisional score. */
export const checkBack: Job = {
  name: 'check-back',
  speaks: true,
  occurrences: (from, to, office) => monthsDue(office, from, to, checkBackAt),
  async run({ tx, now, office, due, say }) {
    const month = monthToCheck(office, now);
    const current = due.find(({ period }) => period === month);
    if (current) {
      const computed = await computeMonth(tx, office, current.period, now);
      const late = lateMark(office, current.at, now);
      const told = computed.units
        .filter(({ sheet }) => sheet !== undefined)
        .map((own) => ({ unit: own.unit, ...checkBackText(office, computed, own, late) }));
      const reach = await loadReach(tx, office.channels);
      for (const message of toldUnits(office, reach, `check-back:${current.period}`, told, now, 'later too'))
        say(message);
    }
    // A month that is closed by now, or whose turn has not come, has nothing to check.
    return due.filter((one) => one !== current).map(({ period }) => period);
  },
};
