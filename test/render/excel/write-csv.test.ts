import { describe, expect, it } from 'vitest';
import { date, number, percent, text } from '../../../src/render/excel/model.ts';
import { writeCsv } from '../../../src/render/excel/write-csv.ts';
import { readCsv } from '../../../src/spreadsheet/read-csv.ts';

const columns = [
  { heading: '单位', width: 10 },
  { heading: '数', width: 10 },
];
const csvOf = (...rows: Parameters<typeof writeCsv>[0]['rows']) =>
  writeCsv({ name: '', title: '', columns, rows });

describe('a CSV that is handed out', () => {
  it('begins with the mark by which Excel knows UTF-8, and ends lines with CR LF', () => {
    expect(csvOf([text('隆回县'), number('5100')])).toBe('\uFEFF单位,数\r\n隆回县,5100\r\n');
  });

  it('writes figures as plain figures, negative ones too', () => {
    expect(csvOf([number('-44.1'), percent('29.34')], [date('2024-09-30'), undefined])).toContain(
      '-44.1,29.34%\r\n2024-09-30,\r\n',
    );
  });

  it.each([
    ['=1+1'],
    ['+1'],
    ['-2+3|cmd'],
    ['@SUM(A1)'],
    ['＝1+1'],
    [' =1+1'],
    ['\u00a0=1'],
    ['\t=1'],
    ['\r=1'],
    ["=cmd|' /C calc'!A0"],
    ['=1,2"3'],
    ['\u200e=1'],
  ])('makes %j a text that no spreadsheet runs', (typed) => {
    const line = csvOf([text(typed), undefined])
      .split('\r\n')
      .slice(1, -1)
      .join('\r\n');
    expect(line).toMatch(/^"'/);
  });

  it('leaves a measure as it is', () => {
    expect(csvOf([text('%'), text('‰')])).toContain('\n%,‰\r\n');
  });

  it('keeps commas, quotes and line breaks inside their field', () => {
    const typed = '甲，乙,"丙"\n丁';
    const read = readCsv(Buffer.from(csvOf([text(typed), number('1')])), 'x');
    if ('refused' in read) throw new Error(read.refused);
    expect(read.sheets[0]!.rows[1]!.map((cell) => cell?.text)).toEqual([typed, '1']);
  });
});
