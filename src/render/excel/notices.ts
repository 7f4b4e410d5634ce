import { date, number, type SheetTable, type SheetValue, serial, text } from './model.ts';

/** One warning notice with its way from draft to 销号. */
export interface NoticeLine {
  readonly id: number;
  /** 〔2024〕3号; none while it is a draft. */
  readonly number?: string;
  readonly unit: string;
  /** 2024年9月 */
  readonly month: string;
  readonly level: number;
  /** 预警通知并约谈 */
  readonly measure: string;
  readonly state: string;
  readonly grounds: string;
  readonly issued?: string;
  readonly acknowledged?: string;
  readonly rectifyBy?: string;
  readonly rectification?: string;
  readonly closed?: string;
}

const columns: readonly (readonly [string, number, (line: NoticeLine) => SheetValue])[] = [
  ['编号', 8, ({ id }) => serial(id)],
  ['文号', 16, (line) => text(line.number)],
  ['单位', 16, ({ unit }) => text(unit)],
  ['月份', 12, ({ month }) => text(month)],
  ['级别', 8, ({ level }) => number(String(level))],
  ['措施', 20, ({ measure }) => text(measure)],
  ['状态', 10, ({ state }) => text(state)],
  ['事由', 60, ({ grounds }) => text(grounds)],
  ['签发', 12, ({ issued }) => date(issued)],
  ['签收', 12, ({ acknowledged }) => date(acknowledged)],
  ['整改期限', 12, ({ rectifyBy }) => date(rectifyBy)],
  ['整改情况', 40, ({ rectification }) => text(rectification)],
  ['销号', 12, ({ closed }) => date(closed)],
];

/** The warning notices as one table. */
export function noticesTable(lines: readonly NoticeLine[], note: string): SheetTable {
  return {
    name: '预警通知',
    title: '预警通知台账',
    note,
    columns: columns.map(([heading, width]) => ({ heading, width })),
    rows: lines.map((line) => columns.map(([, , value]) => value(line))),
    frozenColumns: 3,
  };
}
