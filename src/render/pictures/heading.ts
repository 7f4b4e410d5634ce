import { type Block, lines, stack, type TextStyle } from '../marks.ts';
import { type Measure, wrap } from '../text/wrap.ts';
import { color, innerWidth, margin, pageWidth, size } from '../theme.ts';

/** What every picture says of itself; texts are Chinese and already formatted. */
export interface Heading {
  readonly title: string;
  readonly subtitle?: string;
  /** The day the figures speak of, e.g. 2024年10月31日; printed after 数据截至. */
  readonly asOf: string;
  /** Set by `pagesOf` where one picture became several. */
  readonly page?: { readonly number: number; readonly of: number };
  /** Sentences under the figures, one line each. */
  readonly notes?: readonly string[];
}

const mostNotes = 5;

/** Title, subtitle, 数据截至 and the page, centred; each wrapped, none cut before its third line. */
export function headingBlock({ title, subtitle, asOf, page }: Heading, measure: Measure): Block {
  const pageText = page ? `　第${page.number}张，共${page.of}张` : '';
  const blocks = [
    gap(26),
    centred(title, { size: size.title, bold: true, color: color.title }, measure),
    gap(6),
    ...(subtitle ? [centred(subtitle, { size: size.subtitle, color: color.ink }, measure)] : []),
    centred(
      `数据截至${asOf || '：还没有数据'}${pageText}`,
      { size: size.subtitle, bold: true, color: color.ink },
      measure,
    ),
    gap(18),
  ];
  return stack(pageWidth, blocks);
}

function centred(sentence: string, style: TextStyle, measure: Measure): Block {
  const lineHeight = Math.round(style.size * 1.35);
  const texts = wrap(sentence, innerWidth, 3, style, measure);
  const marks = lines(texts, pageWidth / 2, 0, lineHeight, { ...style, align: 'center' });
  return { height: texts.length * lineHeight, marks };
}

/** A sentence across the page, e.g. a note or what stands in the place of figures. */
export function sentenceBlock(sentence: string, measure: Measure, ink: string = color.faint): Block {
  const lineHeight = 40;
  const style = { size: size.detail, color: ink };
  const texts = wrap(sentence, innerWidth, 4, style, measure);
  return { height: texts.length * lineHeight, marks: lines(texts, margin, 0, lineHeight, style) };
}

/** The notes under a picture; more than a reader would read are left out. */
export function noteBlocks(notes: readonly string[] = [], measure: Measure): Block[] {
  return notes.slice(0, mostNotes).map((note) => sentenceBlock(note, measure));
}

/** Empty room. */
export const gap = (height: number): Block => ({ height, marks: [] });

/** What stands in the place of figures when there are none. */
export const nothingToShow = '还没有可以显示的数据。请先下达任务清单，并在调度中填报。';
