import { type Drawing, stack } from '../marks.ts';
import type { Measure } from '../text/wrap.ts';
import { pageWidth } from '../theme.ts';
import { gap, type Heading, headingBlock, noteBlocks, nothingToShow, sentenceBlock } from './heading.ts';
import { legendBlock, lightLegend } from './legend.ts';
import { type ProgressRow, progressRowBlock } from './progress-row.ts';

/** One indicator across units: a bar each, with the line of the schedule. */
export interface IndicatorPicture extends Heading {
  readonly kind: 'indicator';
  readonly rows: readonly ProgressRow[];
}

export const indicatorLimits = { rows: 16 } as const;

/** Lays one indicator's page out. */
export function drawIndicator(picture: IndicatorPicture, measure: Measure): Drawing {
  return progressPage(picture, [], measure);
}

/** Heading, legend, what stands before the rows, rows and notes: shared with a unit's card. */
export function progressPage(
  picture: Heading & { readonly rows: readonly ProgressRow[] },
  before: readonly { readonly height: number; readonly marks: Drawing['marks'] }[],
  measure: Measure,
): Drawing {
  const { rows } = picture;
  const body =
    rows.length === 0
      ? [gap(30), sentenceBlock(nothingToShow, measure)]
      : rows.map((row) => progressRowBlock(row, measure));
  const bars = rows.some(({ completion, scheduled }) => completion !== undefined && scheduled !== undefined);
  return stack(pageWidth, [
    headingBlock(picture, measure),
    ...before,
    legendBlock(lightLegend, measure),
    ...(bars ? [sentenceBlock('横条：完成率（白色竖线为100%）；黑色竖线：序时进度', measure)] : []),
    gap(10),
    ...body,
    gap(16),
    ...noteBlocks(picture.notes, measure),
    gap(24),
  ]);
}
