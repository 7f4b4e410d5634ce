import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Unit } from '../domain/model.ts';
import { readWorkbook } from '../spreadsheet/read-workbook.ts';
import { programmeEntries } from '../tasklist/entries.ts';
import { readTaskList } from '../tasklist/read-task-list.ts';
import type { Problem } from './problem.ts';
import type { Source } from './yaml-source.ts';

/** The task list as an office keeps it, in place of tasks.yaml. */
export const taskListFile = '任务清单.xlsx';

/** Whether the folder has its task list as a workbook; both at once are refused, because one of them would be ignored. */
export async function hasTaskListWorkbook(dir: string, report: (problem: Problem) => void): Promise<boolean> {
  const [workbook, yaml] = await Promise.all([
    exists(join(dir, taskListFile)),
    exists(join(dir, 'tasks.yaml')),
  ]);
  if (workbook && yaml)
    report({
      file: taskListFile,
      line: 0,
      field: '',
      expected: '已有 tasks.yaml，两个文件只能留一个；要用这份清单更新 tasks.yaml，请用 diaodu import',
    });
  return workbook && !yaml;
}

/** Reads 任务清单.xlsx into the shape of tasks.yaml; every place that cannot be read is a problem, as in any other file. */
export async function readTaskListSource(
  dir: string,
  units: readonly Unit[],
  report: (problem: Problem) => void,
): Promise<Source | undefined> {
  const file = taskListFile;
  const workbook = await readWorkbook(await readFile(join(dir, file)), file);
  if ('refused' in workbook) {
    report({ file, line: 0, field: '', expected: workbook.refused });
    return undefined;
  }
  const reading = readTaskList(workbook, { units, programmes: [] });
  for (const { at, text, why } of reading.unread.filter((one) => one.at.includes('!') && !one.used))
    report({
      file,
      line: 0,
      field: at,
      expected: why,
      ...(text === '' ? {} : { found: `“${text.slice(0, 40)}”` }),
    });
  if (reading.indicators.length === 0 && reading.unread.every(({ at }) => !at.includes('!')))
    report({ file, line: 0, field: '', expected: '没有读到任何指标，请参照 diaodu export template 的格式' });
  const value = { programmes: programmeEntries(reading, units) };
  return { file, value, line: () => 0, place: (path) => path };
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
