import type { Workbook } from '../spreadsheet/model.ts';
import type { Purpose } from './model.ts';
import { readSheet } from './read-sheet.ts';
import type { Known, TaskListReading } from './reading.ts';
import { understand } from './understand.ts';

/** Reads a task list (or, for `values`, a filled ledger) out of a workbook, against what is configured. */
export function readTaskList(
  workbook: Workbook,
  known: Known,
  purpose: Purpose = 'targets',
): TaskListReading {
  const indicators = known.programmes.flatMap((programme) => programme.indicators);
  const sheets = workbook.sheets.map((sheet) =>
    readSheet(sheet, { units: known.units, indicators }, purpose),
  );
  return understand(sheets, known, purpose);
}
