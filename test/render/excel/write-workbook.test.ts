import * as xlsx from '@e965/xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import { date, number, percent, type SheetTable, text } from '../../../src/render/excel/model.ts';
import { writeWorkbook } from '../../../src/render/excel/write-workbook.ts';
import type { Workbook } from '../../../src/spreadsheet/model.ts';
import { readWorkbook } from '../../../src/spreadsheet/read-workbook.ts';
import { unpack, zipDirectory } from '../../../src/zip.ts';

const hostile = [
  '=1+1',
  '+86 739',
  '-2+3',
  '@SUM(A1)',
  '\t=1',
  '=HYPERLINK("http://a.cn","点我")',
  '</t><f>1</f>',
  'a\u0000b\u0007',
];

const table: SheetTable = {
  name: '2024年市定十大重点民生实事（第一批）[草稿]:含说明和附表的台账',
  title: '台账',
  note: '导出时间 2024年10月9日10:00',
  columns: ['数', '率', '日', '时刻', '文字', '长数'].map((heading) => ({ heading, width: 12 })),
  rows: [
    [
      number('5100'),
      percent('29.34'),
      date('2024-09-30'),
      { kind: 'moment', day: '2024-10-09', time: '09:30' },
      text('隆回县'),
      number('123456789012345678.25'),
    ],
    [number('0.3'), percent('0.07'), undefined, undefined, text('-'), number('-44.1')],
    ...hostile.map((one) => [undefined, undefined, undefined, undefined, text(one), undefined]),
  ],
  frozenColumns: 1,
};

let bytes: Buffer;
let read: Workbook;
let parts: Record<string, string>;
beforeAll(async () => {
  bytes = await writeWorkbook([table, { ...table, rows: [] }]);
  const book = await readWorkbook(bytes, '台账.xlsx');
  if ('refused' in book) throw new Error(book.refused);
  read = book;
  parts = {};
  const entries = zipDirectory(bytes, 100);
  if (!entries || entries === 'too-many') throw new Error('no directory');
  for (const entry of entries) parts[entry.name] = (await unpack(bytes, entry))!.toString('utf8');
});

describe('a workbook that is handed out', () => {
  it('has numbers, percents, dates and times as Excel knows them', () => {
    const [first, second] = read.sheets[0]!.rows.slice(3);
    expect(first?.slice(0, 5)).toEqual([
      { text: '5,100', number: '5100' },
      { text: '29.34%', number: '29.34', percent: true },
      { text: '2024-09-30', fault: 'date' },
      { text: '2024-10-09', fault: 'date' },
      { text: '隆回县' },
    ]);
    expect(second?.[0]).toEqual({ text: '0.3', number: '0.3' });
    expect(second?.[5]).toEqual({ text: '-44.1', number: '-44.1' });
    expect(parts['xl/worksheets/sheet1.xml']).toContain('<v>0.2934</v>');
  });

  it('shows the time of the office clock', () => {
    const book = xlsx.read(bytes, { cellNF: true, dense: true });
    const cell = book.Sheets[book.SheetNames[0]!]!['!data']![3]![3]!;
    expect(xlsx.SSF.format('yyyy-mm-dd hh:mm', cell.v)).toBe('2024-10-09 09:30');
  });

  it('keeps a number of more than fifteen digits exactly, as text', () => {
    expect(read.sheets[0]!.rows[3]?.[5]).toEqual({ text: '123456789012345678.25' });
  });

  it('holds hostile texts as texts and no formula at all', () => {
    const texts = read.sheets[0]!.rows.slice(5).map((row) => row[4]?.text);
    expect(texts).toEqual(hostile.map((one) => one.replace(/[\u0000\u0007]/g, '').trim()));
    expect(Object.values(parts).join('')).not.toMatch(/<f[ >]/);
  });

  it('names its sheets as Excel allows, no two alike', () => {
    const names = read.sheets.map(({ name }) => name);
    expect(names[0]).toBe('2024年市定十大重点民生实事（第一批） 草稿  含说明和附表');
    expect(new Set(names).size).toBe(2);
    for (const name of names) expect(name.length).toBeLessThanOrEqual(31);
  });

  it('freezes, filters and repeats its headings, and prints across one page', () => {
    const sheet = parts['xl/worksheets/sheet1.xml']!;
    expect(sheet).toContain('ySplit="3" xSplit="1"');
    expect(sheet).toContain('<autoFilter ref="A3:F13"/>');
    expect(sheet).toContain('fitToWidth="1" fitToHeight="0"');
    expect(sheet.match(/<pageSetup /g)).toHaveLength(1);
    expect(parts['xl/workbook.xml']).toContain('_xlnm.Print_Titles');
    expect(parts['xl/workbook.xml']).toMatch(/'!\$3:\$3</);
  });

  it('has its elements in the order the format asks for', () => {
    const order = [
      'sheetPr',
      'sheetViews',
      'cols',
      'sheetData',
      'autoFilter',
      'mergeCells',
      'printOptions',
      'pageMargins',
      'pageSetup',
      'headerFooter',
    ];
    const places = order.map((name) => parts['xl/worksheets/sheet1.xml']!.indexOf(`<${name}`));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });
});
