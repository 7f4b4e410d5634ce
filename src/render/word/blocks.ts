import type { FileChild, Paragraph } from 'docx';
import { actionLead, storyLead, storyPieces } from '../../bulletin/lead-in.ts';
import { type Block, filledSections, type Paper } from '../../bulletin/paper.ts';
import { pictureBlock } from './picture.ts';
import { tableBlock } from './table.ts';
import { gap, heading, type Runs, run, textParagraph } from './text.ts';

/** The sections that have something in them, each under its name in 【】. */
export function sectionBlocks(paper: Paper): FileChild[] {
  return filledSections(paper).flatMap(({ name, blocks }, index) => [
    ...(index > 0 ? [gap(300)] : []),
    heading(`【${name}】`, false),
    ...blocks.flatMap(blockChildren),
  ]);
}

/** What one block looks like on the page. */
export function blockChildren(block: Block): FileChild[] {
  switch (block.kind) {
    case 'text':
      return [textParagraph([run(block.text)])];
    case 'story':
      return led(storyLead(block.story, block.unit), block.story.paragraphs, storyRuns);
    case 'action':
      return led(actionLead(block.action), block.paragraphs, (text) => [run(text)]);
    case 'table':
      return tableBlock(block.table);
    case 'picture':
      return pictureBlock(block.picture);
  }
}

/** Paragraphs behind a bold lead-in that begins the first of them. */
function led(lead: string, paragraphs: readonly string[], runs: (text: string) => Runs): Paragraph[] {
  const [first = '', ...rest] = paragraphs;
  if (lead === '' && first === '') return [];
  const opening = lead === '' ? [] : [run(lead, { bold: true })];
  return [textParagraph([...opening, ...runs(first)]), ...rest.map((text) => textParagraph(runs(text)))];
}

function storyRuns(text: string): Runs {
  return storyPieces(text).map((piece) => run(piece.text, { bold: piece.bold || undefined }));
}
