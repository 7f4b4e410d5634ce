import { date, number, percent, type SheetTable, type SheetValue, serial, text } from './model.ts';

/** One report of the ledger with the names a reader needs; figures are exact decimal texts. */
export interface LedgerLine {
  readonly programme: string;
  readonly reportId: number;
  readonly indicator: string;
  readonly part?: string;
  readonly unit: string;
  /** 2024年9月 */
  readonly period: string;
  /** 填报, 更正, 撤回 … */
  readonly kind: string;
  readonly value?: string;
  readonly measure: string;
  /** A stage or state, of indicators without a number. */
  readonly said?: string;
  readonly target?: string;
  /** In percent. */
  readonly completion?: string;
  readonly dataDate: string;
  /** It counts now. */
  readonly current: boolean;
  readonly late: boolean;
  readonly person: string;
  readonly at: { readonly day: string; readonly time: string };
  /** Where the message was sent: 企业微信 隆回县民生实事工作群. */
  readonly place: string;
  /** The message it came in, as typed. */
  readonly message: string;
  /** Where it stands in the inbox, and the platform's own name of it. */
  readonly inboxId: number;
  readonly messageId: string;
  readonly remark?: string;
  readonly reason?: string;
  /** The report that a correction or withdrawal takes the place of. */
  readonly replaces?: number;
}

type Column = readonly [heading: string, width: number, value: (line: LedgerLine) => SheetValue];

const columns: readonly Column[] = [
  ['编号', 6, ({ reportId }) => serial(reportId)],
  ['指标', 22, ({ indicator }) => text(indicator)],
  ['分项', 8, ({ part }) => text(part)],
  ['单位', 12, ({ unit }) => text(unit)],
  ['期间', 11, ({ period }) => text(period)],
  ['数值', 10, ({ value }) => number(value)],
  ['计量单位', 8, ({ measure }) => text(measure)],
  ['阶段或状态', 10, ({ said }) => text(said)],
  ['年度目标', 10, ({ target }) => number(target)],
  ['完成率', 9, ({ completion }) => percent(completion)],
  ['数据截至', 11, ({ dataDate }) => date(dataDate)],
  ['现行', 5, ({ current }) => text(current ? '是' : '')],
  ['方式', 7, ({ kind }) => text(kind)],
  ['逾期', 5, ({ late }) => text(late ? '是' : '')],
  ['填报人', 9, ({ person }) => text(person)],
  ['填报时间', 16, ({ at }) => ({ kind: 'moment', ...at })],
  ['备注', 12, ({ remark }) => text(remark)],
  ['更正或撤回的编号', 8, ({ replaces }) => serial(replaces)],
  ['更正或撤回原因', 14, ({ reason }) => text(reason)],
  ['消息来自', 18, ({ place }) => text(place)],
  ['原消息', 28, ({ message }) => text(message)],
  ['消息编号', 8, ({ inboxId }) => serial(inboxId)],
  ['平台消息号', 18, ({ messageId }) => text(messageId)],
];

/** The ledger as tables, one for each programme in the order given; a programme without reports has none. */
export function ledgerTables(
  lines: readonly LedgerLine[],
  programmes: readonly string[],
  note: string,
): SheetTable[] {
  return programmes.flatMap((programme) => {
    const own = lines.filter((line) => line.programme === programme);
    if (own.length === 0) return [];
    const table: SheetTable = {
      name: programme,
      title: `${programme}台账`,
      note,
      columns: columns.map(([heading, width]) => ({ heading, width })),
      rows: own.map((line) => columns.map(([, , value]) => value(line))),
      frozenColumns: 4,
    };
    return [table];
  });
}
