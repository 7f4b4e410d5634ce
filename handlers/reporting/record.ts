import type { Talk } from '../../src/conversation/handler.ts';
import { withItem, withoutItem } from '../../src/domain/history.ts';
import type { Entry } from '../../src/domain/judgement.ts';
import { closingsSoFar } from '../../src/store/closings.ts';
import {
  type HistoryItem,
  type NewReport,
  recentItems,
  recordReports,
  type StoredFigure,
} from '../../src/store/reports.ts';
import type { ReportKind } from '../../src/store/schema.ts';
import type { PlannedLine } from './plan.ts';

/** A line that stands in the ledger now. */
export interface RecordedLine {
  readonly line: PlannedLine;
  readonly item: HistoryItem;
  /** What counts now under the line's key. */
  readonly figure: StoredFigure;
}

/** Writes judged lines into the ledger and derives their figures; whoever calls has 确认 for the doubtful ones. */
export async function record(
  talk: Talk,
  lines: readonly PlannedLine[],
  reason?: string,
): Promise<RecordedLine[]> {
  const reports = lines.map((line) => toReport(talk, line, reason));
  const drafts = lines.map((line, index) => {
    const report = reports[index]!;
    const item = toItem(report, talk.now);
    const kept = line.replaces ? withoutItem(line.history, line.replaces.reportId) : line.history;
    const recent = withItem(kept, item).slice(-recentItems);
    return { line, report, item, recent, at: recent.indexOf(item) };
  });
  await unlessClosedMeanwhile(talk);
  const ids = await recordReports(talk.tx, drafts, talk.now);
  const recorded = drafts.map(({ line, item: draft, recent, at }, index) => {
    const item = { ...draft, reportId: ids[index]! };
    const { year, unit, indicator, part } = reports[index]!;
    return {
      line,
      item,
      figure: { year, unit, indicator, part, recent: at < 0 ? recent : recent.with(at, item) },
    };
  });
  for (const [index, { line, item }] of recorded.entries())
    talk.record({
      action: `report.${reports[index]!.kind}`,
      subject: `${line.unit.id}/${line.indicator.id}${line.part ? `/${line.part}` : ''}/${line.period}`,
      data: { report: item.reportId, ...entryData(line) },
    });
  return recorded;
}

/**
 * The lines were judged with the months that were closed when the message was read. A closing holds every unit's ledger, so
 * whoever waited for it is judged anew: the queue brings the message again.
 */
export async function unlessClosedMeanwhile({ tx, office }: Talk): Promise<void> {
  const { through, ever } = await closingsSoFar(tx);
  const { closings } = office.closingState;
  if (through !== closings.through || ever !== closings.ever)
    throw new Error('a month was closed or reopened meanwhile');
}

function entryOf(line: PlannedLine): Entry {
  if (line.judgement.verdict === 'refuse') throw new Error('a refused line cannot be recorded');
  return line.judgement.entry;
}

function entryData(line: PlannedLine) {
  const { value, stage, state } = entryOf(line);
  return {
    value: value?.toFixed(),
    stage,
    state,
    dataDate: line.dataDate,
    replaces: line.replaces?.reportId,
  };
}

function toReport(talk: Talk, line: PlannedLine, reason: string | undefined): NewReport {
  const { value, stage, state } = entryOf(line);
  const { statement } = line;
  return {
    year: line.year,
    unit: line.unit.id,
    indicator: line.indicator.id,
    part: line.part,
    kind: kindOf(line),
    value: value?.toFixed(),
    increment: statement.add ? statement.amount?.value : undefined,
    stage,
    state,
    remark: statement.remark,
    reason,
    period: line.period,
    dataDate: line.dataDate,
    late: line.late,
    replaces: line.replaces?.reportId,
    inboxId: talk.message.id,
    personId: talk.person!.id,
  };
}

function kindOf({ statement, correcting }: PlannedLine): ReportKind {
  if (correcting) return 'correction';
  if (statement.holds) return 'hold';
  if (statement.zero) return 'zero';
  return statement.add ? 'add' : 'value';
}

/** The report as an item of its history; its id is drawn when it is written. */
function toItem(report: NewReport, now: number): HistoryItem {
  const { value, stage, state, remark, dataDate, period } = report;
  return { reportId: 0, value, stage, state, remark, dataDate, period, reportedAt: now };
}
