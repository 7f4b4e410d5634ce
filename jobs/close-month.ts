import { formatPeriod, shortMonth } from '../src/calendar/periods.ts';
import { formatInstant } from '../src/calendar/zone.ts';
import { groupAddress } from '../src/delivery/routes.ts';
import { holdMonths } from '../src/office/closing/close.ts';
import { type ClosingFault, closesAt, closingFault, monthsDue } from '../src/office/closing/course.ts';
import { finishMonth } from '../src/office/closing/finish.ts';
import type { Office } from '../src/office/office.ts';
import { loadReach, officeGroups } from '../src/office/reach.ts';
import type { Job } from '../src/tick.ts';

/** 结账 by the clock: on its workday a month is frozen, unless the office did it before; in order, one after the other. */
export const closeMonth: Job = {
  name: 'close-month',
  speaks: false,
  occurrences: (from, to, office) =>
    office.config.rules.closing.auto ? monthsDue(office, from, to, closesAt) : [],
  async run({ tx, now, office, due, say, record }) {
    const skipped: string[] = [];
    for (const { period: month } of due) {
      const held = await holdMonths(tx, office);
      const fault = closingFault(held, month, now);
      if (fault?.kind === 'closed') skipped.push(month);
      if (fault?.kind === 'closed') continue;
      const deed = { tx, office: held, now, actor: 'close-month', say, record };
      const lines = fault ? faultLines(held, month, fault) : await finishMonth(deed, month);
      for (const { platform, id } of officeGroups(await loadReach(tx, office.channels)))
        say({
          ...groupAddress(platform, id),
          message: { lines, headed: true },
          onceKey: `close-month:${month}:${platform}:${id}`,
        });
    }
    return skipped;
  },
};

function faultLines({ zone }: Office, month: string, fault: ClosingFault): string[] {
  const head = `【结账】${formatPeriod(month)}没有自动结账：`;
  const way = `请处理后发：结账 ${shortMonth(month)}`;
  if (fault.kind === 'predecessor') return [`${head}${formatPeriod(fault.next)}还没有结账。`, way];
  if (fault.kind === 'round-open')
    return [`${head}${fault.name}${formatInstant(fault.until, zone)}才关闭。`, way];
  return [`${head}时间未到。`, way];
}
