import { type Block, box, type Drawing, lines, stack } from '../marks.ts';
import { unitNameLines } from '../text/unit-name.ts';
import { type Measure, wrap } from '../text/wrap.ts';
import { color, innerWidth, margin, pageWidth, size } from '../theme.ts';
import { type Cell, carriedSentence, cellMarks, cellNeeds } from './cell.ts';
import { gap, type Heading, headingBlock, noteBlocks, nothingToShow, sentenceBlock } from './heading.ts';
import { legendBlock, lightLegend } from './legend.ts';

export interface BoardRow {
  /** The indicator. */
  readonly name: string;
  /** At the right of the name, e.g. 序时83.33% or 上限60起. */
  readonly note?: string;
  /** In the order of the board's units. */
  readonly cells: readonly Cell[];
}

/** 挂图作战: every indicator is a band across the page, its units side by side below the name. */
export interface Board extends Heading {
  readonly kind: 'board';
  /** Names of the units; short ones read better (城步县). */
  readonly units: readonly string[];
  readonly rows: readonly BoardRow[];
  /** What the figures in the cells are; completion in percent unless said otherwise. */
  readonly figures?: string;
}

export const boardLimits = { units: 12, rows: 14 } as const;

/** With few units the columns do not grow without bound. */
const leastColumns = 5;
const namesRepeatAfter = 7;

/** Lays a board of one page out. */
export function drawBoard(board: Board, measure: Measure): Drawing {
  const { units, rows } = board;
  const heading = headingBlock(board, measure);
  const foot = noteBlocks(board.notes, measure);
  if (units.length === 0 || rows.length === 0)
    return stack(pageWidth, [heading, gap(40), sentenceBlock(nothingToShow, measure), ...foot, gap(40)]);
  const column = innerWidth / Math.max(units.length, leastColumns);
  const names = unitNames(units, column, measure);
  const bands = rows.flatMap((row, at) => [
    ...(at > 0 && at % namesRepeatAfter === 0 ? [names] : []),
    bandBlock(row, column, measure),
  ]);
  const carried = rows.flatMap(({ cells }) => cells).find((cell) => cell.carried)?.carried;
  const explained = [
    board.figures ?? '格中数字：完成率（%）',
    ...(carried ? [carriedSentence(carried)] : []),
  ];
  const legend = legendBlock(lightLegend, measure);
  return stack(pageWidth, [
    heading,
    legend,
    ...explained.map((sentence) => sentenceBlock(sentence, measure, color.ink)),
    gap(10),
    names,
    ...bands,
    names,
    gap(10),
    ...foot,
    gap(20),
  ]);
}

/** The units over their columns, on as many lines as the longest name needs. */
function unitNames(units: readonly string[], column: number, measure: Measure): Block {
  const style = { size: 26, bold: true, align: 'center', color: color.page } as const;
  const lineHeight = 32;
  const wrapped = units.map((unit) => unitNameLines(unit, column - 6, style, measure));
  const height = Math.max(...wrapped.map(({ length }) => length)) * lineHeight + 16;
  const marks = wrapped.flatMap((names, at) => {
    const top = (height - names.length * lineHeight) / 2;
    return lines(names, margin + (at + 0.5) * column, top, lineHeight, style);
  });
  return { height, marks: [box(margin, 0, innerWidth, height, color.head), ...marks] };
}

/** The indicator's name over its row of cells. */
function bandBlock({ name, note = '', cells }: BoardRow, column: number, measure: Measure): Block {
  const noteStyle = { size: size.detail, align: 'right', color: color.faint } as const;
  const notes = note ? wrap(note, innerWidth / 3, 1, noteStyle, measure) : [];
  const noteWidth = Math.max(0, ...notes.map((one) => measure(one, noteStyle.size, false)));
  const nameStyle = { size: 30, bold: true, color: color.ink };
  const names = wrap(name, innerWidth - noteWidth - 40, 2, nameStyle, measure);
  const lineHeight = 40;
  const titleHeight = names.length * lineHeight + 8;
  const cellHeight = cellNeeds(cells, column, measure);
  return {
    height: titleHeight + cellHeight + 8,
    marks: [
      box(margin, 0, innerWidth, titleHeight, color.band),
      ...lines(names, margin + 8, 4, lineHeight, nameStyle),
      ...lines(notes, margin + innerWidth - 8, 4, lineHeight, noteStyle),
      ...cells.flatMap((cell, at) => {
        const place = { x: margin + at * column, y: titleHeight, width: column, height: cellHeight };
        return cellMarks(cell, place, measure);
      }),
    ],
  };
}
