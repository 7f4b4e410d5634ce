import { printable } from '../../message/printable.ts';
import type { SheetTable, SheetValue } from './model.ts';

/**
 * One table as CSV for Excel: UTF-8 with its mark, CR LF. A text that a spreadsheet would run as a formula gets an
 * apostrophe in front; in CSV nothing else says that it is text.
 */
export function writeCsv({ columns, rows }: SheetTable): string {
  const lines = [columns.map(({ heading }) => field(heading)), ...rows.map((row) => row.map(fieldOf))];
  return `\uFEFF${lines.map((line) => line.join(',')).join('\r\n')}\r\n`;
}

function fieldOf(value: SheetValue): string {
  switch (value?.kind) {
    case undefined:
      return '';
    case 'text':
      return field(value.text);
    case 'number':
      return value.value;
    case 'serial':
      return String(value.value);
    case 'percent':
      return `${value.value}%`;
    case 'date':
      return value.day;
    case 'moment':
      return `${value.day} ${value.time}`;
  }
}

function field(typed: string): string {
  const plain = printable(typed);
  const inert = /^[\s\u00a0\u3000]*[=+\-@＝＋－＠\t\r|]/u.test(plain) ? `'${plain}` : plain;
  return /[",\r\n']/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
