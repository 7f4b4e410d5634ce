/** A workbook as plain data: what stands in the cells, nothing of how it looks. */
export interface Workbook {
  readonly sheets: readonly Sheet[];
}

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  /** By row and column from 0; holes are empty cells. */
  readonly rows: readonly (readonly (Cell | undefined)[])[];
  readonly merges: readonly Area[];
  /** Rows and columns that a person does not see, hidden by hand or by a filter. */
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
}

export interface Cell {
  /** What a person sees, as far as it matters for finding the cell again. */
  readonly text: string;
  /** The exact number of a number cell; a percent format counts in percent (0.9 as 90% is 90). */
  readonly number?: string;
  readonly percent?: boolean;
  readonly fault?: CellFault;
}

/** Why a cell's number must not be used. */
export type CellFault = 'formula-without-value' | 'error' | 'date' | 'shown-otherwise';

export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Why a file is not read at all, in Chinese, with what to do. */
export interface Refusal {
  readonly refused: string;
}

/** More than any task list has; what is larger is a mistake or an attack. */
export const limits = {
  fileBytes: 5 * 1024 * 1024,
  /** All of a zip unpacked. */
  unpackedBytes: 40_000_000,
  zipEntries: 2_000,
  /** Opening tags in all parts together: three for each cell of the largest list. */
  tags: 600_000,
  sheets: 40,
  rows: 5_000,
  columns: 500,
  cells: 200_000,
  merges: 5_000,
  /** Cells under one merge. */
  mergedCells: 20_000,
  cellText: 2_000,
} as const;

/** C7, AA12: a cell's address, rows and columns counted from 0. */
export function addressOf(row: number, column: number): string {
  return `${lettersOf(column)}${row + 1}`;
}

/** C, AA: a column's letters. */
export function lettersOf(column: number): string {
  let letters = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return letters;
}
