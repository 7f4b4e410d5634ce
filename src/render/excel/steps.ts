import { type SheetTable, type SheetValue, serial, text } from './model.ts';

/** One step of a notice or a finding: what was done, by whom, when, from which message. */
export interface StepLine {
  /** The short number of the notice or finding. */
  readonly id: number;
  readonly unit: string;
  readonly step: string;
  readonly at: { readonly day: string; readonly time: string };
  readonly person: string;
  readonly said?: string;
  readonly inboxId?: number;
}

const columns: readonly (readonly [string, number, (line: StepLine) => SheetValue])[] = [
  ['编号', 8, ({ id }) => serial(id)],
  ['单位', 16, ({ unit }) => text(unit)],
  ['步骤', 12, ({ step }) => text(step)],
  ['时间', 16, ({ at }) => ({ kind: 'moment', ...at })],
  ['办理人', 12, ({ person }) => text(person)],
  ['内容', 60, ({ said }) => text(said)],
  ['消息编号', 10, ({ inboxId }) => serial(inboxId)],
];

/** Every step of what one workbook lists, as a sheet of its own. */
export function stepsTable(title: string, lines: readonly StepLine[], note: string): SheetTable {
  return {
    name: '办理过程',
    title: `${title}办理过程`,
    note,
    columns: columns.map(([heading, width]) => ({ heading, width })),
    rows: lines.map((line) => columns.map(([, , value]) => value(line))),
    frozenColumns: 2,
  };
}
