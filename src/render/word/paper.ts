import type { Paper } from '../../bulletin/paper.ts';
import { sectionBlocks } from './blocks.ts';
import { packDocument } from './document.ts';
import { imprintBlock } from './imprint.ts';
import { redHead } from './red-head.ts';

/** A 工作专报 or 八大行动月报 as a .docx file in the official layout. */
export function renderPaper(paper: Paper): Promise<Buffer> {
  const { head, issue, office, date, imprint } = paper;
  const children = [...redHead(paper), ...sectionBlocks(paper), ...(imprint ? imprintBlock(imprint) : [])];
  return packDocument(children, { title: `${head.join('')}（${issue}）`, office, date });
}
