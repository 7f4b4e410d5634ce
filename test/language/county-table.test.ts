import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCountyTable } from '../../src/language/county-table.ts';
import { vocabulary } from './vocabulary.ts';

const counties = new Set(vocabulary.units.map(({ id }) => id).filter((id) => id !== '邵阳市'));
const places = { counties, wholes: new Set(['邵阳市']) };
const read = (text: string) => readCountyTable(text, vocabulary, places);

/** What a table says, one line a figure: 双清区 新增城镇就业 1450人. */
function told(text: string): string[] | undefined {
  const table = read(text);
  return (
    table && [
      ...table.cells.map(
        ({ county, indicator, part, amount }) =>
          `${county} ${indicator}${part ?? ''} ${amount.value}${amount.measure}`,
      ),
      ...table.totals.map(({ indicator, amount }) => `合计 ${indicator} ${amount.value}${amount.measure}`),
      ...table.unread.map(({ why, source }) => `✗ ${why} ${source}`),
      ...table.ignored.map((heading) => `? ${heading}`),
    ]
  );
}

const jobs = ['双清区 新增城镇就业 1450', '大祥区 新增城镇就业 1540'];
const both = [
  '双清区 新增城镇就业 1450',
  '双清区 创业培训 60',
  '大祥区 新增城镇就业 1540',
  '大祥区 创业培训 70',
];

