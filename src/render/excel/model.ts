/** One cell by what it is, so that Excel can add it up, sort it and show it; numbers are exact decimal texts. */
export type SheetValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: string }
  /** The number of a row, message or notice, as people type it: 1234, never 1,234. */
  | { readonly kind: 'serial'; readonly value: number }
  /** In percent: 29.34 shows as 29.34%. */
  | { readonly kind: 'percent'; readonly value: string }
  /** YYYY-MM-DD */
  | { readonly kind: 'date'; readonly day: string }
  /** A day and a time of day, HH:mm, as read off the office's wall clock. */
  | { readonly kind: 'moment'; readonly day: string; readonly time: string }
  | undefined;

export interface SheetColumn {
  readonly heading: string;
  /** In characters of Latin script; a Chinese one takes two. */
  readonly width: number;
}

/** One sheet: a title, a line under it, headings and rows. */
export interface SheetTable {
  readonly name: string;
  readonly title: string;
  /** 数据截至 and the like, under the title. */
  readonly note?: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly SheetValue[])[];
  /** Columns that stay in sight when the sheet is moved sideways. */
  readonly frozenColumns?: number;
}

export const text = (value: string | undefined): SheetValue =>
  value === undefined || value === '' ? undefined : { kind: 'text', text: value };
export const number = (value: string | undefined): SheetValue =>
  value === undefined ? undefined : { kind: 'number', value };
export const serial = (value: number | undefined): SheetValue =>
  value === undefined ? undefined : { kind: 'serial', value };
export const percent = (value: string | undefined): SheetValue =>
  value === undefined ? undefined : { kind: 'percent', value };
export const date = (day: string | undefined): SheetValue =>
  day === undefined ? undefined : { kind: 'date', day };
