import { formatDay } from '../../calendar/zone.ts';
import { decimal, percentText } from '../../domain/arithmetic.ts';
import type { Status } from '../../domain/model.ts';
import { statusText } from '../../domain/status.ts';
import { type Block, box, lines, type Mark, polygon, text } from '../marks.ts';
import { lightOf, shape, solid } from '../shapes.ts';
import { fittingSize, type Measure, wrap } from '../text/wrap.ts';
import { color, innerWidth, margin, size } from '../theme.ts';

/** A unit in one indicator, or an indicator of one unit. */
export interface ProgressRow {
  readonly name: string;
  readonly status: Status;
  readonly early?: boolean;
  /** What was reported, e.g. 1450人，目标4680人. */
  readonly text?: string;
  /** Percent as a decimal string; drawn as a bar and printed. */
  readonly completion?: string;
  /** Percent expected by the row's data date: a line across the bar. */
  readonly scheduled?: string;
  /** YYYY-MM-DD of a last value that is carried on: 沿用. */
  readonly carried?: string;
}

const left = margin + 56;
const barWidth = innerWidth - 56 - 8;
const top = 14;
const nameLine = 42;
const detailLine = 38;
/** Room for a completion of some millions of percent. */
const percentWidth = 300;
const barHeight = 20;
/** Percent at the right end of a bar; what is longer ends in an open edge, its figure says the rest. */
const axisEnd = 125;

/** Name and percent, what was reported, and the bar with the schedule's line; shape and words carry the status. */
export function progressRowBlock(row: ProgressRow, measure: Measure): Block {
  const exact = row.completion === undefined ? '' : percentText(decimal(row.completion));
  const fitting = fittingSize(exact, percentWidth, [size.name, size.least], true, measure);
  const percent = fitting ? exact : '见台账';
  const bold = { size: size.name, bold: true, color: color.ink };
  const faint = { size: size.detail, color: color.faint };
  const names = wrap(
    row.name,
    barWidth - measure(percent, fitting ?? size.name, true) - 24,
    2,
    bold,
    measure,
  );
  const details = wrap(sentence(row), barWidth, 2, faint, measure);
  const detailTop = top + names.length * nameLine;
  const barTop = detailTop + details.length * detailLine + 6;
  const bar = row.completion === undefined ? [] : barMarks(row.completion, row, barTop);
  const height = barTop + (bar.length > 0 ? barHeight + 18 : 8);
  const firstLine = top + nameLine / 2;
  return {
    height,
    marks: [
      ...shape(lightOf(row.status), margin + 26, firstLine, 18),
      ...lines(names, left, top, nameLine, bold),
      text(percent, left + barWidth, firstLine, { ...bold, size: fitting ?? size.name, align: 'right' }),
      ...lines(details, left, detailTop, detailLine, faint),
      ...bar,
      box(margin, height - 2, innerWidth, 2, color.rule),
    ],
  };
}

function sentence({ status, early, text: reported, carried, scheduled }: ProgressRow): string {
  return [
    status === 'no-task' ? '无此任务' : statusText(status, early),
    ...(reported ? [reported] : []),
    ...(scheduled === undefined ? [] : [`序时${percentText(decimal(scheduled))}`]),
    ...(carried ? [`沿用截至${formatDay(carried)}的数据`] : []),
  ].join(' · ');
}

function barMarks(completion: string, { status, scheduled }: ProgressRow, y: number): Mark[] {
  const end = left + barWidth;
  const marks: Mark[] = [
    box(left, y, barWidth, barHeight, color.bar),
    box(left, y, reach(completion), barHeight, solid[lightOf(status)]),
    box(left + reach('100') - 1, y, 3, barHeight, color.page),
  ];
  if (decimal(completion).gt(axisEnd)) {
    const cut = [end - 26, y + barHeight, end - 14, y, end - 6, y, end - 18, y + barHeight];
    marks.push(polygon(cut, color.page));
  }
  if (scheduled !== undefined)
    marks.push(box(left + reach(scheduled) - 3, y - 8, 6, barHeight + 16, color.ink));
  return marks;
}

/** Pixels for a percent: none below zero, the whole bar from `axisEnd` on. */
function reach(percent: string): number {
  const share = decimal(percent).div(axisEnd).toNumber();
  return Math.round(Math.min(1, Math.max(0, share)) * barWidth);
}
