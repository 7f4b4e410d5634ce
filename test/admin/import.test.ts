import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { AdminTools } from '../../src/admin/command.ts';
import { loadConfig } from '../../src/config/load.ts';
import type { Config } from '../../src/config/model.ts';
import { decimal } from '../../src/domain/arithmetic.ts';
import { wholeCompletion } from '../../src/domain/completion.ts';
import { targetsIn } from '../../src/domain/target-history.ts';
import { verifyAudit } from '../../src/store/audit.ts';
import { figuresFor } from '../../src/store/reports.ts';
import { targetChanges } from '../../src/store/target-changes.ts';
import { openScene, type Scene } from '../support/scene.ts';
import { run, settingsOf, toolsOf } from './setup.ts';

const list = (name: string) => `test/fixtures/task-lists/${name}`;
const jobs = 'test/fixtures/completion/first-quarter-jobs.xlsx';

let scene: Scene;
let tools: AdminTools;
let dir: string;

async function start(now: string, firstStart = '2024-01-02T09:00+08:00'): Promise<void> {
  scene = await openScene({ now, firstStart });
  await scene.db
    .updateTable('installation')
    .set({ first_start: Date.parse(firstStart) })
    .execute();
  tools = toolsOf(scene, [], settingsOf({ CONFIG_DIR: dir }));
}

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'diaodu-config-'));
  cpSync('config', dir, { recursive: true });
  await start('2024-10-14T10:00+08:00');
});
afterEach(() => rmSync(dir, { recursive: true }));

const tasksText = () => readFileSync(join(dir, 'tasks.yaml'), 'utf8');

async function configOf(folder = dir): Promise<Config> {
  const loaded = await loadConfig(folder);
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
  return loaded.config;
}

const targetOf = ({ targets }: Pick<Config, 'targets'>, unit: string, indicator: string) =>
  targets.find((target) => target.unit === unit && target.indicator === indicator)?.value;

