import type { Day } from '../../calendar/dates.ts';
import { nextSpeaking } from '../../calendar/hours.ts';
import { dateAt } from '../../calendar/zone.ts';
import { keyText } from '../../domain/reopening.ts';
import { addStep, type NoticeStep } from '../../store/notice-steps.ts';
import type { StoredNotice } from '../../store/notices.ts';
import type { Deed } from '../deed.ts';
import type { Reach } from '../reach.ts';

/** Who moves notices on, and who can be told. */
export interface Acting extends Deed {
  readonly reach: Reach;
}

/** The day it is, and the moment and day on which something said now unasked will be spoken. */
export function daysOf({ office, now }: Pick<Acting, 'office' | 'now'>): {
  readonly today: Day;
  readonly speakingAt: number;
  readonly postedOn: Day;
} {
  const { calendar, zone, config } = office;
  const speakingAt = nextSpeaking(now, config.rules.hours, calendar, zone);
  return { today: dateAt(now, zone), speakingAt, postedOn: dateAt(speakingAt, zone) };
}

/** Puts a step on record, in the notice's own life and on the audit chain. */
export async function takeStep(
  { tx, now, actor, inboxId, record }: Acting,
  notice: Pick<StoredNotice, 'id' | 'unit' | 'month' | 'level'>,
  step: NoticeStep,
  data: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  await addStep(tx, { notice: notice.id, step, actor, inboxId, at: now, data });
  record({ action: `notice.${step}`, subject: String(notice.id), data: { key: keyText(notice), ...data } });
}
