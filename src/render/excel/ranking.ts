import { number, percent, type SheetTable, type SheetValue, text } from './model.ts';

/** One unit's place in a closed month. */
export interface RankingLine {
  /** None for a unit that is not ranked. */
  readonly place?: number;
  readonly unit: string;
  readonly score?: string;
  readonly base?: string;
  readonly deductions?: string;
  readonly bonus?: string;
  /** Uncapped mean completion in percent. */
  readonly completion?: string;
  readonly unreported: number;
  readonly red: number;
  /** Places won (positive) or lost against the month before. */
  readonly change?: number;
  readonly remark?: string;
}

/** One entry of a score with its reason: what an indicator brought, a deduction (negative) or a bonus. */
export interface ScoreEntryLine {
  readonly unit: string;
  /** 逾期填报, 提前完成 … */
  readonly kind: string;
  readonly points: string;
  readonly reason: string;
  /** The row it comes from, e.g. 预警通知12号. */
  readonly source?: string;
}

export interface RankingBook {
  /** 县市区 */
  readonly group: string;
  /** 2024年9月 */
  readonly month: string;
  /** Which closing of the month; a month that was reopened has more than one. */
  readonly revision: number;
  readonly note?: string;
  readonly lines: readonly RankingLine[];
  readonly entries: readonly ScoreEntryLine[];
}

type Of<Line> = readonly (readonly [string, number, (line: Line, revision: number) => SheetValue])[];

const rankingColumns: Of<RankingLine> = [
  ['名次', 8, ({ place }) => (place === undefined ? text('不排名') : number(String(place)))],
  ['单位', 18, ({ unit }) => text(unit)],
  ['得分', 10, ({ score }) => number(score)],
  ['基础分', 10, ({ base }) => number(base)],
  ['扣分', 10, ({ deductions }) => number(deductions)],
  ['加分', 10, ({ bonus }) => number(bonus)],
  ['平均完成率', 12, ({ completion }) => percent(completion)],
  ['未报次数', 10, ({ unreported }) => number(String(unreported))],
  ['红灯项数', 10, ({ red }) => number(String(red))],
  ['名次变化', 10, ({ change }) => number(change === undefined ? undefined : String(change))],
  ['备注', 24, ({ remark }) => text(remark)],
  ['版次', 6, (_, revision) => number(String(revision))],
];

const entryColumns: Of<ScoreEntryLine> = [
  ['单位', 18, ({ unit }) => text(unit)],
  ['项目', 14, ({ kind }) => text(kind)],
  ['分值', 10, ({ points }) => number(points)],
  ['事由', 60, ({ reason }) => text(reason)],
  ['依据', 18, ({ source }) => text(source)],
  ['版次', 6, (_, revision) => number(String(revision))],
];

/** A month's ranking of one group, and every entry of its scores on a sheet of their own. */
export function rankingTables({ group, month, revision, note, lines, entries }: RankingBook): SheetTable[] {
  return [
    {
      name: `${group}排名`,
      title: `${month}${group}排名`,
      note,
      columns: rankingColumns.map(([heading, width]) => ({ heading, width })),
      rows: lines.map((line) => rankingColumns.map(([, , value]) => value(line, revision))),
      frozenColumns: 2,
    },
    {
      name: `${group}得分明细`,
      title: `${month}${group}得分明细`,
      note,
      columns: entryColumns.map(([heading, width]) => ({ heading, width })),
      rows: entries.map((line) => entryColumns.map(([, , value]) => value(line, revision))),
      frozenColumns: 1,
    },
  ];
}
