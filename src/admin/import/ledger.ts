import { createHash } from 'node:crypto';
import { periodKey, shiftMonth } from '../../calendar/periods.ts';
import { dateAt } from '../../calendar/zone.ts';
import { loadConfig, problemText } from '../../config/load.ts';
import type { Config } from '../../config/model.ts';
import type { Indicator } from '../../domain/model.ts';
import { harmless } from '../../message/harmless.ts';
import type { Workbook } from '../../spreadsheet/model.ts';
import { appendAudit } from '../../store/audit.ts';
import { importer, recordImport } from '../../store/imports.ts';
import {
  figuresOf,
  lockUnits,
  type NewReport,
  recordReports,
  type StoredFigure,
} from '../../store/reports.ts';
import type { Tx } from '../../store/schema.ts';
import { readDataDate } from '../../tasklist/data-date.ts';
import type { Unread } from '../../tasklist/model.ts';
import { readTaskList } from '../../tasklist/read-task-list.ts';
import type { ListedFigure, ListedIndicator } from '../../tasklist/reading.ts';
import { type AdminAnswer, type AdminTools, done, failed } from '../command.ts';
import { firstOpenMonth } from './months.ts';
import { unreadLine } from './preview-text.ts';

interface Given {
  readonly path: string;
  readonly fileName: string;
  readonly bytes: Buffer;
  readonly yes: boolean;
  readonly dataDate?: string;
}

type Report = Omit<NewReport, 'inboxId' | 'personId'>;

/** Takes figures reached before the first start into the ledger, each with its data date; what is in the ledger stays. */
export async function importLedger(
  workbook: Workbook,
  given: Given,
  tools: AdminTools,
): Promise<AdminAnswer> {
  const loaded = await loadConfig(tools.settings.configDir);
  if ('problems' in loaded)
    return failed('配置有误，没有执行：', ...loaded.problems.map((one) => `  · ${problemText(one)}`));
  const { config } = loaded;
  const reading = readTaskList(workbook, config, 'values');
  const unread: Unread[] = [...reading.unread, ...reading.mismatches];
  const open = await firstOpenMonth(tools);
  const { first_start } = await tools.db
    .selectFrom('installation')
    .select('first_start')
    .executeTakeFirstOrThrow();
  const [today, start] = [tools.clock.now(), first_start].map((at) => dateAt(at, tools.settings.timeZone));
  const firstMonth = periodKey(start!, 'month');
  const wanted = reading.indicators.flatMap((listed) => {
    const indicator = config.indicators.find(({ id }) => id === listed.id);
    const refuse = (why: string) => {
      unread.push({ at: listed.at, text: listed.name, why });
      return [];
    };
    if (!indicator) return refuse('没有这项指标，请先导入任务清单');
    const dated = dateOf(listed, indicator, config, given.dataDate);
    if ('why' in dated) return refuse(dated.why);
    if (dated.date > today!) return refuse(`数据截至 ${dated.date} 还没有到`);
    const period = shiftMonth(periodKey(dated.date, 'month'), indicator.lag);
    if (period >= firstMonth && period < open) return refuse(`${period} 已结账，不能再补`);
    return listed.figures.flatMap((figure) => reportOf(figure, indicator, dated, period));
  });
  return tools.db.transaction().execute(async (tx) => {
    const reports = await notYetThere(tx, wanted);
    const kept = wanted.length - reports.length;
    const lines = [
      ...reports.slice(0, 300).map((report) => `  · ${reportLine(report, config)}`),
      ...(kept > 0 ? [`台账里已有数、不覆盖的 ${kept} 处；要改请用“更正”。`] : []),
      ...(unread.length > 0
        ? [`没有采用 ${unread.length} 处：`, ...unread.map((one) => `  · ${unreadLine(one)}`)]
        : []),
    ];
    if (reports.length === 0) return failed(`${given.fileName} 没有可以记入台账的数：`, ...lines);
    if (!given.yes)
      return done(
        `${given.fileName} 里可以记入台账的数 ${reports.length} 个（尚未写入）：`,
        ...lines,
        `确认无误后执行：diaodu import ${given.path} --values${given.dataDate ? ` --data-date ${given.dataDate}` : ''} --yes`,
      );
    await write(tx, reports, given, tools);
    return done(`已记入台账 ${reports.length} 个数，注明由管理员导入：`, ...lines);
  });
}

