import {
  type FileChild,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { DataTable } from '../../bulletin/paper.ts';
import { CENTER, exactly, fonts, sizes, textWidth } from './measures.ts';
import { caption, gap, paragraph, run } from './text.ts';

interface Cell {
  readonly text: string;
  readonly width: number;
  readonly size: number;
  readonly head: boolean;
}

/** A table as wide as the text; its head is repeated on every page, no row is cut by a page's end. */
export function tableBlock({ caption: title, columns, rows, note }: DataTable): FileChild[] {
  const widths = columnWidths(columns.map(({ width = 1 }) => width));
  const size = columns.length > 7 ? sizes.fifth : sizes.smallFourth;
  const row = (texts: readonly string[], head: boolean) =>
    new TableRow({
      tableHeader: head,
      cantSplit: true,
      children: widths.map((width, index) => cell({ text: texts[index] ?? '', width, size, head })),
    });
  return [
    ...(title ? [caption(title, true)] : [gap(160, { keepNext: true })]),
    new Table({
      width: { size: textWidth, type: WidthType.DXA },
      layout: TableLayoutType.FIXED,
      columnWidths: widths,
      rows: [
        row(
          columns.map(({ title }) => title),
          true,
        ),
        ...rows.map((texts) => row(texts, false)),
      ],
    }),
    ...(note ? [paragraph([run(note, { font: fonts.note, size: sizes.fifth })], noteLook)] : []),
    gap(200),
  ];
}

const noteLook = { spacing: exactly(400) };

function cell({ text, width, size, head }: Cell): TableCell {
  const font = head ? fonts.heading : fonts.text;
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 40, bottom: 40, left: 60, right: 60 },
    shading: head ? { type: ShadingType.CLEAR, fill: 'F2F2F2', color: 'auto' } : undefined,
    children: [paragraph([run(text, { font, size })], { alignment: CENTER, spacing: exactly(360) })],
  });
}

/** Whole twips that add up to the text's width. */
function columnWidths(shares: readonly number[]): number[] {
  const total = shares.reduce((sum, share) => sum + share, 0);
  const widths = shares.map((share) => Math.floor((textWidth * share) / total));
  const left = textWidth - widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width, index) => (index === widths.length - 1 ? width + left : width));
}
