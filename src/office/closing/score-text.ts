import { formatPeriod } from '../../calendar/periods.ts';
import { decimal, percentText, sumOf, tableText, valueText } from '../../domain/arithmetic.ts';
import type { FrozenIndicator, GroupRanking, ScoreEntry, ScoreSheet } from '../../domain/month.ts';
import { statusText } from '../../domain/status.ts';
import type { ClosedUnit } from '../../store/closed-unit.ts';
import type { Office } from '../office.ts';

/** Where a unit stands in its group. */
export interface Place {
  readonly place: number;
  readonly of: number;
  readonly shared: boolean;
}

/** 隆回县2024年10月得分86.50分，县市区第3位（共12个） */
export function scoreHead(
  office: Office,
  month: string,
  { unit, group, sheet, notRanked }: ClosedUnit,
  standing: Place | undefined,
): string {
  const name = `${office.unit(unit).name}${formatPeriod(month)}`;
  if (!sheet) return `${name}没有计分的任务，不计分、不排名。`;
  const place = standing
    ? `，${group}第${standing.place}位${standing.shared ? '（并列）' : ''}（共${standing.of}个）`
    : notRanked === 'exempt'
      ? '，不参加排名'
      : '';
  return `${name}得分${tableText(sheet.total)}分${place}`;
}

/** Of what is objected to, the number of the 异议 that waits for an answer. */
export interface Pending {
  indicator(id: string): number | undefined;
  entry(entry: ScoreEntry): number | undefined;
}

/** Every entry of a score with its reason: what the indicators brought, deductions, bonuses; 扣 and 加 are numbered for 异议. */
export function sheetLines(
  sheet: ScoreSheet,
  indicators: readonly FrozenIndicator[],
  pending?: Pending,
): string[] {
  return [...baseLines(sheet, indicators, pending), ...entryLines(sheet.entries, pending)];
}

const waits = (id: number | undefined) => (id === undefined ? '' : `（异议${id}号待答复）`);

function baseLines(
  { items, base }: ScoreSheet,
  indicators: readonly FrozenIndicator[],
  pending: Pending | undefined,
): string[] {
  if (items.length === 0) return [`基础分${tableText(base)}分。`];
  const byId = new Map(indicators.map((one) => [one.indicator, one]));
  const silent = items.filter(({ indicator }) => byId.get(indicator)!.progress.status === 'unreported');
  const lost = items
    .filter((item) => item.ratio.lt(1) && !silent.includes(item))
    .sort((a, b) => b.share.minus(b.points).cmp(a.share.minus(a.points)));
  const full = items.length - lost.length - silent.length;
  return [
    `指标得分${tableText(base)}分（满分100分）：共${items.length}项，${full}项得满分${lost.length > 0 ? `，${lost.length}项失分：` : '。'}`,
    ...lost.map(
      ({ indicator, name, share, points }) =>
        `· ${name} ${tableText(points)}/${tableText(share)}分（${progressText(byId.get(indicator)!)}）${waits(pending?.indicator(indicator))}`,
    ),
    ...(silent.length > 0
      ? [
          `未报${silent.length}项，失${tableText(sumOf(silent.map(({ share }) => share)))}分：${silent.map(({ indicator, name }) => `${name}${waits(pending?.indicator(indicator))}`).join('、')}`,
        ]
      : []),
  ];
}

/** 939户，完成29.34%，序时83.33%，滞后（红） */
function progressText({ value, progress }: FrozenIndicator): string {
  const { status, completion, scheduled, early } = progress;
  return [
    value,
    ...(completion ? [`完成${percentText(completion)}`] : []),
    ...(scheduled ? [`序时${percentText(scheduled)}`] : []),
    ...(value === statusText(status, early) ? [] : [statusText(status, early)]),
  ].join('，');
}

/** 1. 未报 扣2分：2024年10月月调度 */
export function entryLines(entries: readonly ScoreEntry[], pending?: Pending): string[] {
  if (entries.length === 0) return ['没有扣分和加分。'];
  return entries.map((entry, at) => `${at + 1}. ${entryText(entry)}${waits(pending?.entry(entry))}`);
}

/** 未报 扣2分：2024年10月月调度 */
export function entryText({ label, about, points, limited, figure }: ScoreEntry): string {
  const given = `${points.lt(0) ? '扣' : '加'}${valueText(decimal(points).abs(), '')}分`;
  const what = label === '加分' || label === '扣分' ? given : `${label} ${given}`;
  return `${what}：${about}${figure ? `（${figure}）` : ''}${limited ? '（已到上限）' : ''}`;
}

/** Where a unit stands in the ranking it is in; undefined when it is not ranked. */
export function placeIn(groups: readonly GroupRanking[], unit: string): Place | undefined {
  for (const { rows } of groups) {
    const own = rows.find((row) => row.unit === unit);
    if (own)
      return {
        place: own.place,
        of: rows.length,
        shared: rows.some((row) => row.unit !== unit && row.place === own.place),
      };
  }
  return undefined;
}
