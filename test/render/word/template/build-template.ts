import {
  Document,
  type FileChild,
  Footer,
  Header,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  Textbox,
  TextRun,
} from 'docx';

/** A template whose paragraphs hold these texts; `|` in a text begins a new run, as Word does when it likes. */
export function template(
  texts: readonly string[],
  around: { readonly header?: string; readonly footer?: string; readonly more?: readonly FileChild[] } = {},
): Promise<Buffer> {
  const { header, footer, more = [] } = around;
  return Packer.toBuffer(
    new Document({
      sections: [
        {
          headers: header === undefined ? undefined : { default: new Header({ children: [line(header)] }) },
          footers: footer === undefined ? undefined : { default: new Footer({ children: [line(footer)] }) },
          children: [...texts.map(line), ...more],
        },
      ],
    }),
  );
}

/** A paragraph of bold runs. */
export function line(text: string): Paragraph {
  return new Paragraph({ children: text.split('|').map((part) => new TextRun({ text: part, bold: true })) });
}

/** A table of one cell. */
export function cellOf(text: string): Table {
  return new Table({ rows: [new TableRow({ children: [new TableCell({ children: [line(text)] })] })] });
}

/** A paragraph with a text box in it. */
export function boxOf(text: string): Textbox {
  return new Textbox({ alignment: 'center', children: [line(text)], style: { width: '5cm', height: '2cm' } });
}
