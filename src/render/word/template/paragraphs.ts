import { xmlText } from '../../../xml-text.ts';

/** One paragraph of a template's part, as its author counts them. */
export interface TemplateParagraph {
  /** From 1; paragraphs in tables and text boxes are counted where they stand. */
  readonly number: number;
  text: string;
  /** In a text box or a table nested in a paragraph. */
  readonly boxed: boolean;
  /** It carries the page set-up of what stands above it. */
  endsSection: boolean;
}

const marks =
  /<w:p(?=[\s/>])[^>]*?(\/?)>|(<\/w:p>)|<w:t(?=[\s>])[^>]*>([^<]*)|(<w:tab\s*\/>|<w:(?:br|cr)(?=[\s/>])[^>]*>)|(<w:sectPr(?=[\s/>]))/g;

/** The paragraphs of one XML part of a .docx file, with their text joined over all its runs. */
export function readParagraphs(xml: string): TemplateParagraph[] {
  const paragraphs: TemplateParagraph[] = [];
  const open: TemplateParagraph[] = [];
  for (const [mark, empty, end, text, gap, section] of xml.matchAll(marks)) {
    const current = open[open.length - 1];
    if (end) open.pop();
    else if (text !== undefined && current) current.text += xmlText(text);
    else if (gap && current) current.text += ' ';
    else if (section && current) current.endsSection = true;
    else if (mark.startsWith('<w:p') && !mark.startsWith('<w:pP')) {
      const number = paragraphs.length + 1;
      const begun = { number, text: '', boxed: current !== undefined, endsSection: false };
      paragraphs.push(begun);
      if (empty !== '/') open.push(begun);
    }
  }
  return paragraphs;
}
