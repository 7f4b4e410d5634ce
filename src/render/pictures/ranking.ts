import { type Block, box, type Drawing, lines, type Mark, polygon, stack, text } from '../marks.ts';
import { fittingSize, type Measure, wrap } from '../text/wrap.ts';
import { color, innerWidth, margin, pageWidth, size } from '../theme.ts';
import { gap, type Heading, headingBlock, noteBlocks, sentenceBlock } from './heading.ts';

export interface RankingRow {
  /** The place as printed, e.g. 3; — for a unit that was not ranked. */
  readonly place: string;
  readonly name: string;
  /** The printed score, e.g. 96.50. */
  readonly score: string;
  /** Places gained since last month (negative: lost); `new` for a unit that was not ranked then. */
  readonly change?: number | 'new';
  /** In the bottom places. */
  readonly bottom: boolean;
  /** A few words under the name, e.g. 连续2个月后3名. */
  readonly note?: string;
}

/** The month's ranking with the change since the month before. */
export interface Ranking extends Heading {
  readonly kind: 'ranking';
  readonly rows: readonly RankingRow[];
  /** What a bottom place is called, e.g. 后3名. */
  readonly bottomWord: string;
}

export const rankingLimits = { rows: 20 } as const;

const column = { place: margin + 66, name: margin + 150, change: 660, score: 860, mark: 1058 } as const;
const nameWidth = 410;
const rowHeight = 88;
const lineHeight = 42;

/** Lays a ranking of one page out. */
export function drawRanking(ranking: Ranking, measure: Measure): Drawing {
  const { rows, bottomWord } = ranking;
  const foot = noteBlocks(ranking.notes, measure);
  const heading = headingBlock(ranking, measure);
  if (rows.length === 0)
    return stack(pageWidth, [
      heading,
      gap(40),
      sentenceBlock('本月没有参加排名的单位。', measure),
      ...foot,
      gap(40),
    ]);
  const body = rows.map((row, at) => rowBlock(row, at, bottomWord, measure));
  return stack(pageWidth, [
    heading,
    columnHeads(),
    ...body,
    gap(16),
    ...explained(ranking, measure),
    ...foot,
    gap(24),
  ]);
}

function explained({ rows, bottomWord }: Ranking, measure: Measure): Block[] {
  const fresh = rows.some(({ change }) => change === 'new') ? '；新：上月没有参加排名' : '';
  const words = [`较上月：↑ 上升的名次，↓ 下降的名次，— 不变${fresh}`];
  if (rows.some(({ bottom }) => bottom)) words.push(`▼ 灰底：${bottomWord}`);
  return words.map((sentence) => sentenceBlock(sentence, measure));
}

function columnHeads(): Block {
  const height = 64;
  const style = { size: size.detail, bold: true, color: color.page };
  const centred = { ...style, align: 'center' } as const;
  return {
    height,
    marks: [
      box(margin, 0, innerWidth, height, color.head),
      text('名次', column.place, height / 2, centred),
      text('单位', column.name, height / 2, style),
      text('较上月', column.change, height / 2, centred),
      text('得分', column.score, height / 2, centred),
    ],
  };
}

function rowBlock(row: RankingRow, at: number, bottomWord: string, measure: Measure): Block {
  const [nameStyle, noteStyle] = [bold(34), { size: size.detail, color: color.faint }];
  const names = wrap(row.name, nameWidth, 2, nameStyle, measure);
  const notes = row.note ? wrap(row.note, nameWidth, 2, noteStyle, measure) : [];
  const textHeight = (names.length + notes.length) * lineHeight;
  const height = Math.max(rowHeight, textHeight + 24);
  const [middle, top] = [height / 2, (height - textHeight) / 2];
  return {
    height,
    marks: [
      box(margin, 0, innerWidth, height, groundOf(row, at)),
      box(margin, height - 2, innerWidth, 2, color.rule),
      figure(row.place, column.place, middle, 100, measure),
      ...lines(names, column.name, top, lineHeight, nameStyle),
      ...lines(notes, column.name, top + names.length * lineHeight, lineHeight, noteStyle),
      ...changeMarks(row.change, middle),
      figure(row.score, column.score, middle, 180, measure),
      ...(row.bottom ? bottomMarks(bottomWord, middle, measure) : []),
    ],
  };
}

function groundOf({ bottom }: RankingRow, at: number): string {
  if (bottom) return color.bottom;
  return at % 2 === 1 ? color.band : color.page;
}

function figure(said: string, x: number, y: number, width: number, measure: Measure): Mark {
  const fitting = fittingSize(said, width, [38, 34, 28, size.least], true, measure);
  return text(fitting ? said : '见台账', x, y, { ...bold(fitting ?? 28), align: 'center' });
}

function bold(textSize: number) {
  return { size: textSize, bold: true, color: color.ink };
}

function changeMarks(change: RankingRow['change'], y: number): Mark[] {
  if (change === undefined) return [];
  return [
    text(changeText(change), column.change, y, { ...bold(34), align: 'center', color: changeInk(change) }),
  ];
}

function changeText(change: number | 'new'): string {
  if (change === 'new') return '新';
  return change === 0 ? '—' : `${change > 0 ? '↑' : '↓'}${Math.abs(change)}`;
}

function changeInk(change: number | 'new'): string {
  if (change === 'new' || change === 0) return color.faint;
  return change > 0 ? color.rise : color.fall;
}

/** A triangle that points down, and the word: seen without colours. */
function bottomMarks(word: string, y: number, measure: Measure): Mark[] {
  const fitting = fittingSize(word, 100, [28, 24, size.least], true, measure);
  const [said, textSize] = fitting ? [word, fitting] : ['末位', 28];
  const x = column.mark - measure(said, textSize, true) - 22;
  return [
    polygon([x - 12, y - 10, x + 12, y - 10, x, y + 12], color.ink),
    text(said, column.mark, y, { ...bold(textSize), align: 'right' }),
  ];
}
