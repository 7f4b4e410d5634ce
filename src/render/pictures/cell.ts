import { formatDay } from '../../calendar/zone.ts';
import type { Status } from '../../domain/model.ts';
import { statusText } from '../../domain/status.ts';
import { type Mark, text } from '../marks.ts';
import { lightOf, shape, tint } from '../shapes.ts';
import { fittingSize, type Measure, wrapEvenly } from '../text/wrap.ts';
import { color, size } from '../theme.ts';

/** One unit in one indicator. */
export interface Cell {
  readonly status: Status;
  readonly early?: boolean;
  /** The completion without its % sign (82.35) or a short word (主体); without it the status word is printed. */
  readonly text?: string;
  /** YYYY-MM-DD of a last value that is carried on: 沿用. */
  readonly carried?: string;
}

const radius = 17;
const shapeHeight = 46;
const lineHeight = 34;
const carriedSizes = [24, size.least] as const;
const wordSize = 24;
const figureSizes = [26, 24, size.least, 20] as const;

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Line {
  readonly text: string;
  readonly size: number;
}

/** The height of a row of cells: the tallest one's. */
export function cellNeeds(cells: readonly Cell[], width: number, measure: Measure): number {
  const lines = cells.map((cell) => cellLines(cell, width - 6, measure).length);
  return shapeHeight + Math.max(1, ...lines) * lineHeight + 4;
}

/** The shape of the status and below it what is to be read. */
export function cellMarks(cell: Cell, place: Place, measure: Measure): Mark[] {
  const { x, y, width } = place;
  const light = lightOf(cell.status);
  const middle = x + width / 2;
  const top = y + shapeHeight;
  return [
    { kind: 'rect', ...place, fill: tint[light], stroke: color.rule, lineWidth: 2 },
    ...shape(light, middle, y + shapeHeight / 2 + 3, radius),
    ...cellLines(cell, width - 6, measure).map((line, at) =>
      text(line.text, middle, top + lineHeight * (at + 0.5), {
        size: line.size,
        align: 'center',
        color: color.ink,
      }),
    ),
  ];
}

function cellLines(cell: Cell, width: number, measure: Measure): Line[] {
  if (cell.status === 'no-task') return [];
  const said = cell.text ?? statusText(cell.status, cell.early);
  const carried = cell.carried && `沿${monthAndDay(cell.carried)}`;
  return [
    ...figureLines(said, width, measure),
    ...(carried
      ? [{ text: carried, size: fittingSize(carried, width, carriedSizes, false, measure) ?? 20 }]
      : []),
  ];
}

/** A figure stands whole or not at all: part of a number is a wrong number. Words may take two lines. */
function figureLines(said: string, width: number, measure: Measure): Line[] {
  const one = fittingSize(said, width, figureSizes, false, measure);
  const number = /\d/.test(said);
  if (one && (number || one >= wordSize)) return [{ text: said, size: one }];
  const words = wrapEvenly(number ? '见台账' : said, width, 2, { size: wordSize }, measure);
  return words.map((line) => ({ text: line, size: wordSize }));
}

/** Explains the mark of a carried value by one that stands on the board. */
export function carriedSentence(date: string): string {
  return `沿${monthAndDay(date)}：本期没有报，沿用截至${formatDay(date)}的数据`;
}

/** 9.30 of 2024-09-30. */
function monthAndDay(date: string): string {
  return date.slice(5).split('-').map(Number).join('.');
}
