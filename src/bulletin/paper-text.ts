import { actionLead, storyLead } from './lead-in.ts';
import { type Block, filledSections, type Paper } from './paper.ts';

/** What a paper says, paragraph by paragraph as printed, for whoever checks it before it goes out; pictures are left out. */
export function paperText(paper: Paper): string[] {
  const { revision } = paper;
  return [
    ...(revision ? [`更正说明（第${revision.number}版）：${revision.note}`] : []),
    ...filledSections(paper).flatMap(({ name, blocks }) => [`【${name}】`, ...blocks.flatMap(blockText)]),
  ];
}

function blockText(block: Block): string[] {
  switch (block.kind) {
    case 'text':
      return [block.text];
    case 'story':
      return led(storyLead(block.story, block.unit), block.story.paragraphs);
    case 'action':
      return led(actionLead(block.action), block.paragraphs);
    case 'table': {
      const { caption = '', columns, rows, note = '' } = block.table;
      const head = columns.map(({ title }) => title);
      return [caption, ...[head, ...rows].flat(), note].filter((text) => text !== '');
    }
    case 'picture':
      return block.picture.caption ? [block.picture.caption] : [];
  }
}

function led(lead: string, [first = '', ...rest]: readonly string[]): string[] {
  return [`${lead}${first}`, ...rest].filter((text) => text !== '');
}
