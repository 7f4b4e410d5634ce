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
    else if (text !== undefined && current) current.text += decoded(text);
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

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi, (whole, decimal, hex, name) => {
    const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : undefined;
    if (code === undefined) return entities[name] ?? whole;
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
