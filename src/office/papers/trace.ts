import { formatDay, formatInstant } from '../../calendar/zone.ts';
import { decimal, valueText } from '../../domain/arithmetic.ts';
import { harmless } from '../../message/harmless.ts';
import { type SourcedReport, sourcedReports } from '../../store/report-sources.ts';
import type { Db, Tx } from '../../store/schema.ts';
import { stateText } from '../figure-text.ts';
import { unitName } from '../findings/text.ts';
import { messageName } from '../message-place.ts';
import type { Office } from '../office.ts';
import type { PaperFigure } from './figures.ts';

const quoteLength = 60;
const sourcesShown = 8;

/** From a printed figure to the reports it comes from: who reported, when, by which message, and what was corrected. */
export async function traceLines(tx: Db | Tx, office: Office, figure: PaperFigure): Promise<string[]> {
  const rows = await sourcedReports(tx, figure.reports);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const sources = figure.reports.flatMap((id) => byId.get(id) ?? []);
  if (sources.length === 0) return ['台账里没有这个数的填报，它是结账时按未报计的。'];
  if (!figure.summed)
    return sources.flatMap((source) => [...sourceLines(office, source), ...history(office, rows, source)]);
  const more = sources.length - sourcesShown;
  return [
    `由${sources.length}个单位的填报合计：`,
    ...sources.slice(0, sourcesShown).map((source) => summand(office, source)),
    ...(more > 0 ? [`……还有${more}个单位，全部请发：导出 台账`] : []),
  ];
}

/** 填报编号 12：市住建局谭斌，2024年10月31日09:10，企业微信：“化解超期安置 939户” */
function sourceLines(office: Office, report: SourcedReport): string[] {
  return [
    `填报编号 ${report.id}：${reportedValue(office, report)}，数据截至${formatDay(report.data_date)}。`,
    `${reporter(office, report)}，${moment(office, report.received_at)}，${messageName(report.platform)}：“${harmless(report.text, quoteLength)}”`,
  ];
}

function summand(office: Office, report: SourcedReport): string {
  return `${unitName(office, report.unit)} ${reportedValue(office, report)}（编号 ${report.id}，${reporter(office, report)}，${moment(office, report.received_at)}）`;
}

/** What the report replaced, and what replaced it since. */
function history(office: Office, rows: readonly SourcedReport[], source: SourcedReport): string[] {
  const told = rows.filter(({ id, unit, indicator, part }) => {
    const same = unit === source.unit && indicator === source.indicator && part === source.part;
    return same && id !== source.id;
  });
  if (told.length === 0) return ['没有更正过。'];
  return told.map((row) => {
    const when = row.id < source.id ? '此前' : '此后';
    const what =
      row.kind === 'withdrawal'
        ? '撤回'
        : `${row.kind === 'correction' ? '更正为' : '填报'}${reportedValue(office, row)}`;
    const why = row.reason ? `，原因：${harmless(row.reason)}` : '';
    return `${when}：编号 ${row.id} ${what}（${reporter(office, row)}，${moment(office, row.received_at)}${why}）`;
  });
}

function reportedValue({ config }: Office, report: SourcedReport): string {
  if (report.value === null)
    return report.stage ?? stateText(report.state as Parameters<typeof stateText>[0]);
  const indicator = config.indicators.find(({ id }) => id === report.indicator);
  const part = indicator?.parts.find(({ id }) => id === report.part);
  return `${part?.name ?? ''}${valueText(decimal(report.value), part?.measure ?? indicator?.measure ?? '')}`;
}

function reporter(office: Office, { person, person_units }: SourcedReport): string {
  return `${person_units.map((unit) => unitName(office, unit)).join('、')}${harmless(person)}`;
}

function moment({ zone }: Office, at: number): string {
  return formatInstant(at, zone);
}