describe('a table of counties is read', () => {
  it.each([
    ['one line a county under an indicator', '新增城镇就业\n双清区 1450\n大祥区 1540', jobs],
    [
      'with colons and measures',
      '新增城镇就业\n双清区：1450人\n大祥区: 1540 人',
      ['双清区 新增城镇就业 1450人', '大祥区 新增城镇就业 1540人'],
    ],
    ['with numbering and thousands', '新增城镇就业\n1. 双清区 1,450\n2、大祥区 1,540', jobs],
    ['with bare numbering', '新增城镇就业\n1 双清区 1450\n2 大祥区 1540', jobs],
    ['in full width', '新增城镇就业\n双清区　１４５０\n大祥区：１，５４０', jobs],
    ['glued', '新增城镇就业：\n双清区1450\n大祥区1540', jobs],
    [
      'with 万',
      '新增城镇就业\n双清区 0.145万人\n大祥区 0.154万',
      ['双清区 新增城镇就业 1450人', '大祥区 新增城镇就业 1540'],
    ],
    ['with small words', '新增城镇就业\n双清区 累计完成1450\n大祥区 完成 1540', jobs],
    ['by abbreviations', '新增城镇就业\n双清 1450\n大祥 1540', jobs],
    [
      'with the completion beside each figure',
      '新增城镇就业\n双清区 1450人，完成98%\n大祥区 1540人，完成100%',
      ['双清区 新增城镇就业 1450人', '大祥区 新增城镇就业 1540人'],
    ],
    ['with numbering inside the cells', '县市区\t新增城镇就业\n1.双清区\t1450\n2、大祥区\t1540', jobs],
    [
      'with the date in the heading below another',
      '新增城镇就业\n县市区\t截至9月底累计完成数\n双清区\t1450\n大祥区\t1540',
      jobs,
    ],
    [
      'with targets and figures told by brackets',
      '县市区\t新增城镇就业（目标）\t新增城镇就业（完成）\n双清区\t1480\t1450\n大祥区\t1600\t1540',
      [...jobs, '? 新增城镇就业(目标)'],
    ],
    ['in one line', '新增城镇就业：双清区1450、大祥区1540', jobs],
    ['with the indicator before a single county', '新增城镇就业 双清区 1450', jobs.slice(0, 1)],
    ['a single county under a heading', '新增城镇就业\n双清区 1450', jobs.slice(0, 1)],
    [
      'two headings, each with its counties',
      '新增城镇就业\n双清区 1450\n大祥区 1540\n创业培训\n双清区 60\n大祥区 70',
      [both[0], both[2], both[1], both[3]],
    ],
    [
      'pasted from Excel with several indicators',
      '县市区\t新增城镇就业\t创业培训\n双清区\t1450\t60\n大祥区\t1540\t70',
      both,
    ],
    [
      'pasted behind the command without a line break',
      ' 县市区\t新增城镇就业\t创业培训\r\n双清区\t1450\t60\r\n大祥区\t1540\t70\r\n',
      both,
    ],
    [
      'with a column of numbers in front',
      '序号\t县市区\t新增城镇就业\t创业培训\n1\t双清区\t1450\t60\n2\t大祥区\t1540\t70',
      both,
    ],
    ['with tabs that became spaces', '县市区 新增城镇就业 创业培训\n双清区 1450 60\n大祥区 1540 70', both],
    [
      'with upright strokes',
      '| 县市区 | 新增城镇就业 | 创业培训 |\n|---|---|---|\n| 双清区 | 1450 | 60 |\n| 大祥区 | 1540 | 70 |',
      both,
    ],
    [
      'with empty cells and dashes, which say nothing',
      '县市区\t新增城镇就业\t创业培训\n双清区\t1450\t—\n大祥区\t\t70\n北塔区\t/\t-',
      [both[0], both[3]],
    ],
    [
      'with measures in the headings',
      '县市区\t新增城镇就业（人）\t创业担保贷款发放(万元)\n双清区\t1450\t1570\n大祥区\t1540\t880.5',
      [
        '双清区 新增城镇就业 1450人',
        '双清区 创业担保贷款发放 15700000元',
        '大祥区 新增城镇就业 1540人',
        '大祥区 创业担保贷款发放 8805000元',
      ],
    ],
    [
      'with a measure of ten thousand in the heading',
      '县市区\t新增城镇就业（万人）\n双清区\t0.145\n大祥区\t1540人',
      ['双清区 新增城镇就业 1450人', '大祥区 新增城镇就业 1540人'],
    ],
    [
      'with the measure above the table',
      '新增城镇就业情况表\n单位：万人\n县市区\t新增城镇就业\n双清区\t0.145\n大祥区\t0.154',
      ['双清区 新增城镇就业 1450人', '大祥区 新增城镇就业 1540人'],
    ],
    [
      'with parts told by name or by measure',
      '县市区\t二次供水户数\t二次供水（人）\n双清区\t120\t360\n大祥区\t130\t390',
      [
        '双清区 二次供水户数 120',
        '双清区 二次供水人数 360人',
        '大祥区 二次供水户数 130',
        '大祥区 二次供水人数 390人',
      ],
    ],
    [
      'with counties as columns',
      '指标\t双清区\t大祥区\n新增城镇就业\t1450\t1540\n创业培训\t60\t70',
      [both[0], both[2], both[1], both[3]],
    ],
    [
      'with counties as columns and a column of measures',
      '序号\t指标\t单位\t双清区\t大祥区\t合计\n1\t创业担保贷款发放\t万元\t880\t1060\t1940',
      [
        '双清区 创业担保贷款发放 8800000元',
        '大祥区 创业担保贷款发放 10600000元',
        '合计 创业担保贷款发放 19400000元',
      ],
    ],
    [
      'with counties as columns, in spaces',
      '双清区 大祥区\n新增城镇就业 1450 1540\n创业培训 60 70',
      [both[0], both[2], both[1], both[3]],
    ],
    [
      'with pairs behind each county',
      '双清区：新增城镇就业1450人、创业培训60人次\n大祥区：新增城镇就业1540人、创业培训70人次',
      [
        '双清区 新增城镇就业 1450人',
        '双清区 创业培训 60人次',
        '大祥区 新增城镇就业 1540人',
        '大祥区 创业培训 70人次',
      ],
    ],
    [
      'with a county above its figures',
      '双清区\n新增城镇就业 1450\n创业培训 60\n大祥区\n新增城镇就业 1540\n创业培训 70',
      both,
    ],
    [
      'with a total, which is no county',
      '县市区\t新增城镇就业\n双清区\t1450\n大祥区\t1540\n合计\t2990',
      [...jobs, '合计 新增城镇就业 2990'],
    ],
    [
      'with the city as the total',
      '新增城镇就业\n邵阳市 2990\n双清区 1450\n大祥区 1540',
      [...jobs, '合计 新增城镇就业 2990'],
    ],
    [
      'with the city’s figure in the heading',
      '新增城镇就业 2990人\n双清区 1450\n大祥区 1540',
      [...jobs, '合计 新增城镇就业 2990人'],
    ],
    [
      'with merged headings, of which only the figures count',
      '县市区\t新增城镇就业\t\t\t创业培训\t\n\t目标\t完成数\t完成率\t目标\t完成\n双清区\t1480\t1450\t98%\t230\t60\n大祥区\t1540\t1540\t100%\t270\t70',
      [...both, '? 新增城镇就业目标', '? 新增城镇就业完成率', '? 创业培训目标'],
    ],
    [
      'with columns that are no figures',
      '县市区\t年度目标任务\t新增城镇就业\t完成率（%）\t排名\n双清区\t1480\t1450\t98\t1\n大祥区\t1540\t1540\t100\t2',
      [...jobs, '? 年度目标任务', '? 完成率（%）', '? 排名'].map((line) =>
        line.replace('（', '(').replace('）', ')'),
      ),
    ],
    [
      'with a heading above and columns below it',
      '新增城镇就业\n县市区\t目标任务\t完成数\n双清区\t1480\t1450\n大祥区\t1540\t1540',
      [...jobs, '? 新增城镇就业目标任务'],
    ],
    [
      'with a line break inside a heading',
      '县市区\t"新增城镇\n就业（人）"\n双清区\t1450\n大祥区\t1540',
      ['双清区 新增城镇就业 1450人', '大祥区 新增城镇就业 1540人'],
    ],
    [
      'of rates, which may be negative',
      '规模工业增加值增速\n双清区 5.8%\n大祥区 下降3.2%\n北塔区 -1.5',
      ['双清区 规模工业增加值增速 5.8%', '大祥区 规模工业增加值增速 -3.2%', '北塔区 规模工业增加值增速 -1.5'],
    ],
    ['a line repeated with the same number', '新增城镇就业\n双清区 1450\n双清区 1450\n大祥区 1540', jobs],
  ] as const)('%s', (_, text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});

describe('a table of counties says back', () => {
  it.each([
    [
      'a county that may be another',
      '新增城镇就业\n双清区 1450\n邵阳 1540\n大祥区 1540',
      '✗ county 邵阳 1540',
    ],
    ['a county nobody knows', '新增城镇就业\n双清区 1450\n大祥区 1540\n经开区 20', '✗ county 经开区 20'],
    [
      'a county nobody knows in a cell',
      '县市区\t新增城镇就业\n双清区\t1450\n大祥区\t1540\n经开区\t20',
      '✗ county 经开区 新增城镇就业 20',
    ],
    [
      'a cell that is no number',
      '县市区\t新增城镇就业\n双清区\t1450\n大祥区\t1540左右\n北塔区\t1x',
      '✗ figure 大祥区 新增城镇就业 1540左右',
    ],
    ['a range', '新增城镇就业\n双清区 1450\n大祥区 90-95', '✗ figure 大祥区 90-95'],
    ['a broken grouping', '新增城镇就业\n双清区 1450\n大祥区 15,40', '✗ figure 大祥区 15,40'],
    ['a number about right', '新增城镇就业\n双清区 1450\n大祥区 1500余人', '✗ figure 大祥区 1500余人'],
    ['a number to be added', '新增城镇就业\n双清区 1450\n大祥区 +120', '✗ figure 大祥区 +120'],
    ['what was added', '新增城镇就业\n双清区 1450\n大祥区 新增120人', '✗ figure 大祥区 新增120人'],
    ['a rate of completion alone', '新增城镇就业\n双清区 1450\n大祥区 完成98%', '✗ figure 大祥区 完成98%'],
    ['a target', '新增城镇就业\n双清区 1450\n大祥区 目标1540', '✗ figure 大祥区 目标1540'],
    ['two numbers for one', '新增城镇就业\n双清区 1450\n大祥区 1540\n大祥区 1541', '✗ twice 大祥区 1540'],
    ['two numbers where one belongs', '新增城镇就业\n双清区 1450\n大祥区 145 600', '✗ figure 大祥区 145 600'],
    [
      'too few numbers where tabs became spaces',
      '县市区 新增城镇就业 创业培训\n双清区 1450 60\n大祥区 1540',
      '✗ figure 大祥区 1540',
    ],
    [
      'numbers in cells without a heading',
      '县市区\t新增城镇就业\t\t\n双清区\t1480\t1450\t98%\n大祥区\t1540\t\t',
      '✗ figure 双清区 新增城镇就业 1480 1450',
    ],
    ['numbers without an indicator', '双清区 1450\n大祥区 1540', '✗ indicator 双清区 1450'],
    ['numbers under a target', '新增城镇就业目标任务\n双清区 1450\n大祥区 1540', '✗ indicator 双清区 1450'],
    [
      'a pair of no indicator',
      '双清区：新增城镇就业1450人、飞机起降8架次\n大祥区：新增城镇就业1540人',
      '✗ indicator 双清区：新增城镇就业1450人、飞机起降8架次',
    ],
  ])('%s', (_, text, line) => {
    expect(told(text)).toContain(line);
  });

  it('and takes nothing for what it says back', () => {
    expect(told('新增城镇就业目标任务\n双清区 1450\n大祥区 1540')).toEqual([
      '✗ indicator 双清区 1450',
      '✗ indicator 大祥区 1540',
    ]);
    expect(told('县市区\t新增城镇就业\t\n双清区\t1480\t1450\n大祥区\t1540\t1500')).toEqual([
      '✗ figure 双清区 新增城镇就业 1480 1450',
      '✗ figure 大祥区 新增城镇就业 1540 1500',
    ]);
    expect(told('新增城镇就业\n双清区 1450\n大祥区 1540\n大祥区 1541')).toEqual([
      jobs[0],
      '✗ twice 大祥区 1540',
    ]);
  });

  it('with the counties that may be meant', () => {
    expect(read('新增城镇就业\n双清区 1450\n大祥区 1\n邵阳 2')?.unread[0]?.nearest?.toSorted()).toEqual(
      ['邵阳县', '邵阳市'].toSorted(),
    );
  });
});

describe('the month and the data date of a table', () => {
  it.each([
    ['before the indicator', '9月 新增城镇就业\n双清区 1450\n大祥区 1540'],
    ['in a line of their own', '9月\n新增城镇就业\n双清区 1450\n大祥区 1540'],
    ['in a title', '2024年9月新增城镇就业\n双清区 1450\n大祥区 1540'],
    ['before a row of headings', '9月\n县市区\t新增城镇就业\n双清区\t1450\n大祥区\t1540'],
    ['in a heading', '县市区\t9月新增城镇就业\n双清区\t1450\n大祥区\t1540'],
    ['in front of the head of the first column', '9月 县市区\t新增城镇就业\n双清区\t1450\n大祥区\t1540'],
  ])('stand %s', (_, text) => {
    const table = read(text)!;
    expect(table.period).toMatchObject({ month: 9 });
    expect(table.cells.map(({ amount }) => amount.value)).toEqual(['1450', '1540']);
  });

  it('are both read', () => {
    const table = read('新增城镇就业（人） 截至9月20日\n双清区 1450\n大祥区 1540')!;
    expect(table.dataDate).toEqual({ month: 9, day: 20 });
    expect(table.cells).toHaveLength(2);
  });

  it.each([
    ['two months', '县市区\t8月新增城镇就业\t9月创业培训\n双清区\t1450\t60\n大祥区\t1540\t70', '8月、9月'],
    ['no month at all', '上个月 新增城镇就业\n双清区 1450\n大祥区 1540', '上个月'],
    ['no day at all', '新增城镇就业 截至昨天\n双清区 1450\n大祥区 1540', '截至昨天'],
  ])('are unclear where they are %s', (_, text, unclear) => {
    expect(read(text)?.unclear).toBe(unclear);
  });
});

describe('no table is', () => {
  it.each([
    ['a city’s figure', '新增城镇就业 15000人'],
    ['several of a city’s figures', '新增城镇就业 15000人\n创业培训 640人次'],
    ['one county’s report', '隆回县 新增城镇就业 900人'],
    ['one county above its figures', '隆回县\n新增城镇就业 900人'],
    ['a figure with its counties behind it', '新增城镇就业 15000人，其中：双清区1450人，大祥区1540人'],
    ['a figure with counties in the remark', '新增城镇就业 15000人 备注：双清区、大祥区未报'],
    ['a name alone', '新增城镇就业'],
    ['nothing', ''],
    ['counties without figures', '双清区\n大祥区\n北塔区'],
    ['words', '双清区、大祥区进展顺利'],
  ])('%s', (_, text) => {
    expect(read(text)).toBeUndefined();
  });
});

describe('a hostile table', () => {
  const seconds = (text: string) => {
    const before = process.cpuUsage();
    read(text);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
  };
  const ofLength = (piece: string, length: number) =>
    piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

  it('of a hundred columns keeps every one apart', () => {
    const others = Array.from({ length: 98 }, (_, at) => `列${at}`).join('\t');
    const numbers = Array.from({ length: 98 }, (_, at) => String(at)).join('\t');
    const table = read(
      `县市区\t新增城镇就业\t${others}\t创业培训\n双清区\t1450\t${numbers}\t60\n大祥区\t1540\t${numbers}\t70`,
    )!;
    expect(table.cells.map(({ amount }) => amount.value)).toEqual(['1450', '60', '1540', '70']);
    expect(table.ignored).toHaveLength(98);
  });

  it.each([
    '双清区\t1450\n大祥区\t1540\n',
    '双清区 1450\n大祥区 1540\n',
    '双清区1450、大祥区1540、',
    '某某县 1450\n',
    '双清区\t"1450\n',
    '双清区：新增城镇就业1450人、',
    '县市区\t新增城镇就业\t\n',
    '9月\t',
    '\t',
    '|1',
    '合计 1\n',
    '"',
  ])('of 20,000 characters of %j is read in a moment', (piece) => {
    read(ofLength(piece, 500));
    expect(seconds(`新增城镇就业\n${ofLength(piece, 20_000)}`)).toBeLessThan(2);
  });

  it('of more rows than anybody has looks at the first five hundred', () => {
    const rows = Array.from({ length: 600 }, () => '双清区 1450').join('\n');
    const table = read(`新增城镇就业\n${rows}\n大祥区 1540`)!;
    expect(table.left).toBe(102);
    expect(table.cells).toHaveLength(1);
  });

  it('of control characters and half characters throws nothing', () => {
    expect(() => read('新增城镇就业\n双清区\u0000 1450\ud800\n大祥区\u202e 1540\n\udc00\t\t"')).not.toThrow();
  });

  it('of any pieces throws nothing, and takes exact numbers of known counties and indicators only', () => {
    const pieces = fc.constantFrom(
      ...[
        '双清区',
        '大祥区',
        '邵阳',
        '某某县',
        '合计',
        '新增城镇就业',
        '创业培训',
        '县市区',
        '目标',
        '完成率',
      ],
      ...['1450', '1,540', '０.１', '万', '人', '%', '+', '-', '—', '约', '9月', '截至9月30日', '单位：人'],
      ...['\t', '\n', ' ', '、', '，', '：', '|', '"', '1. ', '\u0000', '\ud800', '备注：'],
    );
    const text = fc.array(pieces, { maxLength: 60 }).map((all) => `双清区 1\n大祥区 2\n${all.join('')}`);
    fc.assert(
      fc.property(text, (typed) => {
        for (const { county, indicator, amount } of read(typed)?.cells ?? []) {
          expect(counties.has(county)).toBe(true);
          expect(vocabulary.indicators.some(({ id }) => id === indicator)).toBe(true);
          expect(amount.value).toMatch(/^-?\d+(\.\d+)?$/);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
