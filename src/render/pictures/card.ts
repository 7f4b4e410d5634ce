import { type Block, box, type Drawing, lines, text } from '../marks.ts';
import { fittingSize, type Measure, wrap } from '../text/wrap.ts';
import { color, innerWidth, margin, size } from '../theme.ts';
import type { Heading } from './heading.ts';
import { progressPage } from './indicator.ts';
import type { ProgressRow } from './progress-row.ts';

/** A figure with its name, e.g. 名次 第3名, 得分 96.50, 滞后 4项. */
export interface Fact {
  readonly label: string;
  readonly text: string;
}

/** One unit: its place and score, its counts, and every indicator. */
export interface Card extends Heading {
  readonly kind: 'card';
  /** At most four. */
  readonly facts: readonly Fact[];
  readonly rows: readonly ProgressRow[];
}

export const cardLimits = { rows: 14, facts: 4 } as const;

/** Lays one unit's page out. */
export function drawCard(card: Card, measure: Measure): Drawing {
  const facts = card.facts.slice(0, cardLimits.facts);
  return progressPage(card, facts.length > 0 ? [factsBlock(facts, measure)] : [], measure);
}

function factsBlock(facts: readonly Fact[], measure: Measure): Block {
  const [height, inset] = [132, 6];
  const column = innerWidth / facts.length;
  const width = column - 36;
  const marks = facts.flatMap((fact, at) => {
    const middle = margin + (at + 0.5) * column;
    const labelStyle = { size: size.detail, align: 'center', color: color.faint } as const;
    const fitting = fittingSize(fact.text, width, [46, 38, 32, size.least], true, measure);
    const figure = { size: fitting ?? 28, bold: true, align: 'center', color: color.ink } as const;
    return [
      box(margin + at * column + inset, 0, column - 2 * inset, height, color.band),
      ...lines(wrap(fact.label, width, 1, labelStyle, measure), middle, 16, 40, labelStyle),
      text(fitting ? fact.text : '见台账', middle, 88, figure),
    ];
  });
  return { height: height + 14, marks };
}
