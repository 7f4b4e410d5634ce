import { dateAt } from '../src/calendar/zone.ts';
import type { RoundRule } from '../src/domain/round.ts';
import { type Occurrence, occurrencesBetween } from '../src/domain/rounds.ts';
import { digestLines } from '../src/office/digest.ts';
import { digestEnclosures } from '../src/office/digest-enclosures.ts';
import { loadInForce } from '../src/office/in-force.ts';
import { lateMark } from '../src/office/late-mark.ts';
import type { Office } from '../src/office/office.ts';
import { loadReach } from '../src/office/reach.ts';
import { periodText } from '../src/office/round-text.ts';
import { tellOffice } from '../src/office/tell-office.ts';
import type { Job } from '../src/tick.ts';

/** 周汇总: at the week's end the office group reads how things stand, each figure as the ledger has it, with the boards and the ledger. */
export const weeklyDigest: Job = {
  name: 'weekly-digest',
  speaks: true,
  occurrences: (from, to, office) =>
    weeks(office, from, to)
      .map(({ period, dueAt }) => ({ period, at: dueAt }))
      .filter(({ at }) => at > from && at <= to),
  async run({ tx, now, office, due, say }) {
    // What a missed week would have said is in the newest one.
    const { period, at } = due.at(-1)!;
    const week = weeks(office, at - 1, at).find((one) => one.period === period);
    if (!week) return due.map((one) => one.period);
    const inForce = await loadInForce(tx, office, now);
    const reach = await loadReach(tx, office.channels);
    const today = dateAt(now, office.zone);
    const since = digestBefore(office, due[0]!.at);
    const body = await digestLines(tx, { at: { office, now, today }, inForce, reach, since });
    const head = `【周汇总】${periodText(week, office.zone)}${lateMark(office, at, now)}`;
    const enclosed = await digestEnclosures(tx, { office, now, today }, inForce);
    const key = { digest: 'digest', period };
    for (const one of tellOffice(reach, office.channels, key, { lines: [head, ...body] }, enclosed)) say(one);
    return due.slice(0, -1).map((one) => one.period);
  },
};

/** Far enough back for any run of joined weeks. */
const lookBackMs = 40 * 86_400_000;

/** When the digest before this one was due: what happened since has not been told yet. */
function digestBefore(office: Office, at: number): number {
  const earlier = weeks(office, at - lookBackMs, at).filter(({ dueAt }) => dueAt < at);
  return earlier.at(-1)?.dueAt ?? at - lookBackMs;
}

function weeks(office: Office, from: number, to: number): readonly Occurrence[] {
  const { weekly } = office.config.rules.digests;
  const rule: RoundRule = {
    id: 'weekly-digest',
    name: '周汇总',
    every: 'week',
    indicators: [],
    opens: { kind: 'week', which: 'first', time: '00:00' },
    due: weekly,
    closes: { kind: 'week', which: 'last', time: '23:59' },
    reminders: [],
    restDay: 'previous',
  };
  return occurrencesBetween(rule, from, to, office.calendar, office.zone);
}
