import { date, type SheetTable, type SheetValue, serial, text } from './model.ts';

/** One problem that an observer reported. */
export interface FindingLine {
  readonly id: number;
  readonly unit: string;
  readonly content: string;
  readonly observer: string;
  readonly reported: string;
  readonly due?: string;
  readonly answer?: string;
  readonly answered?: string;
  readonly overdue: boolean;
  readonly state: string;
}

const columns: readonly (readonly [string, number, (line: FindingLine) => SheetValue])[] = [
  ['编号', 8, ({ id }) => serial(id)],
  ['单位', 16, ({ unit }) => text(unit)],
  ['问题', 60, ({ content }) => text(content)],
  ['观察员', 12, ({ observer }) => text(observer)],
  ['反映日期', 12, ({ reported }) => date(reported)],
  ['答复期限', 12, ({ due }) => date(due)],
  ['答复', 40, ({ answer }) => text(answer)],
  ['答复日期', 12, ({ answered }) => date(answered)],
  ['逾期', 6, ({ overdue }) => text(overdue ? '是' : '')],
  ['状态', 10, ({ state }) => text(state)],
];

/** The problems observers reported as one table. */
export function findingsTable(lines: readonly FindingLine[], note: string): SheetTable {
  return {
    name: '观察员问题',
    title: '观察员问题台账',
    note,
    columns: columns.map(([heading, width]) => ({ heading, width })),
    rows: lines.map((line) => columns.map(([, , value]) => value(line))),
    frozenColumns: 2,
  };
}
