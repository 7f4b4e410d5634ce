import { describe, expect, it } from 'vitest';
import { readDocument } from '../../src/document/read-document.ts';
import { makeZip, rawXlsx } from '../spreadsheet/make-zip.ts';
import { docxOf, paragraph, rawDocx } from './make-docx.ts';

const mb = 1024 * 1024;
const plain = paragraph('全市完成3个。');
const bomb = Buffer.alloc(60 * mb, 0x20);
const text = '排查隐患263处，现已整改262处。';
const gbk = Buffer.from('b1beccec', 'hex');

function ole(...names: string[]): Buffer {
  const bytes = Buffer.alloc(8 * 1024);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes);
  for (const [index, name] of names.entries()) Buffer.from(name, 'utf16le').copy(bytes, 1024 + index * 128);
  return bytes;
}

describe('a file to be read', () => {
  it.each<[string, string, Buffer, string]>([
    ['a Word file', '专报.docx', docxOf('一、工作动态', text), `一、工作动态\n${text}`],
    ['a Word file under no name at all', '', docxOf(text), text],
    [
      'a Word file whose part has another number',
      'a.DOCX',
      makeZip([{ name: 'word/document2.xml', content: plain }]),
      '全市完成3个。',
    ],
    [
      'a Word file with macros, which nobody runs',
      'a.docx',
      rawDocx(plain, [{ name: 'word/vbaProject.bin', content: 'x' }]),
      '全市完成3个。',
    ],
    [
      'a Word file with a huge picture, which nobody unpacks',
      'a.docx',
      rawDocx(plain, [{ name: 'word/media/a.bmp', content: bomb }]),
      '全市完成3个。',
    ],
    ['text in UTF-8', '专报.txt', Buffer.from(`\ufeff${text}\n`), text],
    ['text in GBK', '专报.txt', gbk, '本天'],
    ['text in UTF-16', '专报.txt', Buffer.from(`\ufeff${text}`, 'utf16le'), text],
    ['text with control characters', 'a.txt', Buffer.from('甲\u0007乙\u202e'), '甲乙'],
  ])('is read: %s', async (_what, name, bytes, expected) => {
    expect(await readDocument(bytes, name)).toEqual({ text: expected });
  });

  it.each<[string, string, () => Buffer, RegExp]>([
    ['nothing at all', 'a.docx', () => Buffer.alloc(0), /空的（0 字节）/],
    ['a file over 20 MB', 'a.docx', () => Buffer.alloc(20 * mb + 1), /超过 20 MB/],
    ['60 MB of text packed into a few KB', 'a.docx', () => rawDocx(bomb.toString()), /展开后有 63 MB/],
    [
      '60 MB announced as 1 KB',
      'a.docx',
      () => makeZip([{ name: 'word/document.xml', content: bomb, announced: 1000 }]),
      /损坏/,
    ],
    [
      'thousands of parts',
      'a.docx',
      () => makeZip(Array.from({ length: 5_100 }, (_, at) => ({ name: `${at}`, content: '' }))),
      /部件过多/,
    ],
    [
      'two texts',
      'a.docx',
      () => makeZip(['', '2'].map((n) => ({ name: `word/document${n}.xml`, content: plain }))),
      /损坏/,
    ],
    ['half a file', 'a.docx', () => docxOf(text).subarray(0, 200), /损坏/],
    ['no paragraph', 'a.docx', () => rawDocx('<w:sectPr/>'), /没有文字/],
    ['too much text', 'a.docx', () => docxOf('长'.repeat(100_001)), /有 100001 个字，太长了/],
    ['too much plain text', 'a.txt', () => Buffer.from('长'.repeat(140_000)), /太长了/],
    [
      'an old Word file under a new name',
      'a.docx',
      () => ole('WordDocument'),
      /旧格式（\.doc、\.wps）.*另存为/,
    ],
    ['a Word file with a password', 'a.docx', () => ole('EncryptedPackage', 'EncryptionInfo'), /打开密码/],
    ['text that calls itself .docx', 'a.docx', () => Buffer.from(text), /内容却不是 Word 文档/],
    ['a workbook that calls itself .docx', 'a.docx', () => rawXlsx('<sheetData/>'), /diaodu import/],
    [
      'a zip file that calls itself .docx',
      'a.docx',
      () => makeZip([{ name: 'a.txt', content: 'x' }]),
      /不是 Word 文档/,
    ],
    ['noise', 'a.txt', () => Buffer.from([0, 1, 2, 0, 255, 254]), /编码/],
    ['a PDF file without a name', '', () => Buffer.from('%PDF-1.7\n'), /编码/],
    ['an old Word file', '专报.doc', () => ole('WordDocument'), /这个是 \.doc：.*另存为”\.docx/],
    ['a workbook', '任务清单.XLSX', () => rawXlsx('<sheetData/>'), /这个是 \.xlsx：.*diaodu import/],
    ['a PDF file', '专报.pdf', () => Buffer.from('%PDF-1.7'), /这个是 \.pdf/],
    ['a picture', 'a.png', () => Buffer.from([0x89]), /图片里的字/],
    ['anything else', 'a.exe', () => Buffer.from('MZ'), /这个是 \.exe/],
  ])('is refused at once with the reason: %s', async (_what, name, make, reason) => {
    const bytes = make();
    const before = process.memoryUsage();
    const started = performance.now();
    expect(await readDocument(bytes, name)).toEqual({ refused: expect.stringMatching(reason) });
    expect(performance.now() - started).toBeLessThan(1_000);
    expect(process.memoryUsage().rss - before.rss).toBeLessThan(100 * mb);
  });
});