describe('import of a task list', () => {
  it('shows first what it would change, with addresses, and writes nothing', async () => {
    const before = tasksText();
    const { lines, exitCode } = await run(tools, 'import', list('01-counties-as-columns.xlsx'));
    expect(exitCode).toBe(0);
    const text = lines.join('\n');
    expect(text).toContain('失业人员再就业 隆回县：4280人 → 4380人（任务清单!L5）');
    expect(text).toContain('危旧燃气管网改造 城步苗族自治县：4公里 → 无任务（任务清单!P9）');
    expect(text).toContain('没有变化 59 处');
    expect(lines.at(-1)).toBe(`确认无误后执行：diaodu import ${list('01-counties-as-columns.xlsx')} --yes`);
    expect(tasksText()).toBe(before);
    expect(await targetChanges(scene.db)).toEqual([]);
  });

  it('points at a target that is a thousandfold of what it was', async () => {
    const file = join(dir, 'list.csv');
    writeFileSync(
      file,
      '指标,单位,计量单位,年度目标\n失业人员再就业,隆回县,万人,4281\n创业培训,隆回县,人次,701\n',
    );
    const text = (await run(tools, 'import', file)).lines.join('\n');
    expect(text).toContain('4280人 → 42810000人，相差千倍以上，请核对计量单位（');
    expect(text.match(/相差千倍/g)).toHaveLength(1);
  });

  it('says who answers for what now, and before', async () => {
    const { lines } = await run(tools, 'import', list('11-one-sheet-each-county.xlsx'));
    expect(lines.join('\n')).toContain(
      '困难残疾人家庭无障碍改造：责任人 隆回县 无 → 陈某；责任人 洞口县 无 → 曾某',
    );
    expect(lines.join('\n')).toContain('洞口县!D6 “约11个”：不是一个确定的数，请只写数字');
  });

  it('with --yes writes the changed numbers and leaves everything else of the file as it was', async () => {
    const before = tasksText();
    expect((await run(tools, 'import', list('01-counties-as-columns.xlsx'), '--yes')).exitCode).toBe(0);
    const changed = tasksText().split('\n');
    expect(changed.filter((line, index) => line !== before.split('\n')[index])).toHaveLength(5);
    expect(changed).toHaveLength(before.split('\n').length);
    const config = await configOf();
    expect(targetOf(config, 'longhui', 'unemployed-reemployment')).toBe('4380');
    expect(targetOf(config, 'chengbu', 'gas-pipes-renewed')).toBeUndefined();
    expect(readFileSync(join(dir, 'tasks.yaml.bak'), 'utf8')).toBe(before);
  });

  it('keeps the history of every target, so that closed months are judged as they were', async () => {
    await run(tools, 'import', list('01-counties-as-columns.xlsx'), '--yes');
    const changes = await targetChanges(scene.db);
    expect(changes).toContainEqual({
      unit: 'longhui',
      indicator: 'unemployed-reemployment',
      old: '4280',
      value: '4380',
      from: '2024-10',
    });
    const { targets } = await configOf();
    const september = targetsIn('2024-09', targets, changes);
    expect(targetOf({ targets: september }, 'longhui', 'unemployed-reemployment')).toBe('4280');
    expect(targetOf({ targets: september }, 'chengbu', 'gas-pipes-renewed')).toBe('4');
    const october = targetsIn('2024-10', targets, changes);
    expect(targetOf({ targets: october }, 'longhui', 'unemployed-reemployment')).toBe('4380');
    const verdict = await verifyAudit(scene.db);
    expect([verdict.rows, verdict.fault]).toEqual([1, undefined]);
    await expect(scene.db.deleteFrom('target_changes').execute()).rejects.toThrow('append-only');
  });

  it.each([
    ['2024-10-07T10:00+08:00', '2024-09'],
    ['2024-10-12T18:00:01+08:00', '2024-10'],
    ['2024-02-03T10:00+08:00', '2024-01'],
  ])('counts from the first month that is not closed: at %s that is %s', async (now, from) => {
    await start(now);
    await run(tools, 'import', list('01-counties-as-columns.xlsx'), '--yes');
    expect(new Set((await targetChanges(scene.db)).map((change) => change.from))).toEqual(new Set([from]));
  });

  it('adds new programmes and indicators of every kind', async () => {
    const { lines } = await run(tools, 'import', list('10-new-programme.xlsx'), '--yes');
    expect(lines.join('\n')).toContain(
      '隐患整治（累计数，处，编号 yin-huan-zheng-zhi，属于2024年全市安全生产）：4 个目标',
    );
    const { programmes, indicators, targets } = await configOf();
    expect(programmes.at(-1)).toMatchObject({
      name: '2024年全市安全生产',
      year: 2024,
      indicators: { length: 4 },
    });
    expect(indicators.find(({ name }) => name === '应急救援站建设')).toMatchObject({
      kind: 'stage',
      lead: 'yingji',
    });
    expect(targets.filter(({ indicator }) => indicator === 'an-quan-xuan-chuan-jin-she-qu')).toHaveLength(4);
  });

  it('takes a task away from one of all counties, and names the people in charge', async () => {
    await run(tools, 'import', list('08-target-and-person.xlsx'), '--yes');
    const { indicators, targets } = await configOf();
    const aid = targets.filter(({ indicator }) => indicator === 'legal-aid').map(({ unit }) => unit);
    expect(aid).toHaveLength(11);
    expect(aid).not.toContain('wugang');
    expect(indicators.find(({ id }) => id === 'legal-aid')?.responsibleByUnit).toMatchObject({
      longhui: '刘一',
    });
  });

  it('finds nothing to do the second time', async () => {
    await run(tools, 'import', list('01-counties-as-columns.xlsx'), '--yes');
    const again = await run(tools, 'import', list('01-counties-as-columns.xlsx'), '--yes');
    expect(again.exitCode).toBe(1);
    expect(again.lines[0]).toContain('没有可以采用的改动');
    expect(await targetChanges(scene.db)).toHaveLength(6);
  });

  it('changes nothing when the list would break the configuration', async () => {
    const before = tasksText();
    const file = join(dir, '2024.csv');
    writeFileSync(file, '2024年市定十大重点民生实事,,\n指标,单位,权重,隆回县,洞口县\n新指标甲,人,0,5,6\n');
    const { lines, exitCode } = await run(tools, 'import', file, '--yes');
    expect(exitCode).toBe(1);
    expect(lines.join('\n')).toContain('写进配置后有问题');
    expect(tasksText()).toBe(before);
    expect(await targetChanges(scene.db)).toEqual([]);
  });

  it('refuses what is no spreadsheet, a missing file and an unclear line', async () => {
    expect((await run(tools, 'import', 'config/org.yaml')).lines[0]).toContain('只读取 .xlsx、.xls、.csv');
    await expect(run(tools, 'import', 'none.xlsx')).rejects.toThrow('没有这个文件');
    expect(await run(tools, 'import')).toMatchObject({ exitCode: 2 });
    expect(await run(tools, 'import', jobs, '--data-date', '2024-03-31')).toMatchObject({ exitCode: 2 });
  });
});

