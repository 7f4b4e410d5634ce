import type { StoredNotice } from '../../store/notices.ts';
import type { Office } from '../office.ts';
import { draftLine, noticeName } from './notice-names.ts';
import type { Settled } from './settle.ts';
import { heardLines } from './tell.ts';

/** What became of a month's notices, for the office's message about its closing; nothing when nothing did. */
export function settledLines(office: Office, settled: Settled): string[] {
  const { drafts, issued, revoked, amended, revived } = settled;
  const names = (notices: readonly StoredNotice[]) =>
    notices.map((notice) => `${noticeName(office, notice)}（编号 ${notice.id}）`).join('、');
  const told = (word: string, notices: readonly StoredNotice[]) =>
    notices.length > 0 ? [`${word}${notices.length}件：${names(notices)}`] : [];
  return [
    ...(drafts.length > 0
      ? [`预警通知草稿${drafts.length}件，签发后下发：`, ...drafts.map((draft) => draftLine(office, draft))]
      : []),
    ...issued.flatMap(({ notice, ...heard }) => [
      `已自动签发${noticeName(office, notice)}（编号 ${notice.id}）。`,
      ...heardLines(office, notice.unit, heard),
    ]),
    ...told('撤销预警通知', revoked),
    ...told('更正预警通知', amended),
    ...told('恢复预警通知', revived),
  ];
}
