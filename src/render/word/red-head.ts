import { type FileChild, type Paragraph, Tab, TabStopType, TextRun } from 'docx';
import { longDate } from '../../bulletin/openings.ts';
import type { Paper, Revision } from '../../bulletin/paper.ts';
import { CENTER, exactly, fonts, red, textWidth } from './measures.ts';
import { gap, paragraph, rule, run, textParagraph } from './text.ts';

/** Points of the text area's width. */
const widthPt = textWidth / 20;

/** The red head: office and series in red, 期号, office left and date right, a red rule, the correction note. */
export function redHead({
  head,
  issue,
  office,
  date,
  revision,
}: Omit<Paper, 'sections' | 'imprint'>): FileChild[] {
  const names = head.slice(0, -1);
  return [
    gap(300),
    ...names.map((line) => redLine(line, 32, 900, 10)),
    ...head.slice(-1).map((series) => redLine(series, 50, 1200, 200)),
    paragraph([run(revision ? `${issue}（第${revision.number}版）` : issue)], { alignment: CENTER }),
    gap(200),
    paragraph([run(office, { font: fonts.note }), toRight(), run(longDate(date), { font: fonts.note })], {
      tabStops: [{ type: TabStopType.RIGHT, position: textWidth }],
    }),
    rule(18, red),
    gap(300),
    ...(revision ? [correctionNote(revision), gap(300)] : []),
  ];
}

/** A red line of the head, as large as the width allows. */
export function redLine(text: string, points: number, line: number, characterSpacing: number) {
  const size = fitting(text, points, characterSpacing / 20) * 2;
  return paragraph([run(text, { font: fonts.title, size, color: red, characterSpacing })], {
    alignment: CENTER,
    spacing: exactly(line),
  });
}

/** The size at which a line fits the page's width, at most `points`; `spacing` points stand between characters. */
function fitting(text: string, points: number, spacing: number): number {
  const characters = Math.max(1, Array.from(text).length);
  return Math.max(10, Math.min(points, Math.floor(widthPt / characters - spacing - 0.5)));
}

/** 更正说明（第2版）：… */
export function correctionNote({ number, note }: Revision): Paragraph {
  const label = run(`更正说明（第${number}版）：`, { font: fonts.heading });
  return textParagraph([label, run(note, { font: fonts.note })]);
}

function toRight(): TextRun {
  return new TextRun({ children: [new Tab()] });
}