describe('import of next year’s list', () => {
  const csv = (text: string) => {
    const file = join(dir, 'list.csv');
    writeFileSync(file, text);
    return file;
  };
  const rows = `指标,单位,隆回县,洞口县
失业人员再就业,人,4500,2700
危旧燃气管网改造,公里,5,3
新建体育公园,个,1,2
`;
  const next = () => csv(`2025年市定十大重点民生实事任务清单,,,\n${rows}`);
  const named = ({ indicators }: Config, name: string) => indicators.filter((one) => one.name === name);

  it('proposes a programme and tasks of their own, with what goes on from the year before', async () => {
    const before = tasksText();
    const { lines, exitCode } = await run(tools, 'import', next());
    const text = lines.join('\n');
    expect(exitCode).toBe(0);
    expect(text).toContain('  · 2025年市定十大重点民生实事（2025 年）');
    expect(text).toContain('这是 2025 年的清单，以前年度的指标和目标都不变。');
    expect(text).toContain(
      '失业人员再就业（累计数，人，编号 unemployed-reemployment-2025，属于2025年市定十大重点民生实事，沿用 2024 年的类型、牵头单位、别名、权重）：2 个目标',
    );
    expect(text).toContain('新增指标 3 项');
    for (const wrong of ['取消任务', '目标有改动', '清单里没有']) expect(text).not.toContain(wrong);
    expect(tasksText()).toBe(before);
  });

  it('is written beside the old one, which stays as it is', async () => {
    const old = await configOf();
    expect((await run(tools, 'import', next(), '--yes')).exitCode).toBe(0);
    const config = await configOf();
    const isOld = ({ indicator }: { indicator: string }) => old.indicators.some(({ id }) => id === indicator);
    expect(config.targets.filter(isOld)).toEqual(old.targets);
    expect(config.programmes.slice(0, -1)).toEqual(old.programmes);
    const [first, second] = named(config, '失业人员再就业');
    expect(second).toEqual({
      ...first,
      id: 'unemployed-reemployment-2025',
      programme: config.programmes.at(-1)!.id,
    });
    expect(targetOf(config, 'longhui', 'unemployed-reemployment-2025')).toBe('4500');
    expect((await run(tools, 'import', next())).lines[0]).toContain('没有可以采用的改动');
  });

  it('goes on with parts, stages and milestones, those at the end of a month at its end', async () => {
    const file = csv(`2025年市定十大重点民生实事任务清单,,,,
指标,分项,单位,双清区,大祥区
市城区二次供水,户数,户,8000,8700
市城区二次供水,人数,人,24000,26000
县域普通高中徐特立项目,,,,√
`);
    const { lines } = await run(tools, 'import', file, '--yes');
    expect(lines.join('\n')).toContain(
      '县域普通高中徐特立项目（形象进度，编号 xuteli-schools-2025，属于2025年市定十大重点民生实事，沿用 2024 年的类型、牵头单位、别名、权重、阶段、节点）：1 个目标',
    );
    const config = await configOf();
    const [water, next] = named(config, '市城区二次供水');
    expect(next?.parts).toEqual(water?.parts);
    const of = (part: string) =>
      config.targets.find((one) => one.indicator === next?.id && one.part === part && one.unit === 'daxiang');
    expect([of('households')?.value, of('people')?.value]).toEqual(['8700', '26000']);
    const [schools, more] = named(config, '县域普通高中徐特立项目');
    expect(more?.stages).toEqual(schools?.stages);
    expect(more?.schedule).toMatchObject({
      shape: 'step',
      steps: [{ date: '2025-02-28', percent: '10' }, {}, {}, {}, {}, { date: '2025-12-31' }],
    });
  });

  it('begins anew what is counted in something else', async () => {
    const file = csv(
      '2025年市定十大重点民生实事任务清单,,\n指标,单位,隆回县,洞口县\n失业人员再就业,万元,45,27\n',
    );
    const { lines } = await run(tools, 'import', file);
    expect(lines.join('\n')).toContain(
      '失业人员再就业（累计数，万元，编号 shi-ye-ren-yuan-zai-jiu-ye，属于2025年市定十大重点民生实事）',
    );
  });

  it.each([
    ['the column 年度', `指标,年度,单位,隆回县,洞口县\n失业人员再就业,2025,人,4500,2700\n`],
    ['the column 专项', `指标,专项,单位,隆回县,洞口县\n失业人员再就业,2025年民生实事,人,4500,2700\n`],
    [
      'the title over last year’s columns',
      `2025年任务清单,,,,,\n编号,指标,专项,单位,隆回县,洞口县\nunemployed-reemployment,失业人员再就业,2024年市定十大重点民生实事,人,4500,2700\n`,
    ],
  ])('is told by %s', async (_, text) => {
    expect((await run(tools, 'import', csv(text), '--yes')).lines.join('\n')).toContain('新增指标 1 项');
    const config = await configOf();
    expect(targetOf(config, 'longhui', 'unemployed-reemployment')).toBe('4280');
    expect(targetOf(config, 'longhui', 'unemployed-reemployment-2025')).toBe('4500');
    expect(config.programmes.at(-1)?.year).toBe(2025);
  });

  it('must say its year once there are two, and an earlier year is refused', async () => {
    await run(tools, 'import', next(), '--yes');
    const unsaid = await run(tools, 'import', csv(`目标任务,,,\n${rows}`), '--yes');
    expect(unsaid.lines.join('\n')).toContain('2024 年、2025 年都有这项指标，请在标题里写明年份');
    expect(unsaid.exitCode).toBe(1);
    const past = await run(tools, 'import', csv(`2023年市定十大重点民生实事,,,\n${rows}`), '--yes');
    expect(past.exitCode).toBe(1);
    const change = await run(
      tools,
      'import',
      csv(`2024年市定十大重点民生实事,,,\n指标,单位,隆回县,洞口县\n失业人员再就业,人,4300,2580\n`),
      '--yes',
    );
    expect(change.lines.join('\n')).toContain('失业人员再就业 隆回县：4280人 → 4300人');
    expect(targetOf(await configOf(), 'longhui', 'unemployed-reemployment-2025')).toBe('4500');
  });
});

