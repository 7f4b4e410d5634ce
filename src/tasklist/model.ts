import type { Cell } from '../spreadsheet/model.ts';

/** What a table is read for: what is to be reached, or what was reached. */
export type Purpose = 'targets' | 'values';

/** A place in a workbook that was not used, and why; `at` is the address, 清单!C7. */
export interface Unread {
  readonly at: string;
  readonly text: string;
  readonly why: string;
  /** It was used nevertheless, as `why` says. */
  readonly used?: true;
}

/** A text with the address it stands at. */
export interface Placed {
  readonly text: string;
  readonly at: string;
}

/** What a column beside the units' columns holds. */
export type Field =
  | 'id'
  | 'name'
  | 'part'
  | 'aliases'
  | 'kind'
  | 'measure'
  | 'weight'
  | 'lead'
  | 'responsible'
  | 'programme'
  | 'year'
  | 'section'
  | 'stages'
  | 'milestones'
  | 'lag'
  | 'skip'
  | 'dataDate'
  | 'label'
  | 'unit'
  | 'value'
  | 'other';

/** One unit's cell in one row of the table; `label` is what a sub-heading says of it (户数), when it is no plain target. */
export interface ListedCell {
  readonly unit: string;
  readonly at: string;
  readonly cell?: Cell;
  readonly label?: string;
  /** What the heading over several units' columns says they count in; weaker than what stands in the row. */
  readonly measure?: string;
  /** The year its heading speaks of. */
  readonly year?: number;
  /** The heading of a total: 合计, or 年度目标 that names no unit. */
  readonly total?: string;
}

/** One indicator as the table has it, before its name is looked up. */
export interface Listed {
  readonly at: string;
  readonly name: string;
  readonly fields: Readonly<Partial<Record<Field, Placed>>>;
  readonly cells: readonly ListedCell[];
  /** 合计 and 年度目标 of this row: checked against the sum, `unit` is empty. */
  readonly totals: readonly ListedCell[];
  /** A column or cell of it could not be read, so that its total proves nothing. */
  readonly incomplete?: boolean;
  /** 责任人 under a unit's heading. */
  readonly responsible: readonly (Placed & { readonly unit: string })[];
}

/** What one sheet says. */
export interface SheetReading {
  readonly sheet: string;
  /** The lines above the table. */
  readonly title: string;
  /** 单位：万元 above the table. */
  readonly measure?: string;
  /** 数据截至：2024年9月30日 above or under the table. */
  readonly dataDate?: Placed;
  readonly listed: readonly Listed[];
  readonly unread: readonly Unread[];
}