type Dated = { readonly date: string; readonly year: number };

function dateOf(
  { dataDate, programme }: ListedIndicator,
  indicator: Indicator,
  { programmes }: Config,
  option: string | undefined,
): Dated | { readonly why: string } {
  const { year } = programmes.find(({ id }) => id === (indicator.programme || programme))!;
  const text = dataDate?.text ?? option;
  if (text === undefined) return { why: '不知道数据截至哪一天：请加一列“数据截至”，或用 --data-date' };
  const date = readDataDate(text, year);
  if (date === undefined) return { why: `“${harmless(text)}”不是日期，请写作 ${year}-09-30` };
  return date.startsWith(`${year}-`) ? { date, year } : { why: `数据截至 ${date}，不在 ${year} 年内` };
}

function reportOf(
  figure: ListedFigure,
  indicator: Indicator,
  { date, year }: Dated,
  period: string,
): Report[] {
  const { unit, part = '', value, stage, state } = figure;
  if (value === undefined && !stage && !state) return [];
  return [
    {
      unit,
      indicator: indicator.id,
      part,
      year,
      kind: 'value',
      value,
      stage,
      state,
      period,
      dataDate: date,
      late: false,
    },
  ];
}

/** Figures that nobody has reported yet; read under the units' locks, so that no report slips in between. */
async function notYetThere(tx: Tx, reports: readonly Report[]): Promise<Report[]> {
  const units = [...new Set(reports.map(({ unit }) => unit))];
  await lockUnits(tx, units);
  const years = [...new Set(reports.map(({ year }) => year))];
  const there = new Set((await figuresOf(tx, units, ...years)).map(keyOf));
  return reports.filter((report) => !there.has(keyOf(report)));
}

const keyOf = ({ unit, indicator, part, year }: Pick<StoredFigure, 'unit' | 'indicator' | 'part' | 'year'>) =>
  `${year} ${unit} ${indicator} ${part}`;

async function write(
  tx: Tx,
  reports: readonly Report[],
  { fileName, bytes }: Given,
  tools: AdminTools,
): Promise<void> {
  const now = tools.clock.now();
  const digest = createHash('sha256').update(bytes).digest('hex');
  const inboxId = await recordImport(tx, { fileName, digest, now, real: tools.clock.real() });
  const recordings = reports.map((report) => {
    const { value, stage, state, dataDate, period } = report;
    const item = { reportId: 0, value, stage, state, dataDate, period, reportedAt: now };
    return { report: { ...report, inboxId, personId: importer.id }, recent: [item], at: 0 };
  });
  await recordReports(tx, recordings, now);
  const entry = {
    actor: importer.id,
    action: 'ledger.import',
    subject: fileName,
    inboxId,
    data: { digest, reports: reports.length },
  };
  await appendAudit(tx, [entry], now, tools.config.rules.audit.algorithm);
}

const stateNames = { done: '已完成', 'on-schedule': '达到序时', behind: '滞后' } as const;

function reportLine(
  { unit, indicator, part, value, stage, state, dataDate }: Report,
  config: Config,
): string {
  const found = config.indicators.find(({ id }) => id === indicator)!;
  const piece = found.parts.find(({ id }) => id === part);
  const figure =
    value === undefined
      ? (stage ?? stateNames[state as keyof typeof stateNames])
      : `${value}${piece?.measure ?? found.measure}`;
  const unitName = config.units.find(({ id }) => id === unit)?.name;
  return `${found.name}${piece ? `（${piece.name}）` : ''} ${unitName} ${figure}，数据截至 ${dataDate}`;
}
