import type { Blob } from 'node:buffer';
import type { Stream } from 'node:stream';
import type { Feature } from 'write-excel-file/node';
import {
  getCellAddress,
  insertElementMarkupAccordingToOrderOfSiblings as insert,
  sanitizeTextContent,
} from 'write-excel-file/utility';

/** Where a sheet's headings are, rows and columns counted from 0. */
export interface HeadingPlace {
  readonly name: string;
  readonly row: number;
  readonly columns: number;
  readonly lastRow: number;
}

// ECMA-376 part 1, 18.3.1.99: Excel calls a file damaged when these stand in another order.
const order = [
  'sheetPr',
  'dimension',
  'sheetViews',
  'sheetFormatPr',
  'cols',
  'sheetData',
  'sheetProtection',
  'autoFilter',
  'mergeCells',
  'conditionalFormatting',
  'dataValidations',
  'hyperlinks',
  'printOptions',
  'pageMargins',
  'pageSetup',
  'headerFooter',
  'drawing',
];

/** Filters on the headings; printed across one page's width with the headings on every page and numbers below. */
export function printSetup(places: readonly HeadingPlace[]): Feature<Stream | Buffer | Blob> {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _, { sheetIndex }) => withSetup(xml, places[sheetIndex]!),
        },
        'xl/workbook.xml': {
          transform: (xml) =>
            xml.replace(/<definedNames\s*\/>/, () => `<definedNames>${names(places)}</definedNames>`),
        },
      },
    },
  };
}

function withSetup(xml: string, place: HeadingPlace): string {
  const range = `${getCellAddress(place.row, 0)}:${getCellAddress(Math.max(place.lastRow, place.row), place.columns - 1)}`;
  const bare = xml.replace(/<(pageSetup|pageMargins)[^>]*\/>/g, '');
  return [
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<autoFilter ref="${range}"/>`,
    '<printOptions horizontalCentered="1"/>',
    '<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
    '<headerFooter><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter>',
  ].reduce((text, markup) => insert(text, markup, order, 'worksheet'), bare);
}

function names(places: readonly HeadingPlace[]): string {
  const quoted = (name: string) => sanitizeTextContent(`'${name.replaceAll("'", "''")}'`);
  return places
    .map(({ name, row, columns, lastRow }, sheet) => {
      const last = getCellAddress(Math.max(lastRow, row), columns - 1).replace(/([A-Z]+)(\d+)/, '$$$1$$$2');
      return [
        `<definedName name="_xlnm._FilterDatabase" localSheetId="${sheet}" hidden="1">${quoted(name)}!$A$${row + 1}:${last}</definedName>`,
        `<definedName name="_xlnm.Print_Titles" localSheetId="${sheet}">${quoted(name)}!$${row + 1}:$${row + 1}</definedName>`,
      ].join('');
    })
    .join('');
}
