import { makeZip, type Packed } from '../spreadsheet/make-zip.ts';

/** A run of one style. */
export const run = (text: string) => `<w:r><w:rPr/><w:t xml:space="preserve">${text}</w:t></w:r>`;

/** A paragraph of one run. */
export const paragraph = (text: string) => `<w:p w:rsidR="00A1">${text === '' ? '' : run(text)}</w:p>`;

const names =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';

/** A .docx file whose body is raw XML, with more parts where wanted. */
export function rawDocx(body: string, more: readonly Packed[] = []): Buffer {
  const document = `<?xml version="1.0"?><w:document ${names}><w:body>${body}</w:body></w:document>`;
  return makeZip([
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: 'word/document.xml', content: document },
    ...more,
  ]);
}

/** A .docx file of plain paragraphs. */
export function docxOf(...paragraphs: string[]): Buffer {
  return rawDocx(paragraphs.map(paragraph).join(''));
}
