import { addDays } from '../src/calendar/dates.ts';
import { dateAt, instant } from '../src/calendar/zone.ts';
import { type Acting, takeStep } from '../src/office/notices/acting.ts';
import { type FollowUp, followUps, risesOf } from '../src/office/notices/follow.ts';
import { type Recipient, recipientsOf } from '../src/office/notices/recipients.ts';
import { heardLines, tell } from '../src/office/notices/tell.ts';
import { loadReach } from '../src/office/reach.ts';
import { endOfDay } from '../src/office/reminding.ts';
import {
  changeNotice,
  lockNotices,
  type NoticeState,
  noticesIn,
  type StoredNotice,
} from '../src/store/notices.ts';
import type { Job } from '../src/tick.ts';

const followAt = '09:00';
const openStates: readonly NoticeState[] = ['issued', 'acknowledged', 'returned', 'rectifying'];

/** Every workday: notices that are not answered are called to mind on the deadline, followed up the line after it, and rise where the rules say so. */
export const followNotices: Job = {
  name: 'follow-notices',
  speaks: true,
  occurrences(from, to, { calendar, zone }) {
    if (to <= from) return [];
    // A day earlier and a day later: the zone's midnight is not that of the span.
    const days = calendar.workdaysBetween(addDays(dateAt(from, zone), -1), addDays(dateAt(to, zone), 1));
    return days
      .map((day) => ({ period: day, at: instant(day, followAt, zone) }))
      .filter(({ at }) => at > from && at <= to);
  },
  async run({ tx, now, office, due, say, record }) {
    const today = dateAt(now, office.zone);
    const reach = await loadReach(tx, office.channels);
    const acting: Acting = { tx, office, now, reach, actor: 'follow-notices', say, record };
    const open = await noticesIn(tx, openStates);
    const held = await lockNotices(
      tx,
      open.map(({ id }) => id),
    );
    // One may have been closed or revoked while we waited for it.
    const notices = held.filter(({ state }) => openStates.includes(state));
    const told: { notice: StoredNotice; followUp: FollowUp }[] = [];
    for (const notice of notices) {
      const risen = await raise(acting, notice, today);
      told.push(...followUps(office, risen, today).map((followUp) => ({ notice: risen, followUp })));
    }
    sayMerged(acting, told, today);
    // What a missed morning would have said is in the newest one.
    return due.slice(0, -1).map(({ period }) => period);
  },
};

/** A notice that passed a deadline unanswered stands a level higher: that level's people are told, each level once. */
async function raise(acting: Acting, notice: StoredNotice, today: string): Promise<StoredNotice> {
  let risen = notice;
  for (const { level, tell: who, lines } of risesOf(acting.office, notice, today)) {
    tell(acting, risen, who, `raised:${level}`, lines);
    const told = [...new Set([...risen.told, ...who])];
    risen = await changeNotice(acting.tx, risen, { risen: level, told });
    await takeStep(acting, risen, 'raise', { level });
  }
  return risen;
}

/** One message a target: a leader of several units, or the office, reads all of a morning at once. */
function sayMerged(
  { office, reach, now, say }: Acting,
  told: readonly { readonly notice: StoredNotice; readonly followUp: FollowUp }[],
  today: string,
): void {
  const drafts = new Map<string, { target: Recipient; ids: number[]; lines: string[] }>();
  const add = (notice: StoredNotice, who: FollowUp['who'], lines: readonly string[]) => {
    const heard = recipientsOf(office, reach, notice.unit, [who]);
    for (const target of heard.recipients) {
      const id = `${target.address.platform}:${target.address.chatId}`;
      const draft = drafts.get(id) ?? { target, ids: [], lines: [] };
      draft.ids.push(notice.id);
      draft.lines.push(...lines);
      drafts.set(id, draft);
    }
    if (heard.unreached.length > 0 && who !== 'office')
      add(notice, 'office', [
        ...lines.slice(0, 1),
        ...heardLines(office, notice.unit, { ...heard, recipients: [] }),
      ]);
  };
  for (const { notice, followUp } of told) add(notice, followUp.who, followUp.lines);
  for (const { target, ids, lines } of drafts.values())
    say({
      ...target.address,
      message: { lines, ...(target.mentions.length > 0 && { mentions: target.mentions }) },
      onceKey: `follow-notices:${today}:${[...new Set(ids)].join('+')}:${target.address.platform}:${target.address.chatId}`,
      notAfter: endOfDay(office, now),
    });
}
