import { decimal } from '../domain/arithmetic.ts';
import type { Lift } from '../domain/lift.ts';
import type { Progress } from '../domain/model.ts';
import type { FrozenIndicator, NotRanked, RankingRow, ScoreSheet } from '../domain/month.ts';
import type { Raise } from '../domain/raise.ts';

/** A unit as one revision of a month froze it. */
export interface ClosedUnit {
  readonly unit: string;
  readonly group?: string;
  /** Its row in the ranking; absent when it was not ranked. */
  readonly ranking?: RankingRow;
  readonly notRanked?: NotRanked['reason'];
  /** Absent when nothing counts for it. */
  readonly sheet?: ScoreSheet;
  readonly indicators: readonly FrozenIndicator[];
  /** What would have lifted it out of the bottom places. */
  readonly lift?: Lift;
}

/** A stored row as data; in JSON a decimal is its text. */
export function toUnit(row: {
  unit: string;
  ranking_group: string | null;
  ranking: unknown;
  not_ranked: string | null;
  sheet: unknown;
  indicators: unknown;
  lift: unknown;
}): ClosedUnit {
  return {
    unit: row.unit,
    group: row.ranking_group ?? undefined,
    ranking: row.ranking ? toRanking(row.ranking as RankingRow) : undefined,
    notRanked: (row.not_ranked as NotRanked['reason']) ?? undefined,
    sheet: row.sheet ? toSheet(row.sheet as ScoreSheet) : undefined,
    indicators: (row.indicators as FrozenIndicator[]).map((one) => ({
      ...one,
      progress: toProgress(one.progress),
    })),
    lift: row.lift ? toLift(row.lift as Lift) : undefined,
  };
}

function toRanking(row: RankingRow): RankingRow {
  return { ...row, total: decimal(row.total), completion: decimal(row.completion) };
}

function toSheet(sheet: ScoreSheet): ScoreSheet {
  return {
    ...sheet,
    base: decimal(sheet.base),
    total: decimal(sheet.total),
    items: sheet.items.map((item) => ({
      ...item,
      share: decimal(item.share),
      ratio: decimal(item.ratio),
      points: decimal(item.points),
    })),
    entries: sheet.entries.map((entry) => ({ ...entry, points: decimal(entry.points) })),
  };
}

function toProgress({ completion, scheduled, ratio, ...rest }: Progress): Progress {
  return {
    ...rest,
    ratio: decimal(ratio),
    ...(completion === undefined ? {} : { completion: decimal(completion) }),
    ...(scheduled === undefined ? {} : { scheduled: decimal(scheduled) }),
  };
}

function toLift(lift: Lift): Lift {
  const raised = (one: Raise): Raise =>
    'value' in one.to ? { ...one, to: { value: decimal(one.to.value) } } : one;
  if (lift.kind === 'single') return { ...lift, options: lift.options.map(raised) };
  if (lift.kind === 'together') return { ...lift, raises: lift.raises.map(raised) };
  return lift;
}
