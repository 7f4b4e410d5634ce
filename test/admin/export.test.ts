import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AdminAnswer, AdminTools } from '../../src/admin/command.ts';
import { withMadeFile } from '../../src/admin/made-file.ts';
import { text } from '../../src/render/excel/model.ts';
import { templateTables } from '../../src/render/excel/template.ts';
import { writeWorkbook } from '../../src/render/excel/write-workbook.ts';
import { readWorkbook } from '../../src/spreadsheet/read-workbook.ts';
import { readTaskList } from '../../src/tasklist/read-task-list.ts';
import { closedScene } from '../support/closing-scene.ts';
import { openScene, type Scene } from '../support/scene.ts';
import { newFolder, run, toolsOf } from './setup.ts';

let scene: Scene;
let tools: AdminTools;
beforeEach(async () => {
  scene = await openScene({ now: '2024-03-25T10:00+08:00' });
  tools = toolsOf(scene);
});

async function madeBook({ made }: AdminAnswer) {
  const book = await readWorkbook(Buffer.from(made!.base64, 'base64'), made!.name);
  if ('refused' in book) throw new Error(book.refused);
  return book;
}

describe('export ledger', () => {
  it('has every report with its message, sender and time, one sheet for each programme', async () => {
    await scene.say('zengxiaoping', '填报 新增城镇就业 1450人，失业人员再就业 300人');
    await scene.say('zengxiaoping', '更正 新增城镇就业 1440人 原因：重复计算');
    const answer = await run(tools, 'export', 'ledger');
    expect(answer.lines[0]).toBe('台账 3 条，2 个专项。');
    expect(answer.made?.name).toBe('台账.xlsx');
    const { sheets } = await madeBook(answer);
    expect(sheets.map(({ name }) => name)).toEqual(['2024年市定十大重点民生实事', '2024年就业创业']);
    const [headings, first, second] = sheets[1]!.rows.slice(2).map((row) => row.map((cell) => cell?.text));
    const column = (heading: string) => headings!.indexOf(heading);
    const shown = (row: (string | undefined)[] | undefined, ...names: string[]) =>
      names.map((name) => row?.[column(name)]);
    expect(shown(first, '指标', '单位', '数值', '现行', '方式')).toEqual([
      '新增城镇就业',
      '隆回县',
      '1,450',
      undefined,
      '填报',
    ]);
    expect(shown(second, '数值', '年度目标', '完成率', '现行', '方式', '填报人')).toEqual([
      '1,440',
      '4,680',
      '30.77%',
      '是',
      '更正',
      '曾小平',
    ]);
    const traced = shown(second, '更正或撤回的编号', '更正或撤回原因', '消息来自', '消息编号');
    expect(traced).toEqual([
      shown(first, '编号')[0],
      '重复计算',
      expect.stringMatching(/^企业微信 (隆回县民生实事工作群|单聊)$/),
      '2',
    ]);
    expect(second?.[column('原消息')]).toContain('更正 新增城镇就业 1440人');
  });

  it('can be one month, and CSV', async () => {
    await scene.say('zengxiaoping', '填报 新增城镇就业 1450人 备注：=1+1');
    const { made } = await run(tools, 'export', 'ledger', '--month', '2024-03', '--out', 'x.csv');
    const csv = Buffer.from(made!.base64, 'base64').toString('utf8');
    expect(csv.split('\r\n')[1]).toContain('2024年就业创业,1,新增城镇就业,,隆回县,2024年3月,1450,人');
    expect(csv).not.toMatch(/(^|,)=/m);
    expect((await run(tools, 'export', 'ledger', '--month', '2024-02')).lines).toEqual([
      '2024年2月没有填报。',
    ]);
  });

  it('asks for what it needs', async () => {
    expect(await run(tools, 'export')).toMatchObject({ exitCode: 2 });
    expect(await run(tools, 'export', 'ledger', '--month', '2024-13')).toMatchObject({ exitCode: 2 });
    expect(await run(tools, 'export', 'ledger', '--out', 'x.exe')).toMatchObject({ exitCode: 2 });
    expect((await run(tools, 'export', 'ledger')).lines).toEqual(['台账里还没有填报。']);
    expect((await run(tools, 'export', 'ranking')).lines).toEqual(['还没有结账的月份。']);
    expect((await run(tools, 'export', 'ranking', '--month', '2024-02')).lines).toEqual([
      '2024年2月还没有结账。',
    ]);
    expect((await run(tools, 'export', 'notices')).lines).toEqual(['还没有预警通知。']);
    expect((await run(tools, 'export', 'findings')).lines).toEqual(['还没有观察员问题。']);
    expect(await run(tools, 'export', 'notices', '--month', '2024-09')).toMatchObject({ exitCode: 2 });
    expect(await run(tools, 'export', 'constructor')).toMatchObject({ exitCode: 2 });
  });
});

describe('export ranking, notices and findings', () => {
  it('are the workbooks that the chat gets', async () => {
    const closed = await closedScene();
    await closed.say('shilei', '问题 隆回县 消防通道堆放杂物', { alone: true });
    const ranking = await run(toolsOf(closed), 'export', 'ranking', '--month', '2024-09');
    expect(ranking.made?.name).toBe('排名-2024-09.xlsx');
    expect((await madeBook(ranking)).sheets.map(({ name }) => name).slice(0, 2)).toEqual([
      '县市区排名',
      '县市区得分明细',
    ]);
    const csv = await run(toolsOf(closed), 'export', 'ranking', '--out', 'x.csv');
    const text = Buffer.from(csv.made!.base64, 'base64').toString('utf8');
    expect(text.split('\r\n')[1]).toMatch(/^县市区,1,/);
    const findings = await run(toolsOf(closed), 'export', 'findings');
    expect((await madeBook(findings)).sheets.map(({ name }) => name)).toEqual(['观察员问题', '办理过程']);
  });
});