describe('import of a filled ledger', () => {
  const percentOf = async (name: string, unit: string) => {
    const { indicators, targets } = await configOf();
    const indicator = indicators.find((one) => one.name === name)!;
    const figure = (await figuresFor(scene.db, indicator.id, 2024)).find((one) => one.unit === unit);
    const { value, dataDate, period } = figure!.recent.at(-1)!;
    const now = { value: decimal(value!), dataDate, period };
    return `${wholeCompletion(indicator, targetOf({ targets }, unit, indicator.id), now)!.percent.toDecimalPlaces(0)}%`;
  };

  it('gives the percentages that were published', async () => {
    await start('2024-04-02T10:00+08:00', '2024-04-01T09:00+08:00');
    await run(tools, 'import', jobs, '--yes');
    const { lines, exitCode } = await run(tools, 'import', jobs, '--values', '--yes');
    expect(exitCode).toBe(0);
    expect(lines[0]).toBe('已记入台账 10 个数，注明由管理员导入：');
    const { published } = parse(readFileSync(jobs.replace('.xlsx', '.yaml'), 'utf8'));
    for (const [name, units] of Object.entries(published as Record<string, Record<string, string>>)) {
      expect({ [name]: await percentOf(name, 'longhui') }).toEqual({ [name]: units.隆回县 });
      expect({ [name]: await percentOf(name, 'dongkou') }).toEqual({ [name]: units.洞口县 });
    }
  });

  it('shows them first, with the day they speak of', async () => {
    await start('2024-04-02T10:00+08:00', '2024-04-01T09:00+08:00');
    const { lines } = await run(tools, 'import', jobs, '--values');
    expect(lines).toContain('  · 新增城镇就业 隆回县 1450人，数据截至 2024-03-31');
    expect(lines.at(-1)).toBe(`确认无误后执行：diaodu import ${jobs} --values --yes`);
    expect(await figuresFor(scene.db, 'urban-jobs', 2024)).toEqual([]);
  });

  it('leaves what was reported by the people concerned', async () => {
    await start('2024-04-02T10:00+08:00', '2024-04-01T09:00+08:00');
    await scene.say('zengxiaoping', '填报 新增城镇就业 1500人');
    const { lines } = await run(tools, 'import', jobs, '--values', '--yes');
    expect(lines).toContain('台账里已有数、不覆盖的 1 处；要改请用“更正”。');
    const [longhui] = (await figuresFor(scene.db, 'urban-jobs', 2024)).filter(
      ({ unit }) => unit === 'longhui',
    );
    expect(longhui?.recent.at(-1)?.value).toBe('1500');
  });

  it('can be told from reports by chat, and carries on from there', async () => {
    await start('2024-04-02T10:00+08:00', '2024-04-01T09:00+08:00');
    await run(tools, 'import', jobs, '--values', '--yes');
    const row = await scene.db
      .selectFrom('reports')
      .innerJoin('inbox', 'inbox.id', 'reports.inbox_id')
      .select(['inbox.entry', 'inbox.text', 'reports.person_id', 'reports.data_date'])
      .where('reports.unit', '=', 'longhui')
      .executeTakeFirstOrThrow();
    expect(row).toEqual({
      entry: 'import',
      text: '管理员导入 first-quarter-jobs.xlsx',
      person_id: 'admin',
      data_date: '2024-03-31',
    });
    expect((await scene.say('zengxiaoping', '填报 新增城镇就业 +50')).join('\n')).toContain('1500');
  });

  it('does not touch a month that was closed', async () => {
    const { lines, exitCode } = await run(tools, 'import', jobs, '--values', '--yes');
    expect(exitCode).toBe(1);
    expect(lines.join('\n')).toContain('2024-03 已结账，不能再补');
  });
});
