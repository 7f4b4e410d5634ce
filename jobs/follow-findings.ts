import type { Day } from '../src/calendar/dates.ts';
import { dateAt, formatDay, instant } from '../src/calendar/zone.ts';
import { groupAddress } from '../src/delivery/routes.ts';
import { groupBy } from '../src/domain/group-by.ts';
import { briefly, named } from '../src/office/findings/text.ts';
import { lateMark } from '../src/office/late-mark.ts';
import type { Office } from '../src/office/office.ts';
import { loadReach, officeGroups } from '../src/office/reach.ts';
import { endOfDay } from '../src/office/reminding.ts';
import { toldUnits } from '../src/office/tell-units.ts';
import { type Finding, unsettledFindings } from '../src/store/findings.ts';
import type { Job } from '../src/tick.ts';

const time = '09:00';

/** 观察员问题: on the morning its answer is due the unit is reminded alone; on the workday after, the office reads it too. */
export const followFindings: Job = {
  name: 'follow-findings',
  speaks: true,
  occurrences: mornings,
  async run({ tx, now, office, due, say }) {
    const reach = await loadReach(tx, office.channels);
    const open = (await unsettledFindings(tx)).filter(({ state }) => state === 'open');
    const skipped: string[] = [];
    for (const { period, at } of due) {
      const late = lateMark(office, at, now);
      // What was due on a morning that was missed is told as overdue on the workday after.
      const isToday = period === dateAt(now, office.zone);
      const dueNow = isToday ? open.filter(({ dueBy }) => dueBy === period) : [];
      const overdue = open.filter(({ dueBy }) => office.calendar.nextWorkday(dueBy) === period);
      for (const own of groupBy([...dueNow, ...overdue], ({ unit }) => unit).values()) {
        const key = `findings:${own.map(({ id }) => id).join('+')}:${period}`;
        const told = own.flatMap((one) => reminderLines(one, period, late));
        for (const message of toldUnits(office, reach, key, told, now)) say(message);
      }
      if (!isToday && overdue.length === 0) skipped.push(period);
      if (overdue.length === 0) continue;
      const names = overdue.map((one) => named(office, one)).join('、');
      for (const { platform, id } of officeGroups(reach))
        say({
          ...groupAddress(platform, id),
          message: { lines: [`【观察员问题】逾期未答${overdue.length}个：${names}。${late}`] },
          onceKey: `findings-overdue:${period}:${platform}:${id}`,
          notAfter: endOfDay(office, now),
        });
    }
    return skipped;
  },
};

/** Nine o'clock of every workday in a span. */
function mornings(from: number, to: number, { calendar, zone }: Office) {
  const days = from > to ? [] : calendar.workdaysBetween(dateAt(from, zone), dateAt(to, zone));
  return days
    .map((day) => ({ period: day, at: instant(day, time, zone) }))
    .filter(({ at }) => at > from && at <= to);
}

function reminderLines({ id, unit, text, dueBy }: Finding, today: Day, late: string) {
  const when = dueBy === today ? '今天到期，还没有答复' : `${formatDay(dueBy)}已到期，逾期未答`;
  return [
    { unit, line: `【观察员问题 ${id}】${when}：“${briefly(text)}”${late}` },
    { unit, line: '答复请写在这句后面发送：' },
    { unit, line: `回复问题 ${id} 答复：` },
  ];
}
