import type { Day } from '../../calendar/dates.ts';
import type { PeriodKey } from '../../calendar/periods.ts';
import type { Fact } from '../../domain/month.ts';
import { type StoredStep, stepsOf } from '../../store/notice-steps.ts';
import { noticesDueIn } from '../../store/notices.ts';
import type { Tx } from '../../store/schema.ts';
import type { Office } from '../office.ts';
import { noticeTitle } from './notice-names.ts';

/**
 * 整改逾期 for the score of a month, by unit: notices with a deadline for the rectification in the month that passed
 * unanswered by `today`. Answered late, returned or closed later, it stays missed; what is revoked costs nothing.
 */
export async function overdueRectifications(
  tx: Tx,
  _office: Office,
  month: PeriodKey,
  today: Day,
): Promise<ReadonlyMap<string, readonly Fact[]>> {
  const found = new Map<string, Fact[]>();
  const notices = await noticesDueIn(tx, month);
  const steps = await stepsOf(
    tx,
    notices.map(({ id }) => id),
  );
  for (const notice of notices) {
    const own = steps.filter((step) => step.notice === notice.id);
    if (!missedDeadlines(own, today).some((day) => day.startsWith(`${month}-`))) continue;
    const facts = found.get(notice.unit) ?? [];
    found.set(notice.unit, [...facts, { id: String(notice.id), name: noticeTitle(notice) }]);
  }
  return found;
}

/** Days by which a rectification was due and had not come; each deadline holds until the next one is set. */
function missedDeadlines(steps: readonly StoredStep[], today: Day): Day[] {
  const missed: Day[] = [];
  let due: Day | undefined;
  const end = (answered: Day) => {
    if (due !== undefined && due < answered) missed.push(due);
    due = undefined;
  };
  for (const { step, data } of steps) {
    if (step === 'rectify') end(data.on as Day);
    // Revoked, it asked nothing any more.
    if (step === 'revoke') due = undefined;
    if (typeof data.rectifyBy === 'string') due = data.rectifyBy;
  }
  end(today);
  return missed;
}
