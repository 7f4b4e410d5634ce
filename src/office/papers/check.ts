import type { Paper } from '../../bulletin/paper.ts';
import { paperText } from '../../bulletin/paper-text.ts';
import type { Finding } from '../../proof/model.ts';
import { proofread } from '../../proof/proofread.ts';
import type { Db, Tx } from '../../store/schema.ts';
import type { Office } from '../office.ts';
import { knowledgeOf } from './knowledge.ts';

/** Everything in a paper that contradicts itself or the ledger of a year. */
export async function checkPaper(
  tx: Db | Tx,
  office: Office,
  paper: Paper,
  year: number,
): Promise<readonly Finding[]> {
  return proofread(paperText(withoutTables(paper)).join('\n'), await knowledgeOf(tx, office, year));
}

/** A table's cells are no sentences: what they print comes from the ledger, and is checked there. */
function withoutTables(paper: Paper): Paper {
  return {
    ...paper,
    sections: paper.sections.map((section) => ({
      ...section,
      blocks: section.blocks.filter(({ kind }) => kind !== 'table'),
    })),
  };
}
