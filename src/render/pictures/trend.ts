import { type Block, box, type Drawing, lines, type Mark, stack, text } from '../marks.ts';
import { fittingSize, type Measure, wrap } from '../text/wrap.ts';
import { color, innerWidth, margin, pageWidth, size } from '../theme.ts';
import { gap, type Heading, headingBlock, noteBlocks, sentenceBlock } from './heading.ts';
import { type Spot, spotsOf, type TrendUnit } from './trend-spots.ts';

/** Trend of places: a line for each unit through the months, its place written in every month's spot. */
export interface Trend extends Heading {
  readonly kind: 'trend';
  /** e.g. 1月, 2月; at most twelve. */
  readonly months: readonly string[];
  readonly units: readonly TrendUnit[];
  /** What a bottom place is called, e.g. 后3名. */
  readonly bottomWord: string;
}

export const trendLimits = { units: 16, months: 12 } as const;

const rowHeight = 76;
const radius = 25;
const nameWidth = 214;
const firstMonth = margin + 44;
const lastMonth = pageWidth - margin - nameWidth - 50;

/** Neighbours differ in lightness too, and in their dashes, for a print without colours. */
const inks = [
  '#1F4E9C',
  '#C1121F',
  '#14692F',
  '#9A5B00',
  '#6A2C91',
  '#00707A',
  '#B0307A',
  '#4B5320',
  '#2A2A2A',
  '#B5651D',
  '#3F66B5',
  '#7A1F1F',
] as const;
const dashes: readonly (readonly number[])[] = [[], [20, 7], [7, 6]];

/** Lays a trend of one page out. */
export function drawTrend(trend: Trend, measure: Measure): Drawing {
  const { months, units, bottomWord } = trend;
  const heading = headingBlock(trend, measure);
  const foot = noteBlocks(trend.notes, measure);
  if (months.length === 0 || units.length === 0)
    return stack(pageWidth, [
      heading,
      gap(40),
      sentenceBlock('还没有已结账并发布的排名。', measure),
      ...foot,
      gap(40),
    ]);
  const spots = spotsOf(units, months.length);
  const paths = spots.flatMap((path, unit) => pathMarks(path, unit, months.length));
  const nodes = spots.flatMap((path, unit) =>
    path.flatMap((spot, month) => nodeMarks(spot, unit, xOf(month, months.length), measure)),
  );
  const names = spots.flatMap((path, unit) => nameMarks(units[unit]!.name, path.at(-1)!.row, unit, measure));
  return stack(pageWidth, [
    heading,
    monthHeads(months, measure),
    { height: units.length * rowHeight, marks: [...stripes(units.length), ...paths, ...nodes, ...names] },
    gap(16),
    sentenceBlock(`数字为当月名次，数字相同为并列；■ 方块：${bottomWord}；— 当月没有参加排名`, measure),
    ...foot,
    gap(24),
  ]);
}

function xOf(month: number, months: number): number {
  return months === 1 ? lastMonth : firstMonth + (month * (lastMonth - firstMonth)) / (months - 1);
}

function yOf(row: number): number {
  return (row + 0.5) * rowHeight;
}

function monthHeads(months: readonly string[], measure: Measure): Block {
  const room = months.length === 1 ? 180 : (lastMonth - firstMonth) / (months.length - 1) - 6;
  const marks = months.map((month, at) => {
    const fitting = fittingSize(month, room, [size.detail, 24, size.least], true, measure);
    const style = { size: fitting ?? size.least, bold: true, align: 'center', color: color.ink } as const;
    return text(fitting ? month : String(at + 1), xOf(at, months.length), 30, style);
  });
  return { height: 60, marks };
}

function stripes(units: number): Mark[] {
  const odd = Array.from({ length: units }, (_, row) => row).filter((row) => row % 2 === 1);
  return odd.map((row) => box(margin, row * rowHeight, innerWidth, rowHeight, color.band));
}

function inkOf(unit: number): string {
  return inks[unit % inks.length]!;
}

/** Thin and grey where the unit was not ranked at either end. */
function pathMarks(path: readonly Spot[], unit: number, months: number): Mark[] {
  return path.slice(1).map((to, at): Mark => {
    const from = path[at]!;
    const points = [xOf(at, months), yOf(from.row), xOf(at + 1, months), yOf(to.row)];
    const absent = from.place === undefined || to.place === undefined;
    return absent
      ? { kind: 'path', points, stroke: color.absent, lineWidth: 3, dash: [4, 8] }
      : { kind: 'path', points, stroke: inkOf(unit), lineWidth: 6, dash: dashes[unit % dashes.length]! };
  });
}

function nodeMarks(spot: Spot, unit: number, x: number, measure: Measure): Mark[] {
  const y = yOf(spot.row);
  const place = spot.place === undefined ? '—' : String(spot.place);
  const ring = spot.place === undefined ? color.absent : inkOf(unit);
  const ground: Mark = spot.bottom
    ? box(x - radius, y - radius, 2 * radius, 2 * radius, ring)
    : { kind: 'circle', x, y, radius, fill: color.page, stroke: ring, lineWidth: 5 };
  const fitting = fittingSize(place, 2 * radius - 10, [28, 24], true, measure) ?? size.least;
  const ink = spot.bottom ? color.page : color.ink;
  return [ground, text(place, x, y, { size: fitting, bold: true, align: 'center', color: ink })];
}

function nameMarks(name: string, row: number, unit: number, measure: Measure): Mark[] {
  const fitting = fittingSize(name, nameWidth, [size.name, 28], true, measure);
  const style = { size: fitting ?? size.detail, bold: true, color: inkOf(unit) };
  const names = fitting ? [name] : wrap(name, nameWidth, 2, style, measure);
  const lineHeight = 34;
  const top = yOf(row) - (names.length * lineHeight) / 2;
  return lines(names, lastMonth + radius + 18, top, lineHeight, style);
}