describe('export template', () => {
  it('is an empty list that reads back without a remark', async () => {
    const book = await madeBook(await run(tools, 'export', 'template'));
    const reading = readTaskList(book, scene.office.config);
    expect(reading.indicators).toEqual([]);
    expect(reading.unread.filter(({ at }) => at.includes('!'))).toEqual([]);
  });

  it('reads back a list filled in by hand, with merged cells, numbers as text and a total', async () => {
    const { sheets } = await madeBook(await run(tools, 'export', 'template'));
    const headings = sheets[0]!.rows[2]!.map((cell) => cell?.text ?? '');
    const typed = (values: Record<string, string>) =>
      headings.map((heading) => (values[heading] === undefined ? undefined : { text: values[heading] }));
    const programme = headings.indexOf('专项');
    const name = headings.indexOf('指标名称');
    const filled = {
      ...sheets[0]!,
      rows: [
        ...sheets[0]!.rows.slice(0, 3),
        typed({
          专项: '2024年市定十大重点民生实事',
          指标名称: '失业人员再就业',
          双清区: '1,131',
          大祥区: '１３０２',
        }),
        typed({ 指标名称: '市城区二次供水', 分项: '户数', 计量单位: '户', 双清区: '0.79万' }),
        typed({ 分项: '人数', 计量单位: '人', 双清区: '23701' }),
        typed({ 指标名称: '合计', 双清区: '99999' }),
        typed({ 专项: '注：以上为年度目标' }),
      ],
      merges: [
        { top: 3, bottom: 5, left: programme, right: programme },
        { top: 4, bottom: 5, left: name, right: name },
      ],
    };
    const { indicators, unread } = readTaskList({ sheets: [filled] }, scene.office.config);
    const figures = indicators.map(({ id, figures }) => [
      id,
      ...figures.flatMap(({ unit, part, value }) => (value ? [`${unit} ${part ?? ''} ${value}`] : [])),
    ]);
    expect(figures).toEqual([
      ['unemployed-reemployment', 'shuangqing  1131', 'daxiang  1302'],
      ['secondary-water', 'shuangqing households 7900', 'shuangqing people 23701'],
    ]);
    expect(unread).toEqual([]);
  });

  it('reads back what is filled in, new programmes and parts included', async () => {
    const { config } = scene.office;
    const [table, advice] = templateTables(2024, config.units);
    const filled = (values: Record<string, string>) =>
      table!.columns.map(({ heading }) => text(values[heading]));
    const programme = { 专项: '2024年水利专项', 牵头单位: '市水利局', 责任人: '何某' };
    const rows = [
      filled({
        ...programme,
        编号: 'wells',
        指标名称: '农村机井',
        类型: '累计',
        计量单位: '口',
        权重: '2',
        序时节点: '2024-06-30=40；2024-12-31=100',
        邵阳市: '30',
        隆回县: '10',
        洞口县: '20',
      }),
      filled({ ...programme, 指标名称: '水库除险', 分项: '座数', 计量单位: '座', 隆回县: '2' }),
      filled({ ...programme, 指标名称: '水库除险', 分项: '库容', 计量单位: '立方米', 隆回县: '1.2万' }),
      filled({ ...programme, 指标名称: '河长制', 类型: '状态', 隆回县: '√' }),
    ];
    const bytes = await writeWorkbook([{ ...table!, rows }, advice!]);
    const book = await readWorkbook(bytes, 'x.xlsx');
    if ('refused' in book) throw new Error(book.refused);
    const { indicators, unread, programmes } = readTaskList(book, config);
    expect(unread.filter(({ at }) => at.includes('!'))).toEqual([]);
    expect(programmes).toMatchObject([{ name: '2024年水利专项', year: 2024 }]);
    expect(indicators.map(({ id, name, lead, responsible }) => ({ id, name, lead, responsible }))).toEqual([
      { id: 'wells', name: '农村机井', lead: 'shuili', responsible: '何某' },
      { id: 'shui-ku-chu-xian', name: '水库除险', lead: 'shuili', responsible: '何某' },
      { id: 'he-chang-zhi', name: '河长制', lead: 'shuili', responsible: '何某' },
    ]);
    expect(indicators[1]!.fresh!.parts.map(({ name, measure }) => name + measure)).toEqual([
      '座数座',
      '库容立方米',
    ]);
    const given = indicators[1]!.figures.filter(({ value }) => value !== undefined);
    expect(given.map(({ unit, part, value }) => `${unit} ${part} ${value}`)).toEqual([
      'longhui zuo-shu 2',
      'longhui ku-rong 12000',
    ]);
  });
});

describe('the file of an answer', () => {
  const answer: AdminAnswer = { lines: ['好'], exitCode: 0, made: { name: '../台账.xlsx', base64: 'YQ==' } };

  it('is written where the administrator stands, and never over another', () => {
    const path = join(newFolder(), 'a.xlsx');
    expect(withMadeFile(answer, path)).toEqual({ lines: ['好', `已写入 ${path}。`], exitCode: 0 });
    writeFileSync(path, 'mine');
    expect(withMadeFile(answer, path)).toMatchObject({
      exitCode: 1,
      lines: [expect.stringContaining('已有这个文件')],
    });
  });
});
