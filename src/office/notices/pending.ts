import type { Day } from '../../calendar/dates.ts';
import { formatDay } from '../../calendar/zone.ts';
import { openAppeals } from '../../store/appeals.ts';
import { noticesIn, type StoredNotice } from '../../store/notices.ts';
import type { Db, Tx } from '../../store/schema.ts';
import type { Office } from '../office.ts';
import { overdueOf } from './answers.ts';
import { noticeName } from './notice-names.ts';

/** What the office or a unit still has to do about notices, for digests: to be signed, to be reviewed, overdue. */
export async function pendingNotices(db: Db | Tx, office: Office, today: Day): Promise<string[]> {
  const open = await noticesIn(db, ['draft', 'issued', 'acknowledged', 'returned', 'rectifying']);
  const drafts = open.filter(({ state }) => state === 'draft');
  const filed = open.filter(({ state }) => state === 'rectifying');
  const late = open.flatMap((notice) => {
    const over = overdueOf(notice, today);
    return over ? [{ notice, text: `应于${formatDay(over.by)}前${over.what}` }] : [];
  });
  const appeals = new Map(
    (await openAppeals(db)).flatMap(({ id, subject }) =>
      subject.kind === 'notice' ? [[subject.notice, `，异议${id}号待答复`] as const] : [],
    ),
  );
  const numbered = (notices: readonly StoredNotice[]) =>
    notices
      .map(({ id, unit }) => `${office.unit(unit).name}（编号 ${id}${appeals.get(id) ?? ''}）`)
      .join('、');
  return [
    ...(drafts.length > 0 ? [`待签发的预警通知${drafts.length}件：${numbered(drafts)}，发“签发”查看。`] : []),
    ...(filed.length > 0
      ? [`待审核的整改${filed.length}件：${numbered(filed)}，发“销号 编号”或“退回 编号 原因：…”。`]
      : []),
    ...(late.length > 0
      ? [
          `逾期的预警通知${late.length}件：${late.map(({ notice, text }) => `${noticeName(office, notice)}${text}${appeals.get(notice.id) ?? ''}`).join('；')}。`,
        ]
      : []),
  ];
}
