import { beforeAll, describe, expect, it } from 'vitest';
import type { Config } from '../../src/config/model.ts';
import type { Area, Cell } from '../../src/spreadsheet/model.ts';
import type { Purpose } from '../../src/tasklist/model.ts';
import { readTaskList } from '../../src/tasklist/read-task-list.ts';
import { sample } from '../support/scene.ts';

let config: Config;
beforeAll(async () => {
  config = await sample();
});

type Typed = readonly (string | number | null)[];

/** A sheet as typed; `^` and `<` continue the cell above or to the left (merged cells). */
function readRows(rows: readonly Typed[], purpose: Purpose = 'targets', name = 'Sheet1') {
  const merges: Area[] = [];
  const cells = rows.map((row, top) =>
    row.map((typed, left): Cell | undefined => {
      if (typed === null || typed === '^' || typed === '<') return undefined;
      let [bottom, right] = [top, left];
      while (rows[bottom + 1]?.[left] === '^') bottom += 1;
      while (row[right + 1] === '<') right += 1;
      if (bottom > top || right > left) merges.push({ top, left, bottom, right });
      return typeof typed === 'number' ? { text: String(typed), number: String(typed) } : { text: typed };
    }),
  );
  const reading = readTaskList({ sheets: [{ name, hidden: false, rows: cells, merges }] }, config, purpose);
  const figures = reading.indicators.map(({ id, figures: all }) =>
    [id, ...all.map(({ unit, part, value = '' }) => `${part ? `${part}/` : ''}${unit}=${value}`)].join(' '),
  );
  return {
    figures,
    unread: reading.unread.map(({ at, why }) => `${at} ${why}`),
    mismatches: reading.mismatches.map(({ at }) => at),
  };
}

const right: readonly [what: string, rows: readonly Typed[], figures: readonly string[]][] = [
  [
    'counties as rows with target, reached and rate under each indicator',
    [
      ['单位', '失业人员再就业', '<', '<'],
      ['^', '目标任务(人)', '完成数', '完成率'],
      ['双清区', 1130, 1000, 88.5],
      ['大祥区', 1300, 1000, 76.9],
      ['合计', 2430, 2000, 82.3],
    ],
    ['unemployed-reemployment shuangqing=1130 daxiang=1300'],
  ],
  [
    'a row of measures under the headings',
    [
      ['县（市、区）', '失业人员再就业', '创业担保贷款发放'],
      ['计量单位', '万人', '万元'],
      ['隆回县', 0.428, 3020],
      ['洞口县', 0.258, 2200],
    ],
    ['unemployed-reemployment longhui=4280 dongkou=2580', 'startup-loans longhui=3020 dongkou=2200'],
  ],
  [
    'target and reached in two rows of one indicator',
    [
      ['指标', '类别', '隆回县', '洞口县'],
      ['失业人员再就业（人）', '目标', 4280, 2580],
      ['^', '完成', 3000, 2000],
    ],
    ['unemployed-reemployment longhui=4280 dongkou=2580'],
  ],
  [
    'the steps of the quarters beside the target of the year',
    [
      ['县市区', '失业人员再就业（人）', '<', '<'],
      ['^', '全年目标', '一季度', '上半年'],
      ['隆回县', 4280, 1000, 2000],
      ['洞口县', 2580, 600, 1200],
    ],
    ['unemployed-reemployment longhui=4280 dongkou=2580'],
  ],
  [
    'two tables one below the other, each with other counties',
    [
      ['指标', '计量单位', '双清区', '大祥区'],
      ['失业人员再就业', '人', 1130, 1300],
      ['指标', '计量单位', '邵东市', '新邵县'],
      ['失业人员再就业', '人', 4470, 2600],
      ['困难人员再就业', '人', 1140, 700],
    ],
    [
      'unemployed-reemployment shuangqing=1130 daxiang=1300 shaodong=4470 xinshao=2600',
      'hardship-reemployment shaodong=1140 xinshao=700',
    ],
  ],
  [
    'two lists of counties side by side',
    [
      ['2024年失业人员再就业目标分解', '<', '<', '<'],
      ['县市区', '目标（人）', '县市区', '目标（人）'],
      ['双清区', 1130, '邵东市', 4470],
      ['大祥区', 1300, '新邵县', 2600],
    ],
    ['unemployed-reemployment shuangqing=1130 daxiang=1300 shaodong=4470 xinshao=2600'],
  ],
  [
    'only the figure of the whole city',
    [
      ['序号', '指标', '单位', '全市目标', '牵头单位'],
      [1, '失业人员再就业', '人', 27001, '市人社局'],
      [2, '婴幼儿照护托位', '个', 3500, '市卫健委'],
    ],
    ['unemployed-reemployment shaoyang-shi=27001', 'nursery-places shaoyang-shi=3500'],
  ],
  [
    'names set wide with spaces',
    [
      ['任务', '单位', '双 清', '大　祥', '新  宁'],
      ['失业人员\n再就业', '人', 1, 2, 5],
    ],
    ['unemployed-reemployment shuangqing=1 daxiang=2 xinning=5'],
  ],
  [
    'the target repeated in the name',
    [
      ['工作任务', '单位', '隆回县', '洞口县'],
      ['实现失业人员再就业27000人', '人', 4280, 2580],
    ],
    ['unemployed-reemployment longhui=4280 dongkou=2580'],
  ],
];

describe('a table', () => {
  it.each(right)('is read right: %s', (_what, rows, figures) => {
    expect(readRows(rows)).toEqual({ figures, unread: [], mismatches: [] });
  });

  it('with department columns only is not taken for one of units', () => {
    const rows = [
      ['牵头单位', '工作任务', '年度目标'],
      ['市人社局', '失业人员再就业', '27000人'],
      ['市卫健委', '婴幼儿照护托位', '3500个'],
    ];
    expect(readRows(rows)).toMatchObject({
      figures: [],
      unread: [expect.stringContaining('没有找到县市区或全市')],
    });
  });

  it('that says of one unit two things uses neither', () => {
    const rows = [
      ['指标', '单位', '隆回县', '洞口县'],
      ['失业人员再就业', '人', 4280, 2580],
      ['失业再就业', '人', 4281, 2580],
    ];
    expect(readRows(rows)).toEqual({
      figures: ['unemployed-reemployment dongkou=2580'],
      unread: [
        'Sheet1!C2 同一单位的这项指标写了两次，数不一样',
        'Sheet1!C3 同一单位的这项指标写了两次，数不一样',
      ],
      mismatches: [],
    });
  });

  it('with stages and states gives them where what was reached is read', () => {
    const rows = [
      ['指标', '隆回县', '洞口县', '武冈市'],
      ['县域普通高中徐特立项目', '主体', '投用', '快好了'],
      ['法律援助', '已完成', '滞后', null],
    ];
    const { unread } = readRows(rows, 'values');
    expect(unread).toEqual(['Sheet1!D2 应写阶段名称，或 已完成、达到序时、滞后']);
  });

  it('whose total does not add up says so at the total, and takes the units all the same', () => {
    const rows = [
      ['指标', '单位', '隆回县', '洞口县', '合计'],
      ['失业人员再就业', '人', 4280, 2580, 6900],
    ];
    expect(readRows(rows)).toEqual({
      figures: ['unemployed-reemployment longhui=4280 dongkou=2580'],
      unread: [],
      mismatches: ['Sheet1!E2'],
    });
  });
});
