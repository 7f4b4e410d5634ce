import { renderNotice } from '../../render/word/notice.ts';
import type { StoredNotice } from '../../store/notices.ts';
import { printedNotice } from '../notices/notice-lines.ts';
import { noticeName } from '../notices/notice-names.ts';
import type { Office } from '../office.ts';
import type { BookFile } from './book.ts';

/** A signed notice as .docx; with an interview arranged the 约谈通知 besides, under the same 文号. */
export async function noticePapersOf(office: Office, notice: StoredNotice): Promise<BookFile[]> {
  const printed = printedNotice(office, notice);
  const { interview, ...warning } = printed;
  const name = noticeName(office, notice);
  const papers = [
    { name, notice: warning },
    ...(interview
      ? [{ name: name.replace('《预警通知》', '《约谈通知》'), notice: { ...printed, title: '约谈通知' } }]
      : []),
  ];
  return Promise.all(
    papers.map(async (paper) => ({
      name: `${paper.name}.docx`,
      base64: (await renderNotice(paper.notice)).toString('base64'),
    })),
  );
}
