import { PersonError } from '../../src/conversation/errors.ts';
import type { Talk } from '../../src/conversation/handler.ts';
import type { Outbound } from '../../src/message/outbound.ts';
import { noticePapersOf } from '../../src/office/exports/notice-papers.ts';
import { noticeName } from '../../src/office/notices/notice-names.ts';
import { namedNotices } from '../noticing/found.ts';
import { stateText } from '../noticing/state-text.ts';

/** What is handed out, with a sentence that says what it is. */
export interface Handed {
  readonly summary: string;
  readonly enclosures: readonly Pick<Outbound, 'workbook' | 'file'>[];
}

/** A signed notice as Word, and the 约谈通知 when an interview is arranged. */
export async function noticePapers(talk: Talk, id: number): Promise<Handed> {
  const { office } = talk;
  const [notice] = await namedNotices(talk, [id]);
  if (notice!.number === undefined)
    throw new PersonError(
      'not_signed',
      `${stateText(office, notice!)}，没有文号，没有导出。`,
      `请先签发：签发 ${id}`,
    );
  const files = await noticePapersOf(office, notice!);
  const revoked = notice!.state === 'revoked' ? '（已撤销）' : '';
  return {
    summary: `${noticeName(office, notice!)}${revoked}，Word ${files.length} 个。`,
    enclosures: files.map((file) => ({ file })),
  };
}
