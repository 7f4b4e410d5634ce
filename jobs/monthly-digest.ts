import { dateAt } from '../src/calendar/zone.ts';
import { personAddress } from '../src/delivery/routes.ts';
import type { RoundRule } from '../src/domain/round.ts';
import { occurrence } from '../src/domain/rounds.ts';
import { monthsDue } from '../src/office/closing/course.ts';
import { monthAsShown } from '../src/office/closing/shown.ts';
import { loadInForce } from '../src/office/in-force.ts';
import { lateMark } from '../src/office/late-mark.ts';
import { monthDigest, monthHead } from '../src/office/monthly/digest.ts';
import { monthEnclosures } from '../src/office/monthly/enclosures.ts';
import { leaderSummary } from '../src/office/monthly/leader-summary.ts';
import type { Office } from '../src/office/office.ts';
import { loadReach, privately } from '../src/office/reach.ts';
import { tellOffice } from '../src/office/tell-office.ts';
import type { Job } from '../src/tick.ts';

/** 月汇总: the office group reads how a month ended, with its boards, ranking and ledger, and each leader, alone, a summary, by the figures that were frozen. */
export const monthlyDigest: Job = {
  name: 'monthly-digest',
  speaks: true,
  occurrences: (from, to, office) => monthsDue(office, from, to, digestAt),
  async run({ tx, now, office, due, say }) {
    const { period: month, at } = due.at(-1)!;
    const today = dateAt(now, office.zone);
    const reach = await loadReach(tx, office.channels);
    const scope = {
      at: { office, now, today },
      inForce: await loadInForce(tx, office, now),
      reach,
      shown: await monthAsShown(tx, office, month, now),
    };
    const late = lateMark(office, at, now);
    const body = await monthDigest(tx, scope);
    const message = { lines: [`${monthHead('月汇总', scope)}${late}`, ...body], headed: true };
    const key = { digest: 'monthly-digest', period: month };
    const enclosed = await monthEnclosures(tx, scope);
    for (const one of tellOffice(reach, office.channels, key, message, enclosed)) say(one);
    const leaders = reach.identities.filter(({ person }) => person.role === 'leader');
    for (const { platform, userId, person } of privately(leaders, reach.channels)) {
      const lines = await leaderSummary(tx, scope, person.units);
      if (lines.length > 0)
        say({
          ...personAddress(platform, userId),
          message: { lines: [`${monthHead('月度情况', scope)}${late}`, ...lines], headed: true },
          onceKey: `month-summary:${month}:${platform}:${userId}`,
        });
    }
    // Of several missed months the newest tells how things stand; the others are read by 排名 and 得分.
    return due.slice(0, -1).map((one) => one.period);
  },
};

/** The moment at which a month's digest is due. */
function digestAt({ config, calendar, zone }: Office, month: string): number {
  const { monthly } = config.rules.digests;
  const rule: RoundRule = {
    id: 'monthly-digest',
    name: '月汇总',
    every: 'month',
    indicators: [],
    opens: monthly,
    due: monthly,
    closes: monthly,
    reminders: [],
    restDay: 'next',
  };
  return occurrence(rule, month, calendar, zone).dueAt;
}
