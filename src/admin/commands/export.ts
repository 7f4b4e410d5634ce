import { dateAt, formatInstant } from '../../calendar/zone.ts';
import { targetsIn } from '../../domain/target-history.ts';
import { ledgerTables } from '../../render/excel/ledger.ts';
import type { SheetTable } from '../../render/excel/model.ts';
import { templateTables } from '../../render/excel/template.ts';
import { writeCsv } from '../../render/excel/write-csv.ts';
import { writeInThread } from '../../render/excel/write-in-thread.ts';
import { targetChanges } from '../../store/target-changes.ts';
import { type AdminAnswer, type AdminCommand, type AdminTools, done, failed, misused } from '../command.ts';
import { ledgerLines } from '../export/ledger-lines.ts';

type Targets = AdminTools['config']['targets'];

const notYet = ['ranking', 'notices', 'findings'];

/** export: an empty task list to fill in, or the ledger as a workbook (as CSV when the file is to be one). */
export const exportCommand: AdminCommand = {
  name: 'export',
  usage: [
    'diaodu export template [--out <文件.xlsx>]',
    'diaodu export ledger [--month 2024-09] [--out <文件.xlsx 或 文件.csv>]',
  ],
  help: '导出空白任务清单，或台账（每个专项一张工作表）。文件写在当前目录，不覆盖已有的文件',
  options: ['month', 'out'],
  async run({ words: [what, ...more], options: { month, out } }, tools) {
    if (more.length > 0 || what === undefined) return misused(exportCommand);
    if (out !== undefined && !/\.(xlsx|csv)$/i.test(out))
      return misused(exportCommand, '文件名应以 .xlsx 或 .csv 结尾。');
    if (month !== undefined && !/^20\d\d-(0[1-9]|1[0-2])$/.test(month))
      return misused(exportCommand, '月份应写作 2024-09。');
    const csv = out?.toLowerCase().endsWith('.csv') ?? false;
    if (what === 'template') return month || csv ? misused(exportCommand) : template(tools);
    if (what === 'ledger') return ledger(tools, month, csv);
    return notYet.includes(what)
      ? failed(`“export ${what}”尚未开放，会在以后的版本提供。`)
      : misused(exportCommand);
  },
};

async function template({ config, clock, settings }: AdminTools): Promise<AdminAnswer> {
  const year = Number(dateAt(clock.now(), settings.timeZone).slice(0, 4));
  const book = await writeInThread(templateTables(year, config.units));
  return {
    ...done('填好后用 diaodu import 读入，读入前会先列出改动。'),
    made: { name: `任务清单模板-${year}.xlsx`, base64: book.toString('base64') },
  };
}

async function ledger(tools: AdminTools, month: string | undefined, csv: boolean): Promise<AdminAnswer> {
  const { db, config, clock, settings } = tools;
  const changes = await targetChanges(db);
  const byMonth = new Map<string, Targets>();
  const targetsOf = (period: string): Targets => {
    const found = byMonth.get(period) ?? targetsIn(period, config.targets, changes);
    byMonth.set(period, found);
    return found;
  };
  const lines = await ledgerLines(db, config, targetsOf, settings.timeZone, month);
  if (lines.length === 0) return failed(month ? `${month} 没有填报。` : '台账里还没有填报。');
  const exported = `导出时间 ${dateAt(clock.now(), settings.timeZone).slice(0, 4)}年${formatInstant(clock.now(), settings.timeZone)}`;
  const programmes = config.programmes.map(({ name }) => name);
  const tables = ledgerTables(lines, programmes, exported);
  const bytes = csv ? Buffer.from(writeCsv(inOne(tables)), 'utf8') : await writeInThread(tables);
  return {
    ...done(`台账 ${lines.length} 条，${tables.length} 个专项。`),
    made: {
      name: `台账${month ? `-${month}` : ''}.${csv ? 'csv' : 'xlsx'}`,
      base64: bytes.toString('base64'),
    },
  };
}

/** CSV has one sheet: the programme becomes its first column. */
function inOne(tables: readonly SheetTable[]): SheetTable {
  const [first] = tables;
  return {
    ...first!,
    columns: [{ heading: '专项', width: 30 }, ...first!.columns],
    rows: tables.flatMap(({ name, rows }) =>
      rows.map((row) => [{ kind: 'text', text: name } as const, ...row]),
    ),
  };
}
