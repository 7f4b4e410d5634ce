import writeExcelFile, { type CellObject, type Row } from 'write-excel-file/node';
import { dayNumber } from '../../calendar/dates.ts';
import { decimal } from '../../domain/arithmetic.ts';
import { printable } from '../../message/printable.ts';
import type { SheetTable, SheetValue } from './model.ts';
import { printSetup } from './print-setup.ts';

/** Days from 1899-12-30, where Excel counts from, to 1970-01-01. */
const epochDays = 25_569;
/** A spreadsheet keeps fifteen digits; a longer number is written as text rather than bent. */
const exactDigits = 15;
const longestText = 32_000;
const border = { borderColor: '#999999', borderStyle: 'thin' } as const;

/** Writes tables as a workbook, one sheet each: typed cells, frozen and filtered headings, ready to print. */
export async function writeWorkbook(tables: readonly SheetTable[]): Promise<Buffer> {
  const names = sheetNames(tables.map(({ name }) => name));
  const sheets = tables.map((table, index) => ({
    data: rowsOf(table),
    sheet: names[index]!,
    columns: table.columns.map(({ width }) => ({ width })),
    stickyRowsCount: 3,
    stickyColumnsCount: table.frozenColumns ?? 0,
  }));
  const places = tables.map(({ columns, rows }, index) => ({
    name: names[index]!,
    row: 2,
    columns: columns.length,
    lastRow: rows.length + 2,
  }));
  return writeExcelFile(sheets, {
    fontFamily: '宋体',
    fontSize: 11,
    features: [printSetup(places)],
  }).toBuffer();
}

function rowsOf({ title, note, columns, rows }: SheetTable): Row[] {
  const across = (cell: CellObject): Row => [
    { ...cell, columnSpan: columns.length },
    ...Array.from({ length: columns.length - 1 }, () => null),
  ];
  return [
    across({ ...textCell(title), fontWeight: 'bold', fontSize: 14, align: 'center', height: 28 }),
    across({ ...textCell(note ?? ''), align: 'right' }),
    columns.map(({ heading }) => ({
      ...textCell(heading),
      ...border,
      fontWeight: 'bold',
      align: 'center',
      alignVertical: 'center',
      wrap: true,
      backgroundColor: '#DDEBF7',
    })),
    ...rows.map((row) =>
      row.map((value) => ({ ...cellOf(value), ...border, alignVertical: 'center' }) as CellObject),
    ),
  ];
}

function cellOf(value: SheetValue): CellObject {
  switch (value?.kind) {
    case undefined:
      return {};
    case 'text':
      return { ...textCell(value.text), wrap: true };
    case 'number':
      return numberCell(value.value, `#,##0${zerosOf(value.value)}`);
    case 'serial':
      return { type: Number, value: value.value, format: '0' };
    case 'percent':
      return numberCell(decimal(value.value).div(100).toFixed(), '0.00%');
    case 'date':
      return { type: Number, value: dayNumber(value.day) + epochDays, format: 'yyyy-mm-dd' };
    case 'moment': {
      const [hours, minutes] = value.time.split(':').map(Number);
      const part = decimal(hours! * 60 + minutes!).div(1440);
      return {
        type: Number,
        value: part.plus(dayNumber(value.day) + epochDays).toNumber(),
        format: 'yyyy-mm-dd hh:mm',
      };
    }
  }
}

/** 98.50 shows both decimals, as it is printed elsewhere. */
function zerosOf(text: string): string {
  return text.includes('.') ? text.slice(text.indexOf('.')).replace(/\d/g, '0') : '';
}

function numberCell(text: string, format: string): CellObject {
  const value = decimal(text);
  if (value.precision() > exactDigits) return textCell(value.toFixed());
  return { type: Number, value: value.toNumber(), format };
}

/** Text is stored as text; what looks like a formula is marked so that it stays one when the cell is edited. */
function textCell(typed: string): CellObject {
  const value = printable(typed).slice(0, longestText);
  return { type: String, value, ...(/^[=+\-@\t\r]/.test(value) ? { format: '@' } : {}) };
}

/** Excel's rules for a tab: 31 characters, some forbidden, no two alike. */
function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>();
  return wanted.map((name) => {
    const plain =
      printable(name)
        .replace(/[[\]:*?/\\]/g, ' ')
        .replace(/^'+|'+$/g, '')
        .trim()
        .slice(0, 31) || '表';
    let unique = plain;
    for (let number = 2; taken.has(unique.toLowerCase()); number += 1)
      unique = `${plain.slice(0, 27)}(${number})`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}
