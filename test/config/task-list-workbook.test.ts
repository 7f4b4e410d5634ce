import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig, problemText } from '../../src/config/load.ts';
import { taskListText } from '../../src/config/task-list-text.ts';
import type { Unit } from '../../src/domain/model.ts';
import { text } from '../../src/render/excel/model.ts';
import { templateTables } from '../../src/render/excel/template.ts';
import { writeWorkbook } from '../../src/render/excel/write-workbook.ts';

const file = '任务清单.xlsx';
let dir: string;
let units: readonly Unit[];

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'config-'));
  cpSync('test/fixtures/config', dir, { recursive: true });
  const loaded = await loadConfig(dir);
  if ('problems' in loaded) throw new Error('the fixture must load');
  units = loaded.config.units;
  rmSync(join(dir, 'tasks.yaml'));
  writeFileSync(join(dir, 'rules.yaml'), readFileSync(join(dir, 'rules.yaml'), 'utf8'));
});
afterEach(() => rmSync(dir, { recursive: true }));

type Row = Readonly<Record<string, string>>;
const year: Row = { 专项: '2024年年度实事' };
const rows: readonly Row[] = [
  {
    ...year,
    编号: 'jobs-new',
    指标名称: '新增就业',
    别名: '就业',
    计量单位: '人',
    牵头单位: '市人社局',
    甲市: '5100',
    东区: '3000',
    西县: '2100',
  },
  { ...year, 编号: 'water', 指标名称: '供水', 分项: '户数', 计量单位: '户', 东区: '2万' },
  { ...year, 编号: 'water', 指标名称: '供水', 分项: '人数', 计量单位: '人', 东区: '6万' },
  {
    ...year,
    编号: 'school',
    指标名称: '学校',
    类型: '形象进度',
    阶段: '开工=20；主体=60；投用=100',
    东区: '√',
  },
  { ...year, 编号: 'law', 指标名称: '普法', 类型: '状态', 东区: '√', 西县: '√' },
  { ...year, 编号: 'growth', 指标名称: '增速', 类型: '比率', 计量单位: '%', 东区: '5.80', 西县: '-1.5' },
  { ...year, 编号: 'accidents', 指标名称: '事故', 类型: '上限', 计量单位: '起', 东区: '6', 西县: '0' },
];

async function writeList(list: readonly Row[]): Promise<void> {
  const [table, advice] = templateTables(2024, units);
  const cells = list.map((row) => table!.columns.map(({ heading }) => text(row[heading])));
  writeFileSync(join(dir, file), await writeWorkbook([{ ...table!, rows: cells }, advice!]));
}

describe('任务清单.xlsx in place of tasks.yaml', () => {
  it('gives the same indicators and targets', async () => {
    await writeList(rows);
    const loaded = await loadConfig(dir);
    if ('problems' in loaded) throw new Error(loaded.problems.map(problemText).join('\n'));
    const { programmes, indicators, targets } = loaded.config;
    expect(programmes).toMatchObject([{ name: '2024年年度实事', year: 2024 }]);
    expect(indicators.map(({ id, kind, measure }) => `${id} ${kind} ${measure}`.trim())).toEqual([
      'jobs-new cumulative 人',
      'water cumulative',
      'school stage',
      'law stated',
      'growth level %',
      'accidents cap 起',
    ]);
    expect(
      targets.map(({ unit, indicator, part, value }) =>
        [indicator, part, unit, value].filter(Boolean).join(' '),
      ),
    ).toEqual([
      'jobs-new jia 5100',
      'jobs-new east 3000',
      'jobs-new west 2100',
      'water hu-shu east 20000',
      'water ren-shu east 60000',
      'school east 100',
      'law east 100',
      'law west 100',
      'growth east 5.8',
      'growth west -1.5',
      'accidents east 6',
      'accidents west 0',
    ]);
  });

  it('names file and cell of everything that cannot be read', async () => {
    await writeList(rows.with(0, { ...rows[0]!, 东区: '约3000' }).with(6, { ...rows[6]!, 类型: '其他' }));
    const loaded = await loadConfig(dir);
    const problems = 'problems' in loaded ? loaded.problems : [];
    expect(problems.map(problemText)).toEqual([
      '任务清单.xlsx，任务清单!N4：不是一个确定的数，请只写数字（现为 “约3000”）',
      '任务清单.xlsx，任务清单!F10：指标类型应为 累计、比率、上限、形象进度、状态 之一（现为 “其他”）',
    ]);
  });

  it('is refused beside tasks.yaml, because one of the two would be ignored', async () => {
    await writeList(rows);
    cpSync('test/fixtures/config/tasks.yaml', join(dir, 'tasks.yaml'));
    const loaded = await loadConfig(dir);
    expect('problems' in loaded && loaded.problems.map(problemText)).toEqual([
      expect.stringContaining('任务清单.xlsx：已有 tasks.yaml，两个文件只能留一个'),
    ]);
  });

  it('is refused with the reason when it is no workbook', async () => {
    writeFileSync(join(dir, file), '指标,东区\n');
    const loaded = await loadConfig(dir);
    expect('problems' in loaded && loaded.problems.map(problemText)[0]).toContain('.csv 改了名');
  });

  it('can be written as tasks.yaml that says the same', async () => {
    await writeList(rows);
    const before = await loadConfig(dir);
    const { text: yaml, file: from } = await taskListText(dir, units);
    expect(from).toBe(file);
    rmSync(join(dir, file));
    writeFileSync(join(dir, 'tasks.yaml'), yaml);
    expect(await loadConfig(dir)).toEqual(before);
  });
});
