import type { FileChild } from 'docx';
import type { Notice } from '../../bulletin/notice.ts';
import { noticeText } from '../../bulletin/notice-text.ts';
import { longDate } from '../../bulletin/openings.ts';
import type { Block } from '../../bulletin/paper.ts';
import { textWidth } from '../../bulletin/text-width.ts';
import { blockChildren } from './blocks.ts';
import { packDocument } from './document.ts';
import { CENTER, characterWidth, exactly, fonts, RIGHT, red, sizes } from './measures.ts';
import { correctionNote, redLine } from './red-head.ts';
import { gap, heading, paragraph, rule, run, textParagraph } from './text.ts';

/** A 《预警通知》 or 约谈通知 as a .docx file: red head, 文号, addressee, text, signature and date. */
export function renderNotice(notice: Notice): Promise<Buffer> {
  const { title, office, date, documentNumber, addressee, revision } = notice;
  const edition = revision ? `（第${revision.number}版）` : '';
  const children = [
    gap(600),
    redLine(office, 36, 1000, 0),
    gap(300),
    paragraph([run(`${documentNumber}${edition}`)], { alignment: CENTER }),
    rule(18, red),
    gap(400),
    paragraph([run(title, { font: fonts.title, size: sizes.second })], {
      alignment: CENTER,
      spacing: { ...exactly(640), after: 300 },
    }),
    paragraph([run(`${addressee}：`)]),
    ...noticeBody(notice),
    ...signature(notice),
    ...copied(notice),
  ];
  return packDocument(children, { title: `${title}（${documentNumber}）`, office, date });
}

/** The text of a notice between addressee and signature. */
export function noticeBody(notice: Notice): FileChild[] {
  const { opening, parts } = noticeText(notice);
  return [
    ...(notice.revision ? [correctionNote(notice.revision)] : []),
    textParagraph([run(opening)]),
    ...parts.flatMap(({ heading: title, blocks }, index) => [
      heading(title),
      ...blocks.flatMap((block, place) =>
        child(block, index === parts.length - 1 && place >= blocks.length - 2),
      ),
    ]),
  ];
}

/** A signature never stands on a page without text: the last two paragraphs stay with it. */
function child(block: Block, keepNext: boolean): FileChild[] {
  return block.kind === 'text' ? [textParagraph([run(block.text)], keepNext)] : blockChildren(block);
}

/** The date four characters from the right edge, the office centred above it as far as the edge allows. */
function signature({ office, date, copiedTo }: Notice): FileChild[] {
  const day = longDate(date);
  const right = Math.max(0, 4 + (textWidth(day) - textWidth(office)) / 2);
  const indent = (characters: number) => ({ right: Math.round(characters * characterWidth) });
  return [
    gap(579, { keepNext: true }),
    gap(579, { keepNext: true }),
    paragraph([run(office)], { alignment: RIGHT, indent: indent(right), keepNext: true }),
    paragraph([run(day)], { alignment: RIGHT, indent: indent(4), keepNext: copiedTo !== undefined }),
  ];
}

function copied({ copiedTo }: Notice): FileChild[] {
  return copiedTo
    ? [gap(300, { keepNext: true }), paragraph([run(`抄送：${copiedTo}`, { size: sizes.fourth })])]
    : [];
}
