import type { Unit } from '../../domain/model.ts';
import { type SheetTable, text } from './model.ts';

const fields: readonly (readonly [string, number])[] = [
  ['专项', 24],
  ['编号', 16],
  ['指标名称', 28],
  ['分项', 12],
  ['别名', 20],
  ['类型', 10],
  ['计量单位', 10],
  ['权重', 8],
  ['牵头单位', 16],
  ['责任人', 12],
  ['阶段', 24],
  ['序时节点', 28],
];

const advice: readonly (readonly [string, string])[] = [
  ['专项', '写“年份+名称”，如 2024年市定十大重点民生实事'],
  ['编号', '小写字母、数字和连字符，可以不填；已有的指标不用填'],
  ['分项', '一项指标有几个目标（如户数、人数）时，各写一行，指标名称相同；没有就不填'],
  ['别名', '人们常打的叫法，用顿号隔开；可以不填'],
  ['类型', '累计、比率、上限、形象进度、状态 之一；不填按累计（计量单位是 % 的按比率）'],
  ['阶段', '只有形象进度要填，如 开工=20；主体=60；投用=100'],
  ['序时节点', '不填为匀速；否则如 2024-06-30=40；2024-12-31=100'],
  ['各单位', '填数字；没有任务的留空；形象进度、状态类有任务的打 √'],
];

/** An empty task list that `diaodu import` reads back, with a sheet that says how to fill it in. */
export function templateTables(year: number, units: readonly Unit[]): SheetTable[] {
  const regional = units.filter(({ kind }) => kind === 'city' || kind === 'county' || kind === 'township');
  const names = regional.map(({ name }): readonly [string, number] => [
    name,
    Math.max(10, name.length * 2 + 2),
  ]);
  return [
    {
      name: '任务清单',
      title: `${year}年任务清单`,
      columns: [...fields, ...names].map(([heading, width]) => ({ heading, width })),
      rows: [],
      frozenColumns: 3,
    },
    {
      name: '填写说明',
      title: '填写说明',
      columns: [
        { heading: '列', width: 12 },
        { heading: '怎么填', width: 80 },
      ],
      rows: advice.map(([column, how]) => [text(column), text(how)]),
    },
  ];
}
