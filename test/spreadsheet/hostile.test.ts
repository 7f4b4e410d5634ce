import * as xlsx from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { readWorkbook } from '../../src/spreadsheet/read-workbook.ts';
import { makeZip, rawXlsx } from './make-zip.ts';

const mb = 1024 * 1024;
const plainRow = '<row r="1"><c r="A1"><v>1</v></c></row>';
const plain = `<sheetData>${plainRow}</sheetData>`;

function rowsOf(count: number): string {
  const row = (_: unknown, index: number) =>
    `<row r="${index + 1}"><c r="A${index + 1}"><v>${index}</v></c></row>`;
  return `<sheetData>${Array.from({ length: count }, row).join('')}</sheetData>`;
}

function ole(...names: string[]): Buffer {
  const bytes = Buffer.alloc(8 * 1024);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes);
  for (const [index, name] of names.entries()) Buffer.from(name, 'utf16le').copy(bytes, 1024 + index * 128);
  return bytes;
}

function oldWorkbook(): Buffer {
  const sheet = xlsx.utils.aoa_to_sheet([
    ['指标', '隆回县'],
    ['新增就业', 5100],
  ]);
  return xlsx.write(xlsx.utils.book_new(sheet, '清单'), { type: 'buffer', bookType: 'biff8' }) as Buffer;
}

const bomb = Buffer.alloc(60 * mb, 0x20);
const giant = (area: string) =>
  `${plain}<mergeCells count="1"><mergeCell ref="${area}"/></mergeCells>${' '.repeat(6000)}`;
const dozens = Array.from({ length: 30 }, (_, at) => `<mergeCell ref="A${at * 2 + 1}:B${at * 2 + 2}"/>`);

const hostile: readonly [what: string, name: string, bytes: () => Buffer, reason: RegExp][] = [
  ['nothing at all', '任务清单.xlsx', () => Buffer.alloc(0), /空的（0 字节）/],
  ['a file over 5 MB', '任务清单.xlsx', () => Buffer.alloc(5 * mb + 1), /超过 5 MB/],
  [
    '60 MB packed into a few KB',
    '任务清单.xlsx',
    () => rawXlsx(plain, [{ name: 'xl/media/a.bin', content: bomb }]),
    /解压后有 63 MB/,
  ],
  [
    '60 MB announced as 1 KB',
    '任务清单.xlsx',
    () => rawXlsx(plain, [{ name: 'xl/media/a.bin', content: bomb, announced: 1000 }]),
    /损坏/,
  ],
  [
    'an entry that announces more than it has',
    '任务清单.xlsx',
    () => rawXlsx(plain, [{ name: 'xl/a.xml', content: 'x', announced: 9_000 }]),
    /损坏/,
  ],
  [
    'thousands of parts',
    '任务清单.xlsx',
    () => makeZip(Array.from({ length: 2_100 }, (_, at) => ({ name: `${at}`, content: '' }))),
    /部件过多/,
  ],
  ['one merge over the whole sheet', '任务清单.xlsx', () => rawXlsx(giant('A1:XFD1048576')), /合并单元格/],
  ['one merge over whole columns', '任务清单.xlsx', () => rawXlsx(giant('A1:C1048576')), /合并单元格/],
  ['100,000 rows', '任务清单.xlsx', () => rawXlsx(rowsOf(100_000)), /超过 5000 行/],
  [
    'two million empty cells with a border',
    '任务清单.xlsx',
    () => rawXlsx(`<sheetData>${`<row>${'<c s="1"/>'.repeat(500)}</row>`.repeat(4_000)}</sheetData>`),
    /内容和格式过多/,
  ],
  [
    'a link over the whole sheet',
    '任务清单.xlsx',
    () => rawXlsx(`${plain}<hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks>`),
    /格式设置不合常规/,
  ],
  [
    'columns without end',
    '任务清单.xlsx',
    () => rawXlsx(`<cols><col min="1" max="1048576000" hidden="1"/></cols>${plain}`),
    /格式设置不合常规/,
  ],
  [
    'a number format of a mile',
    '任务清单.xlsx',
    () =>
      rawXlsx(plain, [{ name: 'xl/styles.xml', content: `<numFmt formatCode="${'0'.repeat(200_000)}"/>` }]),
    /格式设置不合常规/,
  ],
  [
    'a long formula that thousands of cells share',
    '任务清单.xlsx',
    () => {
      const first = `<c r="A1"><f t="shared" ref="A1:A4800" si="0">${'B1+'.repeat(3_000)}1</f></c>`;
      const rest = '<row><c><f t="shared" si="0"/></c></row>'.repeat(4_800);
      return rawXlsx(`<sheetData><row>${first}</row>${rest}</sheetData>`);
    },
    /格式设置不合常规/,
  ],
  ['a macro file', '任务清单.xlsm', () => rawXlsx(plain), /带宏/],
  [
    'a macro file under a plain name',
    '任务清单.xlsx',
    () => rawXlsx(plain, [{ name: 'xl/vbaProject.bin', content: 'x' }]),
    /带有宏/,
  ],
  [
    'a macro sheet of the old kind',
    '任务清单.xlsx',
    () => rawXlsx(plain, [{ name: 'xl/macrosheets/sheet1.xml', content: 'x' }]),
    /带有宏/,
  ],
  ['an old workbook with macros', '任务清单.xls', () => ole('Workbook', '_VBA_PROJECT_CUR'), /带有宏/],
  ['a workbook with a password', '任务清单.xlsx', () => ole('EncryptedPackage', 'EncryptionInfo'), /密码/],
  [
    'a .csv under another name',
    '任务清单.xlsx',
    () => Buffer.from('指标,隆回县\n新增就业,5100\n'),
    /\.csv 改了名/,
  ],
  [
    'a web page under another name',
    '任务清单.xls',
    () => Buffer.from('<html><table><tr><td>1</td></tr></table></html>'),
    /网页/,
  ],
  ['a workbook that calls itself .csv', '任务清单.csv', () => rawXlsx(plain), /内容却是 Excel/],
  ['a Word file', '任务清单.xlsx', () => makeZip([{ name: 'word/document.xml', content: '<a/>' }]), /Word/],
  [
    'a binary workbook',
    '任务清单.xlsx',
    () => makeZip([{ name: 'xl/workbook.bin', content: 'x' }]),
    /\.xlsb/,
  ],
  ['a picture', '任务清单.png', () => Buffer.from([0x89, 0x50]), /只读取 \.xlsx、\.xls、\.csv/],
  ['noise', '任务清单.csv', () => Buffer.from([0, 1, 2, 0, 255, 254]), /编码/],
  [
    'a quote that is never closed',
    '任务清单.csv',
    () => Buffer.from('指标,"隆回县\n新增就业,5100\n'),
    /引号/,
  ],
];

