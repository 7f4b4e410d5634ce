import * as xlsx from '@e965/xlsx';
import { decimal } from '../domain/arithmetic.ts';
import { mergeText } from './check-part.ts';
import { passwordText } from './check-xlsx.ts';
import { type Area, type Cell, limits, type Refusal, type Sheet, type Workbook } from './model.ts';

/**
 * Parses .xlsx and .xls with the one library that may see such a file. Runs in a thread of its own with bounded memory;
 * nothing here evaluates a formula.
 */
export async function parseWorkbook(bytes: Uint8Array): Promise<Workbook | Refusal> {
  // Workbooks of before 1997 hold their text in the code page of the machine.
  if (bytes[0] === 0xd0) xlsx.set_cptable(await import('@e965/xlsx/dist/cpexcel.full.mjs'));
  let book: xlsx.WorkBook;
  try {
    book = xlsx.read(bytes, {
      type: 'buffer',
      dense: true,
      cellFormula: true,
      cellNF: true,
      cellHTML: false,
      cellText: false,
      // Without stubs a formula that was never calculated looks like an empty cell, which says that there is no task.
      sheetStubs: true,
      // The library tells hidden rows and columns only together with styles.
      cellStyles: true,
      sheetRows: limits.rows + 1,
    });
  } catch (error) {
    return { refused: reasonOf(error) };
  }
  if (book.SheetNames.length > limits.sheets)
    return { refused: `工作表超过 ${limits.sheets} 张，不读取；请只保留任务清单的工作表` };
  const sheets: Sheet[] = [];
  let cells = 0;
  for (const [index, name] of book.SheetNames.entries()) {
    const sheet = book.Sheets[name];
    const data = (sheet?.['!data'] ?? []) as (xlsx.CellObject | undefined)[][];
    const merges = (sheet?.['!merges'] ?? []).map(
      ({ s, e }): Area => ({ top: s.r, left: s.c, bottom: e.r, right: e.c }),
    );
    if (merges.length > limits.merges || merges.some((area) => cellsUnder(area) > limits.mergedCells))
      return { refused: mergeText };
    if (data.length > limits.rows || data.some((row) => row && lastOf(row) >= limits.columns))
      return {
        refused: `工作表“${name}”超过 ${limits.rows} 行或 ${limits.columns} 列，不像任务清单，不读取`,
      };
    const rows = Array.from({ length: data.length }, (_, row) => filled(data[row] ?? []));
    cells += rows.reduce((sum, row) => sum + row.length, 0);
    if (cells > limits.cells) return { refused: `单元格超过 ${limits.cells} 个，不像任务清单，不读取` };
    sheets.push({
      name,
      hidden: (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0,
      rows,
      merges,
      hiddenRows: hiddenOf(sheet?.['!rows']),
      hiddenColumns: hiddenOf(sheet?.['!cols']),
    });
  }
  return { sheets };
}

function hiddenOf(infos: readonly ({ hidden?: boolean } | undefined)[] = []): number[] {
  return infos.slice(0, limits.rows).flatMap((info, index) => (info?.hidden ? [index] : []));
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  return /password|encrypt/i.test(message)
    ? passwordText
    : '文件不完整或已损坏，请用 WPS 或 Excel 打开后“另存为”.xlsx 再试';
}

function cellsUnder({ top, left, bottom, right }: Area): number {
  return (bottom - top + 1) * (right - left + 1);
}

function lastOf(row: readonly (xlsx.CellObject | undefined)[]): number {
  return row.findLastIndex((cell) => cell !== undefined && (cell.t !== 'z' || cell.f !== undefined));
}

/** A row without the empty cells behind the last filled one: they only carry borders and colours. */
function filled(row: readonly (xlsx.CellObject | undefined)[]): (Cell | undefined)[] {
  return Array.from(row.slice(0, lastOf(row) + 1), cellOf);
}

function cellOf(cell: xlsx.CellObject | undefined): Cell | undefined {
  if (!cell) return undefined;
  if (cell.t === 'z') return cell.f === undefined ? undefined : withoutValue(cell.f);
  if (cell.t === 'e')
    return cell.f === undefined || cell.v !== undefined
      ? { text: xlsx.utils.format_cell(cell), fault: 'error' }
      : withoutValue(cell.f);
  if (cell.v === undefined) return cell.f === undefined ? undefined : withoutValue(cell.f);
  if (cell.t === 'b') return { text: cell.v ? 'TRUE' : 'FALSE' };
  if (typeof cell.v === 'number') return numberCell(cell.v, String(cell.z ?? 'General'), cell);
  const text = String(cell.v).trim().slice(0, limits.cellText);
  return text === '' ? undefined : { text };
}

function withoutValue(formula: string): Cell {
  return { text: `=${formula}`.slice(0, limits.cellText), fault: 'formula-without-value' };
}

/** Excel keeps and shows fifteen digits; what a double has behind them nobody typed. */
function numberCell(value: number, format: string, cell: xlsx.CellObject): Cell {
  const number = decimal(value.toPrecision(15));
  const text = xlsx.utils.format_cell(cell);
  if (xlsx.SSF.is_date(format)) return { text: dayText(value) ?? text, fault: 'date' };
  const bare = format.replace(/\[[^\]]*\]|\\.|!./g, '');
  // 0!.0,"万" shows 12000 as 1.2万: header and cell may then speak of different measures.
  if (/[0#?],+(?=[^0#?]|$)|[万亿千百]/.test(bare))
    return { text, number: number.toFixed(), fault: 'shown-otherwise' };
  if (bare.replace(/"[^"]*"/g, '').includes('%'))
    return { text, number: number.times(100).toFixed(), percent: true };
  return { text, number: number.toFixed() };
}

/** A date cell as YYYY-MM-DD, whatever its format hides. */
function dayText(value: number): string | undefined {
  const date = xlsx.SSF.parse_date_code(value);
  if (!date || date.y < 1900) return undefined;
  return `${date.y}-${String(date.m).padStart(2, '0')}-${String(date.d).padStart(2, '0')}`;
}
