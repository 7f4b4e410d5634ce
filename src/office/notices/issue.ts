import { type Day, partsOf } from '../../calendar/dates.ts';
import { noticeDeadlines } from '../../domain/notice-deadlines.ts';
import { noticeNumber } from '../../domain/notice-number.ts';
import type { Told } from '../../domain/score-rules.ts';
import { drawNumber } from '../../store/notice-numbers.ts';
import { changeNotice, type StoredNotice } from '../../store/notices.ts';
import type { Office } from '../office.ts';
import type { Reach } from '../reach.ts';
import { type Acting, daysOf, takeStep } from './acting.ts';
import { linesFor } from './notice-lines.ts';
import { type Recipient, recipientsOf } from './recipients.ts';
import { type Heard, tell } from './tell.ts';

/** A notice that was just signed, and who was told. */
export interface Issued extends Heard {
  readonly notice: StoredNotice;
}

/** Signs a draft that is held: draws its 文号, sets the deadlines, tells whom its level tells. */
export async function issueNotice(acting: Acting, draft: StoredNotice, toCity: boolean): Promise<Issued> {
  const { tx, office } = acting;
  const { today, postedOn } = daysOf(acting);
  const n = await drawNumber(tx, partsOf(today).year, draft.id);
  const told = toldAt(office, draft.level, toCity);
  const number = noticeNumber(office.config.rules.warning.numbering, today, n);
  const signed = {
    state: 'issued',
    number,
    signedOn: today,
    told,
    ...deadlinesFrom(office, postedOn),
  } as const;
  const notice = await changeNotice(tx, draft, signed);
  await takeStep(acting, notice, 'issue', { number: notice.number, rectifyBy: notice.rectifyBy, told });
  const heard = tell(acting, notice, told, `issued:${notice.revision}`, (who) =>
    linesFor(office, notice, who),
  );
  return { notice, ...heard };
}

/** What signing a draft now would say, and to whom; nothing is written or said. */
export function previewIssue(
  { office, reach, now }: { readonly office: Office; readonly reach: Reach; readonly now: number },
  draft: StoredNotice,
  toCity = false,
): { readonly recipient: Recipient; readonly lines: readonly string[] }[] {
  const { today, postedOn } = daysOf({ office, now });
  const number = noticeNumber(office.config.rules.warning.numbering.replace('{n}', '—'), today, 0);
  const notice = { ...draft, number, signedOn: today, ...deadlinesFrom(office, postedOn) };
  const { recipients } = recipientsOf(office, reach, draft.unit, toldAt(office, draft.level, toCity));
  return recipients.map((recipient) => ({ recipient, lines: linesFor(office, notice, recipient.who) }));
}

/** Until when a notice posted on a day is to be answered, and may be objected to. */
export function deadlinesFrom({ config, calendar }: Office, postedOn: Day) {
  const { warning, appeal } = config.rules;
  return {
    postedOn,
    ...noticeDeadlines(postedOn, warning, calendar),
    appealBy: calendar.addWorkdays(postedOn, appeal.workdays),
  };
}

/** Whom a level of the ladder tells, with the city leaders when they were ticked. */
export function toldAt({ config }: Office, level: number, toCity = false): readonly Told[] {
  const { ladder } = config.rules.warning;
  const tell = ladder[Math.min(level, ladder.length) - 1]?.tell ?? ['group', 'leaders'];
  return toCity && !tell.includes('city-leaders') ? [...tell, 'city-leaders'] : tell;
}