describe('a file that cannot be trusted', () => {
  it.each(hostile)('is refused at once with the reason: %s', async (_what, name, make, reason) => {
    const bytes = make();
    const before = process.memoryUsage();
    const started = performance.now();
    expect(await readWorkbook(bytes, name)).toEqual({ refused: expect.stringMatching(reason) });
    expect(performance.now() - started).toBeLessThan(1_000);
    const { rss } = process.memoryUsage();
    expect(rss - before.rss).toBeLessThan(100 * mb);
  });

  it.each([[1], [400], [2_000], [3_500]])(
    'is refused when it was cut off: %i bytes of a workbook',
    async (length) => {
      const whole = rawXlsx(`<sheetData>${plainRow}</sheetData>`, [
        { name: 'xl/x.bin', content: bomb.subarray(0, mb) },
      ]);
      expect(
        await readWorkbook(whole.subarray(0, Math.min(length, whole.length - 30)), 'a.xlsx'),
      ).toHaveProperty('refused');
    },
  );

  it('is refused when it was cut off: half of an old workbook', async () => {
    const whole = oldWorkbook();
    const half = await readWorkbook(whole.subarray(0, whole.length / 2), 'a.xls');
    expect(half).toHaveProperty('refused');
  });

  it('that holds the parser up is given up, and the thread with it', async () => {
    const nested = '<row>'.repeat(4_900) + '<c '.repeat(900_000);
    const started = performance.now();
    await readWorkbook(rawXlsx(`<sheetData>${nested}</sheetData>`), 'a.xlsx');
    expect(performance.now() - started).toBeLessThan(15_000);
  });
});

describe('a file that only looks odd', () => {
  it('is read with what is hidden marked, and formulas that were never calculated told from empty cells', async () => {
    const cells =
      '<c r="A1" s="0"/><c r="B1"><f>1+1</f></c><c r="C1"><f>1+2</f><v/></c><c r="D1"><v>4</v></c>';
    const sheet = `<cols><col min="4" max="4" width="9" hidden="1"/></cols><sheetData><row r="1">${cells}</row><row r="2" hidden="1"><c r="A2"><v>5</v></c></row></sheetData>`;
    const fault = 'formula-without-value';
    expect(await readWorkbook(rawXlsx(sheet), 'a.xlsx')).toMatchObject({
      sheets: [
        {
          rows: [
            [undefined, { text: '=1+1', fault }, { text: '=1+2', fault }, { number: '4' }],
            [{ number: '5' }],
          ],
          hiddenRows: [1],
          hiddenColumns: [3],
        },
      ],
    });
  });

  it('is read when its merges are many but small', async () => {
    const read = await readWorkbook(rawXlsx(`${plain}<mergeCells>${dozens.join('')}</mergeCells>`), 'a.xlsx');
    expect(read).toMatchObject({ sheets: [{ name: '清单', merges: { length: 30 } }] });
  });

  it('is read when an old workbook is an .xlsx inside, or the other way round', async () => {
    expect(await readWorkbook(rawXlsx(plain), 'a.xls')).toHaveProperty('sheets');
    expect(await readWorkbook(oldWorkbook(), 'a.xlsx')).toHaveProperty('sheets');
  });
});
