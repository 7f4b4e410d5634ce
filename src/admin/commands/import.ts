import { basename } from 'node:path';
import { formatPeriod } from '../../calendar/periods.ts';
import { loadConfig, problemText } from '../../config/load.ts';
import { taskListText } from '../../config/task-list-text.ts';
import { readWorkbook } from '../../spreadsheet/read-workbook.ts';
import { compareTaskList, hasChanges } from '../../tasklist/compare.ts';
import { editTasks } from '../../tasklist/edit-yaml.ts';
import { readTaskList } from '../../tasklist/read-task-list.ts';
import { type AdminAnswer, type AdminCommand, type AdminTools, done, failed, misused } from '../command.ts';
import { apply, changesOf, tryOut } from '../import/apply.ts';
import { importLedger } from '../import/ledger.ts';
import { firstOpenMonth } from '../import/months.ts';
import { previewLines } from '../import/preview-text.ts';

/** import <file>: what a task list in Excel would change; with --yes it does. With --values the figures reached are taken. */
export const importCommand: AdminCommand = {
  name: 'import',
  usage: [
    'diaodu import <任务清单.xlsx>',
    'diaodu import <任务清单.xlsx> --yes',
    'diaodu import <台账.xlsx> --values [--data-date 2024-09-30] [--yes]',
  ],
  help: '读 Excel 任务清单，先列出会新增、改动、取消什么和哪些地方读不懂；加 --yes 才写入。--values 读年中开始使用时已完成的数',
  options: ['data-date'],
  flags: ['yes', 'values'],
  // A little more than what a spreadsheet may have, so that its own refusal is heard.
  fileWord: { bytes: 6 * 1024 * 1024, why: '不像是任务清单（最大 5 MB）' },
  async run({ words, options, flags = new Set(), file }, tools) {
    if (words.length !== 1 || file?.base64 === undefined)
      return misused(importCommand, '请写上一个 Excel 文件。');
    if (options['data-date'] && !flags.has('values'))
      return misused(importCommand, '--data-date 只与 --values 同用。');
    const bytes = Buffer.from(file.base64, 'base64');
    const workbook = await readWorkbook(bytes, file.path);
    if ('refused' in workbook) return failed(`没有读取 ${file.path}：${workbook.refused}。`);
    const given = { path: file.path, fileName: basename(file.path), bytes, yes: flags.has('yes') };
    if (flags.has('values'))
      return importLedger(workbook, { ...given, dataDate: options['data-date'] }, tools);
    const { configDir } = tools.settings;
    const loaded = await loadConfig(configDir);
    if ('problems' in loaded)
      return failed('配置有误，没有执行：', ...loaded.problems.map((one) => `  · ${problemText(one)}`));
    const { config } = loaded;
    const reading = readTaskList(workbook, config);
    const comparison = compareTaskList(reading, config, config.targets);
    const preview = previewLines(comparison, reading, config);
    if (!hasChanges(comparison)) return failed(`${given.fileName} 没有可以采用的改动：`, ...preview);
    const present = await taskListText(configDir, config.units);
    const from = await firstOpenMonth(tools);
    const wanted = {
      dir: configDir,
      text: editTasks(present.text, comparison, reading, config.units),
      replaces: present.file,
      changes: changesOf(comparison, from),
      fileName: given.fileName,
      bytes,
    };
    const problems = await tryOut(wanted);
    if (problems.length > 0)
      return failed(
        '这份清单写进配置后有问题，没有采用：',
        ...problems.map((one) => `  · ${problemText(one)}`),
        ...preview,
      );
    if (!given.yes)
      return done(
        `${given.fileName} 与现在的任务清单相比（尚未写入）：`,
        ...preview,
        `自 ${formatPeriod(from)}起按新目标计算，此前已结账的月份不变。`,
        `确认无误后执行：diaodu import ${file.path} --yes`,
      );
    return write(wanted, preview, from, tools);
  },
};

async function write(
  wanted: Parameters<typeof apply>[0],
  preview: readonly string[],
  from: string,
  tools: AdminTools,
): Promise<AdminAnswer> {
  try {
    await apply(wanted, tools);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EACCES' && code !== 'EROFS' && code !== 'EPERM') throw error;
    return failed(`没有写入：运行服务的账号不能写 ${wanted.dir}，请检查文件夹权限。`);
  }
  return done(
    `已写入 ${wanted.dir}/tasks.yaml（原来的清单留作 ${wanted.replaces}.bak）：`,
    ...preview,
    `自 ${formatPeriod(from)}起按新目标计算，此前已结账的月份不变。`,
    '请重启服务，新清单即生效；有几台机器时，各台的配置文件夹要一致。',
  );
}
