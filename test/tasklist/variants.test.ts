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
  [
    'what was reached and how far, beside the targets, by the names of units and of indicators',
    [
      ['指标', '隆回目标', '隆回完成数', '洞口目标', '洞口完成率'],
      ['失业人员再就业', 4280, 3000, 2580, 77.5],
      ['县市区', '城镇就业目标（人）', '城镇就业完成数', '城镇就业完成率'],
      ['隆回县', 4680, 1450, 31],
    ],
    ['unemployed-reemployment longhui=4280 dongkou=2580', 'urban-jobs longhui=4680'],
  ],
  [
    'one indicator, named by the title, with shares and last year beside the target',
    [
      ['2024年新增城镇就业任务分解表', '<', '<', '<', '<'],
      ['序号', '县市区', '目标任务（人）', '占全市比重', '2023年完成数'],
      [1, '双清区', 1480, '4.7%', 1400],
      [2, '城步苗族\n自治县', 1020, '3%', 1000],
    ],
    ['urban-jobs shuangqing=1480 chengbu=1020'],
  ],
  [
    'a measure of its own beside each figure, and one in the heading of a unit',
    [
      ['指标', '双清区', '<', '大祥区（亿元）'],
      ['^', '数量', '单位', '^'],
      ['创业担保贷款发放', 8800000, '元', 0.106],
    ],
    ['startup-loans shuangqing=880 daxiang=1060'],
  ],
  [
    'numbered units, and governments for their counties',
    [
      ['责任单位', '失业人员再就业（人）'],
      ['1.双清区', 1130],
      ['（二）大祥区人民政府', 1300],
    ],
    ['unemployed-reemployment shuangqing=1130 daxiang=1300'],
  ],
  [
    'a county that has nothing in its row',
    [
      ['县市区', '失业人员再就业（人）'],
      ['双清区', 1130],
      ['大祥区', null],
    ],
    ['unemployed-reemployment shuangqing=1130 daxiang='],
  ],
  [
    'one figure a row, with the targets of two years',
    [
      ['县市区', '指标', '计量单位', '2023年目标', '2024年目标', '2024年完成数'],
      ['隆回县', '新增城镇就业', '人', 4000, 4680, 1450],
      ['洞口县', '新增城镇就业', '人', 3000, 3100, 900],
    ],
    ['urban-jobs longhui=4680 dongkou=3100'],
  ],
];

const refused: readonly [what: string, rows: readonly Typed[], unread: readonly string[]][] = [
  [
    'a fraction where percents are meant, which may be one or the other',
    [
      ['指标', '双清区', '大祥区'],
      ['工业技改投资增速', 0.08, 0.075],
    ],
    ['Sheet1!B2 不知道是 0.08% 还是 8%，请写上 %', 'Sheet1!C2 不知道是 0.075% 还是 7.5%，请写上 %'],
  ],
  [
    'another measure over the units than the indicator counts in',
    [
      ['指标', '各县市区任务（单位：人）', '<'],
      ['^', '双清区', '大祥区'],
      ['创业担保贷款发放', 880, 1060],
    ],
    ['Sheet1!B3 写的是人，这项指标按万元计', 'Sheet1!C3 写的是人，这项指标按万元计'],
  ],
  [
    'figures reached, by the title',
    [
      ['2024年3月就业创业完成情况', '<', '<'],
      ['县市区', '新增城镇就业', '创业培训'],
      ['双清区', 450, 50],
      ['大祥区', 440, 60],
    ],
    ['Sheet1 标题说的是完成情况，表头没有写哪一列是目标，没有读这张工作表'],
  ],
  [
    'figures reached, by the headings',
    [
      ['县市区', '新增城镇就业完成数', '创业培训完成'],
      ['双清区', 450, 50],
      ['大祥区', 440, 60],
    ],
    ['Sheet1 没有找到目标任务，没有读这张工作表'],
  ],
  [
    'other years only',
    [
      ['指标', '隆回县', '<'],
      ['^', '2022年目标', '2023年目标'],
      ['新增城镇就业', 4000, 4400],
    ],
    [
      'Sheet1!B3 写的是 2022 年，配置里的这项指标属于另一年度，没有采用',
      'Sheet1!C3 写的是 2023 年，配置里的这项指标属于另一年度，没有采用',
    ],
  ],
  [
    'a list of the whole city that does not say so',
    [
      ['邵阳市重点任务', '<', '<'],
      ['指标', '计量单位', '年度目标'],
      ['失业人员再就业', '人', 50],
    ],
    ['Sheet1 没有找到县市区或全市的行、列，没有读这张工作表'],
  ],
];

describe('a table', () => {
  it.each(refused)('is not taken for targets, and says why: %s', (_what, rows, unread) => {
    const read = readRows(rows);
    expect(read.figures.join()).not.toContain('=');
    expect(read.unread).toEqual(unread);
  });

  it('says what it makes of columns and rows that belong to no unit', () => {
    const rows = [
      ['指标', '计量单位', '双清区', '大祥区', '经开区'],
      ['失业人员再就业', '人', 1130, 1300, 50],
      ['县市区', '婴幼儿照护托位'],
      ['双清区', 150],
      ['松坡公园', 10],
    ];
    expect(readRows(rows)).toEqual({
      figures: ['unemployed-reemployment shuangqing=1130 daxiang=1300', 'nursery-places shuangqing=150'],
      unread: ['Sheet1!E1 没有这个单位', 'Sheet1!A5 没有这个单位'],
      mismatches: [],
    });
  });

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
