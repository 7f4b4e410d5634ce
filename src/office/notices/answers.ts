import type { Day } from '../../calendar/dates.ts';
import { type NoticeAnswers, type NoticeDeadlines, risenLevel } from '../../domain/notice-deadlines.ts';
import type { StoredNotice } from '../../store/notices.ts';
import type { Office } from '../office.ts';

/** What an issued notice still waits for: 签收, then 整改; nothing while its rectification is looked at. */
export function awaitedOf({ state }: StoredNotice): 'acknowledge' | 'rectify' | undefined {
  if (state === 'issued') return 'acknowledge';
  return state === 'acknowledged' || state === 'returned' ? 'rectify' : undefined;
}

/** The deadlines that hold now; once a rectification was sent back only its new one. */
export function deadlinesOf({ acknowledgeBy, rectifyBy, returns }: StoredNotice): NoticeDeadlines {
  return { acknowledgeBy: returns > 0 ? rectifyBy! : acknowledgeBy!, rectifyBy: rectifyBy! };
}

export function answersOf({ acknowledgedOn, rectifiedOn }: StoredNotice): NoticeAnswers {
  return { acknowledgedOn, rectifiedOn };
}

/** The level an issued notice stands at on a day; it never falls again. */
export function levelOn(office: Office, notice: StoredNotice, today: Day): number {
  const { warning } = office.config.rules;
  const risen = risenLevel(notice.raisedFrom, deadlinesOf(notice), answersOf(notice), today, warning);
  return Math.max(notice.risen, risen);
}

/** Deadlines that are over without an answer, as people say them: 11月12日前签收. */
export function overdueOf(
  notice: StoredNotice,
  today: Day,
): { readonly what: string; readonly by: Day } | undefined {
  const awaited = awaitedOf(notice);
  const { acknowledgeBy, rectifyBy } = deadlinesOf(notice);
  if (awaited !== undefined && rectifyBy < today) return { what: '报整改', by: rectifyBy };
  if (awaited === 'acknowledge' && acknowledgeBy < today) return { what: '签收', by: acknowledgeBy };
  return undefined;
}
