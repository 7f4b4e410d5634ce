import {
  BorderStyle,
  type FileChild,
  type IBorderOptions,
  type Paragraph,
  RelativeHorizontalPosition,
  RelativeVerticalPosition,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx';
import type { Imprint } from '../../bulletin/paper.ts';
import { BOTH, characterWidth, exactly, sizes } from './measures.ts';
import { border, gap, paragraph, run } from './text.ts';

/** LibreOffice 7.4 puts a wider table back into the text. */
const width = 8500;
const none: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' };
/** 0.35 mm outside, 0.25 mm between, in eighths of a point. */
const thick = border(8);
const thin = border(6);

/** 版记 at the foot of the last page: 报, 发 or 送, and the contact, between rules. */
export function imprintBlock({ lines, contact }: Imprint): FileChild[] {
  const rows = [
    ...lines.map(({ label, text }) => receivers(`${label}：`, text)),
    ...(contact ? [contactLine(contact)] : []),
  ];
  if (rows.length === 0) return [];
  // The page break keeps the table, anchored to the page's foot, from lying over the text.
  return [gap(20, { pageBreakBefore: true }), pinned(rows), gap(20)];
}

function pinned(rows: readonly Paragraph[]): Table {
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: [width],
    layout: TableLayoutType.FIXED,
    borders: {
      top: none,
      bottom: none,
      left: none,
      right: none,
      insideHorizontal: none,
      insideVertical: none,
    },
    float: {
      horizontalAnchor: TableAnchorType.MARGIN,
      verticalAnchor: TableAnchorType.MARGIN,
      relativeHorizontalPosition: RelativeHorizontalPosition.CENTER,
      relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
    },
    rows: rows.map((row, index) => line(row, index === 0, index === rows.length - 1)),
  });
}

function line(content: Paragraph, first: boolean, last: boolean): TableRow {
  const cell = new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { left: characterWidth, right: characterWidth, top: 40, bottom: 40 },
    borders: { top: first ? thick : thin, bottom: last ? thick : thin, left: none, right: none },
    children: [content],
  });
  return new TableRow({ cantSplit: true, children: [cell] });
}

/** The receivers, set under each other behind the label. */
function receivers(label: string, text: string): Paragraph {
  return paragraph([run(label, small), run(text, small)], {
    spacing: exactly(440),
    indent: { left: 560, hanging: 560 },
    alignment: BOTH,
  });
}

function contactLine(contact: string): Paragraph {
  return paragraph([run(contact, small)], { spacing: exactly(440) });
}

const small = { size: sizes.fourth };
