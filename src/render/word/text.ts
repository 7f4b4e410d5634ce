import {
  BorderStyle,
  type IBorderOptions,
  type IParagraphOptions,
  type IRunOptions,
  Paragraph,
  TextRun,
} from 'docx';
import { printable } from '../../message/printable.ts';
import { BOTH, CENTER, characterWidth, exactly, fonts, lines, sizes } from './measures.ts';

export type Runs = readonly TextRun[];
type RunLook = Omit<IRunOptions, 'text' | 'children' | 'font'> & { readonly font?: string };

/** A run of 三号 仿宋; whatever a line of text cannot hold becomes a space. */
export function run(text: string, { font = fonts.text, ...look }: RunLook = {}): TextRun {
  return new TextRun({
    text: oneLine(text),
    size: sizes.third,
    font: eastAsian(font),
    characterSpacing: -5,
    ...look,
  });
}

/** The hint keeps “”…— as wide as the characters around them. */
export function eastAsian(font: string) {
  return {
    ascii: 'Times New Roman',
    hAnsi: 'Times New Roman',
    cs: 'Times New Roman',
    eastAsia: font,
    hint: 'eastAsia',
  };
}

/** Double braces would be looked up as a placeholder where the text goes into a template. */
function oneLine(text: string): string {
  return printable(text)
    .replace(/[\t\n\r\u000b\u000c\u0085\u2028\u2029]+/g, ' ')
    .replace(/\{\{/g, '｛｛')
    .replace(/\}\}/g, '｝｝');
}

/** A paragraph of exact lines. */
export function paragraph(children: Runs, look: Omit<IParagraphOptions, 'children'> = {}): Paragraph {
  return new Paragraph({ spacing: lines, ...look, children });
}

/** A paragraph of text: two characters indented, justified. */
export function textParagraph(children: Runs, keepNext = false): Paragraph {
  return paragraph(children, { indent: firstLine, alignment: BOTH, keepNext: keepNext || undefined });
}

const firstLine = { firstLineChars: 200, firstLine: 2 * characterWidth };

/** 【重要新闻】 or 一、预警依据: in 黑体, never alone at the foot of a page. */
export function heading(text: string, indented = true): Paragraph {
  return paragraph([run(text, { font: fonts.heading })], {
    keepNext: true,
    indent: indented ? firstLine : undefined,
  });
}

/** A caption above a table or below a picture. */
export function caption(text: string, keepNext = false): Paragraph {
  return paragraph([run(text, { font: fonts.heading, size: sizes.smallFourth })], {
    alignment: CENTER,
    keepNext: keepNext || undefined,
    spacing: exactly(440),
  });
}

/** A gap of so many twips. */
export function gap(height: number, look: Omit<IParagraphOptions, 'children'> = {}): Paragraph {
  return paragraph([], { spacing: exactly(height), ...look });
}

/** A line across the text area. */
export function rule(size: number, color: string): Paragraph {
  return gap(120, { border: { bottom: border(size, color) } });
}

/** A border; sizes are eighths of a point. */
export function border(size: number, color = '000000'): IBorderOptions {
  return { style: BorderStyle.SINGLE, size, color };
}
