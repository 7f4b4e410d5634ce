import { dateAt, formatInstant } from '../../calendar/zone.ts';
import type { Config } from '../../config/model.ts';
import type { Outbound } from '../../message/outbound.ts';
import type { SheetTable } from '../../render/excel/model.ts';
import { writeCsv } from '../../render/excel/write-csv.ts';
import { writeInThread } from '../../render/excel/write-in-thread.ts';
import type { Db, Tx } from '../../store/schema.ts';

/** What an export is made from: the records, and the configuration that names what stands in them. */
export interface ExportScope {
  readonly db: Db | Tx;
  readonly config: Config;
  readonly zone: string;
  readonly now: number;
}

/** Tables to be written as a file, with what to say of them. */
export interface Book {
  /** The file's name without its ending. */
  readonly name: string;
  /** 台账 3 条，2 个专项。 */
  readonly summary: string;
  readonly tables: readonly SheetTable[];
  /** The one table that a CSV file holds. */
  readonly flat: SheetTable;
}

/** There is nothing to export; the sentence says why. */
export interface NoBook {
  readonly none: string;
}

export interface BookFile {
  readonly name: string;
  readonly base64: string;
}

/** Writes a book as .xlsx, in a thread of its own, or its flat table as .csv. */
export async function writeBook({ name, tables, flat }: Book, csv: boolean): Promise<BookFile> {
  const bytes = csv ? Buffer.from(writeCsv(flat), 'utf8') : await writeInThread(tables);
  return { name: `${name}.${csv ? 'csv' : 'xlsx'}`, base64: bytes.toString('base64') };
}

/** A book as what a message carries: the workbook is written when it is sent, the little that is CSV at once. */
export function enclosed({ name, tables, flat }: Book, csv: boolean): Pick<Outbound, 'workbook' | 'file'> {
  if (!csv) return { workbook: { name: `${name}.xlsx`, tables } };
  return { file: { name: `${name}.csv`, base64: Buffer.from(writeCsv(flat), 'utf8').toString('base64') } };
}

/** 导出时间 2024年10月14日09:30 */
export function exportNote({ now, zone }: ExportScope): string {
  return `导出时间 ${dateAt(now, zone).slice(0, 4)}年${formatInstant(now, zone)}`;
}

/** Tables of the same columns as one: their names become its first column. */
export function inOne(
  heading: string,
  tables: readonly SheetTable[],
  nameOf = (table: SheetTable) => table.name,
) {
  const [first] = tables;
  return {
    ...first!,
    columns: [{ heading, width: 30 }, ...first!.columns],
    rows: tables.flatMap((table) =>
      table.rows.map((row) => [{ kind: 'text', text: nameOf(table) } as const, ...row]),
    ),
  } satisfies SheetTable;
}
