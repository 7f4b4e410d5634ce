import { formatPeriod } from '../../calendar/periods.ts';
import { decimal, percentText, sumOf, tableText } from '../../domain/arithmetic.ts';
import type { GroupRanking, ScoreEntry, SourceRow } from '../../domain/month.ts';
import { type RankingLine, rankingTables, type ScoreEntryLine } from '../../render/excel/ranking.ts';
import { snapshotOf } from '../../store/closed-months.ts';
import type { ClosedUnit } from '../../store/closed-unit.ts';
import { type Closing, closingsInForce } from '../../store/closings.ts';
import { placeChange, placesBefore } from '../closing/place-changes.ts';
import { type Book, type ExportScope, exportNote, inOne, type NoBook } from './book.ts';

const sources: Record<SourceRow['kind'], string> = {
  round: '调度',
  indicator: '指标',
  reconciliation: '县市差异',
  notice: '预警通知',
  finding: '观察员问题',
  story: '简讯',
  manual: '加减分',
};
const reasons = { exempt: '不参加排名', 'no-task': '没有任务' } as const;

/** A closed month's ranking (the latest without one) with every entry of the scores, two sheets for each group. */
export async function rankingBook(scope: ExportScope, month?: string): Promise<Book | NoBook> {
  const { db } = scope;
  const closings = await closingsInForce(db);
  const closing = month === undefined ? closings.at(-1) : closings.find((one) => one.month === month);
  if (!closing) return { none: month ? `${formatPeriod(month)}还没有结账。` : '还没有结账的月份。' };
  const snapshot = await snapshotOf(db, closing);
  if (snapshot.groups.length === 0) return { none: `${formatPeriod(closing.month)}没有参加排名的单位。` };
  const before = await placesBefore(db, closing.month, false);
  const units = new Map(snapshot.units.map((unit) => [unit.unit, unit]));
  const note = `${exportNote(scope)}；${closingText(closing)}`;
  const tables = snapshot.groups.flatMap((group) =>
    rankingTables({
      group: group.group,
      month: formatPeriod(closing.month),
      revision: closing.revision,
      note,
      lines: linesOf(scope, group, units, before),
      entries: entriesOf(scope, group, units),
    }),
  );
  return {
    name: `排名-${closing.month}`,
    summary: `${formatPeriod(closing.month)}排名，${closingText(closing)}，${snapshot.groups.length}个组。`,
    tables,
    flat: inOne(
      '排名组',
      tables.filter((_, at) => at % 2 === 0),
      ({ name }) => name.replace(/排名$/, ''),
    ),
  };
}

/** 第2版，已发布 */
function closingText({ revision, publishedAt }: Closing): string {
  return `第${revision}版，${publishedAt === undefined ? '还没有发布' : '已发布'}`;
}

function nameOf({ config }: ExportScope, id: string): string {
  return config.units.find((unit) => unit.id === id)?.name ?? id;
}

function linesOf(
  scope: ExportScope,
  { rows, notRanked }: GroupRanking,
  units: ReadonlyMap<string, ClosedUnit>,
  before: ReadonlyMap<string, number> | undefined,
): RankingLine[] {
  const ranked = rows.map((row): RankingLine => {
    const change = placeChange(before, row);
    return {
      place: row.place,
      unit: nameOf(scope, row.unit),
      ...scoreOf(units.get(row.unit)),
      completion: row.completion.toDecimalPlaces(4).toFixed(),
      unreported: row.unreportedRounds,
      red: row.red,
      change: change === 'new' ? undefined : change,
      remark: [...(row.bottom ? ['后位'] : []), ...(row.reported ? [] : ['当月没有填报'])].join('；'),
    };
  });
  const others = notRanked.map(({ unit, reason }): RankingLine => {
    const red = units.get(unit)?.indicators.filter(({ progress }) => progress.status === 'behind-red') ?? [];
    const entries = units.get(unit)?.sheet?.entries ?? [];
    return {
      unit: nameOf(scope, unit),
      ...scoreOf(units.get(unit)),
      unreported: entries.filter(({ rule }) => rule === 'unreported').length,
      red: red.length,
      remark: reasons[reason],
    };
  });
  return [...ranked, ...others];
}

function scoreOf(unit: ClosedUnit | undefined) {
  if (!unit?.sheet) return {};
  const { base, entries, total } = unit.sheet;
  const sum = (wanted: (points: ScoreEntry['points']) => boolean) =>
    tableText(sumOf(entries.flatMap(({ points }) => (wanted(points) ? [points] : []))));
  return {
    score: tableText(total),
    base: tableText(base),
    deductions: sum((points) => points.lt(0)),
    bonus: sum((points) => points.gt(0)),
  };
}

function entriesOf(
  scope: ExportScope,
  { rows, notRanked }: GroupRanking,
  units: ReadonlyMap<string, ClosedUnit>,
): ScoreEntryLine[] {
  return [...rows, ...notRanked].flatMap((row) => {
    const unit = units.get(row.unit);
    if (!unit?.sheet) return [];
    const name = nameOf(scope, row.unit);
    return [
      ...itemLines(name, unit),
      ...unit.sheet.entries.map((entry) => ({
        unit: name,
        kind: entry.label,
        points: tableText(entry.points),
        reason: [
          entry.about,
          ...(entry.figure ? [entry.figure] : []),
          ...(entry.limited ? ['已到上限'] : []),
        ].join('，'),
        source: sourceText(entry.source),
      })),
    ];
  });
}

/** What each indicator brought to the base. */
function itemLines(unit: string, { sheet, indicators }: ClosedUnit): ScoreEntryLine[] {
  const byId = new Map(indicators.map((one) => [one.indicator, one]));
  return sheet!.items.map(({ indicator, name, share, points }) => {
    const { value, progress } = byId.get(indicator)!;
    const { completion, scheduled } = progress;
    const reason = [
      `${name}（满分${tableText(share)}）：${value === '—' ? '未报' : value}`,
      ...(completion ? [`完成${percentText(decimal(completion))}`] : []),
      ...(scheduled ? [`序时${percentText(decimal(scheduled))}`] : []),
    ].join('，');
    return { unit, kind: '指标得分', points: tableText(points), reason, source: '指标' };
  });
}

/** 预警通知12号; other rows have no number that people know. */
function sourceText({ kind, id }: SourceRow): string {
  return /^\d+$/.test(id) ? `${sources[kind]}${id}号` : sources[kind];
}
