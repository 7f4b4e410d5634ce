import { Document, type FileChild, Footer, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import type { Day } from '../../calendar/dates.ts';
import { printable } from '../../message/printable.ts';
import { characterWidth, fonts, LEFT, RIGHT, sizes, twips } from './measures.ts';
import { eastAsian } from './text.ts';

export interface Properties {
  readonly title: string;
  readonly office: string;
  readonly date: Day;
}

/** A .docx file of 公文 pages, the numbers — N — outside: right on odd pages, left on even ones. */
export function packDocument(
  children: readonly FileChild[],
  { title, office, date }: Properties,
): Promise<Buffer> {
  const document = new Document({
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: {
          run: {
            font: eastAsian(fonts.text),
            size: sizes.third,
            language: { eastAsia: 'zh-CN', value: 'en-US' },
          },
        },
      },
    },
    sections: [
      {
        properties: { page: { size: paper, margin: margins } },
        footers: { default: pageNumber(RIGHT), even: pageNumber(LEFT) },
        children,
      },
    ],
  });
  // The library would write the machine's time; a document bears its own date.
  const core = coreProperties(title, office, date);
  return Packer.toBuffer(document, undefined, [{ path: 'docProps/core.xml', data: core }]);
}

const paper = { width: twips(210), height: twips(297) };
const margins = {
  top: twips(37),
  bottom: twips(35),
  left: twips(28),
  right: twips(26),
  header: twips(15),
  footer: twips(25),
};

function pageNumber(alignment: typeof LEFT | typeof RIGHT): Footer {
  const { pageNumber: font } = fonts;
  const number = new TextRun({
    children: ['— ', PageNumber.CURRENT, ' —'],
    size: sizes.fourth,
    font: { ascii: font, hAnsi: font, cs: font, eastAsia: font, hint: 'eastAsia' },
  });
  const side = alignment === RIGHT ? 'right' : 'left';
  return new Footer({
    children: [new Paragraph({ alignment, indent: { [side]: characterWidth }, children: [number] })],
  });
}

function coreProperties(title: string, office: string, date: Day): string {
  const moment = `<dcterms:NAME xsi:type="dcterms:W3CDTF">${date}T00:00:00Z</dcterms:NAME>`;
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escaped(title)}</dc:title><dc:creator>${escaped(office)}</dc:creator>`,
    moment.replaceAll('NAME', 'created'),
    moment.replaceAll('NAME', 'modified'),
    '</cp:coreProperties>',
  ].join('');
}

function escaped(text: string): string {
  return printable(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
