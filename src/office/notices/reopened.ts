import { shortMonth } from '../../calendar/periods.ts';
import { formatDay } from '../../calendar/zone.ts';
import type { PrintedGrounds } from '../../domain/printed-grounds.ts';
import { changeNotice, type NoticeChanges, type StoredNotice } from '../../store/notices.ts';
import { type Acting, daysOf, takeStep } from './acting.ts';
import { changedLines } from './changed-lines.ts';
import { deadlinesFrom } from './issue.ts';
import { linesFor } from './notice-lines.ts';
import { noticeName } from './notice-names.ts';
import { tell } from './tell.ts';

/** What a notice prints after its month was closed again. */
export interface Renewed {
  readonly grounds: PrintedGrounds;
  readonly figures: string;
}

/** The key of a held notice stands with other figures: same 文号 and deadlines, whoever was told hears what changed. A draft just changes. */
export async function amendNotice(
  acting: Acting,
  notice: StoredNotice,
  renewed: Renewed,
): Promise<StoredNotice> {
  const { tx, office } = acting;
  const issued = notice.state !== 'draft';
  const changes: NoticeChanges = { grounds: renewed.grounds, figures: renewed.figures };
  const amended = await changeNotice(
    tx,
    notice,
    issued
      ? {
          ...changes,
          revision: notice.revision + 1,
          appealBy: deadlinesFrom(office, daysOf(acting).postedOn).appealBy,
        }
      : changes,
  );
  await takeStep(acting, amended, 'amend', { revision: amended.revision, figures: renewed.figures });
  tell(acting, amended, amended.told, `amended:${amended.revision}`, (who) => [
    `【更正】${noticeName(office, amended)}：${monthName(amended)}重新结账，所列数据有更正（第${amended.revision}版）。`,
    ...changedLines(notice.grounds, amended.grounds),
    '文号不变，签收、整改期限不变。',
    ...(who === 'group' || who === 'liaison'
      ? [`对更正后的数据有异议的，${formatDay(amended.appealBy!)}前发送：异议 ${amended.id} 原因：…`]
      : []),
  ]);
  return amended;
}

/**
 * The grounds of a held notice that a reopening had revoked are back: the same notice, with new deadlines for what was not
 * answered; whoever was told reads it again. A draft is a draft again.
 */
export async function reviveNotice(
  acting: Acting,
  notice: StoredNotice,
  renewed: Renewed,
): Promise<StoredNotice> {
  const { tx, office } = acting;
  const state = notice.stateBefore ?? 'draft';
  const again: NoticeChanges = { ...renewed, state, revoked: null, stateBefore: null };
  const revived = await changeNotice(
    tx,
    notice,
    state === 'draft'
      ? again
      : { ...again, revision: notice.revision + 1, ...newDeadlines(acting, notice, state) },
  );
  const asked = revived.rectifyBy !== notice.rectifyBy;
  await takeStep(acting, revived, 'revive', {
    revision: revived.revision,
    figures: renewed.figures,
    ...(asked && { rectifyBy: revived.rectifyBy }),
  });
  tell(acting, revived, revived.told, `revived:${revived.revision}`, (who) => [
    `【恢复】${noticeName(office, revived)}恢复有效：${monthName(revived)}重新结账后，仍符合预警条件。`,
    ...(asked ? linesFor(office, revived, who) : changedLines(notice.grounds, revived.grounds)),
  ]);
  return revived;
}

/** Whoever was told that a notice is void has time again; what was answered stays answered. */
function newDeadlines(acting: Acting, notice: StoredNotice, state: StoredNotice['state']): NoticeChanges {
  const { appealBy, acknowledgeBy, ...rest } = deadlinesFrom(acting.office, daysOf(acting).postedOn);
  if (state === 'rectifying' || state === 'closed') return { appealBy };
  return {
    ...rest,
    appealBy,
    raisedFrom: notice.risen,
    ...(notice.acknowledgedOn === undefined && { acknowledgeBy }),
  };
}

const monthName = ({ month }: StoredNotice) => shortMonth(month);
