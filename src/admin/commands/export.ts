import { dateAt } from '../../calendar/zone.ts';
import { type Book, type ExportScope, type NoBook, writeBook } from '../../office/exports/book.ts';
import { findingsBook } from '../../office/exports/findings-book.ts';
import { ledgerBook } from '../../office/exports/ledger-book.ts';
import { noticesBook } from '../../office/exports/notices-book.ts';
import { rankingBook } from '../../office/exports/ranking-book.ts';
import { templateTables } from '../../render/excel/template.ts';
import { writeInThread } from '../../render/excel/write-in-thread.ts';
import { type AdminAnswer, type AdminCommand, type AdminTools, done, failed, misused } from '../command.ts';

type Made = (scope: ExportScope, month?: string) => Promise<Book | NoBook>;

const books: Readonly<Record<string, { readonly make: Made; readonly monthly: boolean }>> = {
  ledger: { make: ledgerBook, monthly: true },
  ranking: { make: rankingBook, monthly: true },
  notices: { make: noticesBook, monthly: false },
  findings: { make: findingsBook, monthly: false },
};

/** export: an empty task list to fill in, or records as a workbook (as CSV when the file is to be one). */
export const exportCommand: AdminCommand = {
  name: 'export',
  usage: [
    'diaodu export template [--out <文件.xlsx>]',
    'diaodu export ledger [--month 2024-09] [--out <文件.xlsx 或 文件.csv>]',
    'diaodu export ranking [--month 2024-09] [--out <文件.xlsx 或 文件.csv>]',
    'diaodu export notices [--out <文件.xlsx 或 文件.csv>]',
    'diaodu export findings [--out <文件.xlsx 或 文件.csv>]',
  ],
  help: '导出空白任务清单，或台账、排名、预警通知、观察员问题。文件写在当前目录，不覆盖已有的文件',
  options: ['month', 'out'],
  async run({ words: [what, ...more], options: { month, out } }, tools) {
    if (more.length > 0 || what === undefined) return misused(exportCommand);
    if (out !== undefined && !/\.(xlsx|csv)$/i.test(out))
      return misused(exportCommand, '文件名应以 .xlsx 或 .csv 结尾。');
    if (month !== undefined && !/^20\d\d-(0[1-9]|1[0-2])$/.test(month))
      return misused(exportCommand, '月份应写作 2024-09。');
    const csv = out?.toLowerCase().endsWith('.csv') ?? false;
    if (what === 'template') return month || csv ? misused(exportCommand) : template(tools);
    const wanted = Object.hasOwn(books, what) ? books[what] : undefined;
    if (!wanted || (month && !wanted.monthly)) return misused(exportCommand);
    const { db, config, clock, settings } = tools;
    const book = await wanted.make({ db, config, zone: settings.timeZone, now: clock.now() }, month);
    if ('none' in book) return failed(book.none);
    return { ...done(book.summary), made: await writeBook(book, csv) };
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
