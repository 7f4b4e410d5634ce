import {
  type FileChild,
  HorizontalPositionRelativeFrom,
  type Paragraph,
  TextWrappingType,
  VerticalAnchor,
  VerticalPositionAlign,
  VerticalPositionRelativeFrom,
  WpsShapeRun,
} from 'docx';
import type { Imprint } from '../../bulletin/paper.ts';
import { textWidth as charactersWide } from '../../bulletin/text-width.ts';
import { BOTH, exactly, sizes, textWidth } from './measures.ts';
import { border, gap, paragraph, run } from './text.ts';

/** 0.35 mm outside, 0.25 mm between, in eighths of a point. */
const thick = border(8);
const thin = border(6);
/** A line of 四号, and the room a rule takes, in twips. */
const lineHeight = 440;
const ruleHeight = 80;
/** Between the text and the first rule at least. */
const apart = 240;
const character = 280;
/** Behind the label, one character left free at either side; one less than fit, for lines that break early. */
const charactersInLine = Math.floor((textWidth - 4 * character) / character) - 1;
const emuInTwip = 635;

interface Row {
  readonly label: string;
  readonly text: string;
}

/**
 * 版记 at the foot of the last page: 报, 发 or 送, and the contact, between rules. It is a box that no text flows around,
 * hung to a paragraph as high as itself: where the last page has no room for it, both go to the next one.
 */
export function imprintBlock({ lines, contact }: Imprint): FileChild[] {
  const rows: Row[] = [
    ...lines.map(({ label, text }) => ({ label: `${label}：`, text })),
    ...(contact ? [{ label: '', text: contact }] : []),
  ];
  if (rows.length === 0) return [];
  const height = rows.reduce((sum, row) => sum + heightOf(row) + ruleHeight, ruleHeight);
  return [paragraph([box(rows, height)], { spacing: exactly(height + apart) })];
}

function box(rows: readonly Row[], height: number): WpsShapeRun {
  const noMargins = { top: 0, bottom: 0, left: 0, right: 0 };
  return new WpsShapeRun({
    type: 'wps',
    children: [
      ruled(thick),
      ...rows.flatMap((row, index) => [rowParagraph(row), ruled(index === rows.length - 1 ? thick : thin)]),
    ],
    transformation: { width: pixels(textWidth), height: pixels(height) },
    bodyProperties: { margins: noMargins, verticalAnchor: VerticalAnchor.BOTTOM },
    outline: { type: 'noFill' },
    altText: { name: '版记', title: '版记', description: rows.map(printed).join('；') },
    floating: {
      horizontalPosition: { relative: HorizontalPositionRelativeFrom.MARGIN, offset: 0 },
      verticalPosition: {
        relative: VerticalPositionRelativeFrom.MARGIN,
        align: VerticalPositionAlign.BOTTOM,
      },
      wrap: { type: TextWrappingType.NONE },
    },
  });
}

/** A rule as wide as the text: borders of an indented paragraph would be shorter. */
function ruled(bottom: ReturnType<typeof border>): Paragraph {
  return gap(ruleHeight, { border: { bottom } });
}

/** The receivers, set under each other behind the label. */
function rowParagraph({ label, text }: Row): Paragraph {
  const hanging = label === '' ? 0 : 2 * character;
  return paragraph([...(label ? [run(label, small)] : []), run(text, small)], {
    spacing: exactly(lineHeight),
    indent: { left: character + hanging, right: character, hanging },
    alignment: BOTH,
  });
}

function heightOf({ text }: Row): number {
  return Math.ceil(charactersWide(text) / charactersInLine) * lineHeight;
}

const printed = ({ label, text }: Row) => `${label}${text}`;

/** The library takes pixels of 9,525 EMU. */
function pixels(twips: number): number {
  return (twips * emuInTwip) / 9525;
}

const small = { size: sizes.fourth };
