import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { Unit } from '../domain/model.ts';
import { hasTaskListWorkbook, readTaskListSource, taskListFile } from './read-task-list.ts';

export interface TaskListText {
  /** The list as tasks.yaml has it, or would have it. */
  readonly text: string;
  /** The file it was read from. */
  readonly file: string;
}

/** The text of the folder's task list, made from the workbook where that takes its place. */
export async function taskListText(dir: string, units: readonly Unit[]): Promise<TaskListText> {
  if (!(await hasTaskListWorkbook(dir, () => undefined)))
    return { text: await readFile(join(dir, 'tasks.yaml'), 'utf8'), file: 'tasks.yaml' };
  const source = await readTaskListSource(dir, units, () => undefined);
  return { text: stringify(source?.value ?? {}, { lineWidth: 0 }), file: taskListFile };
}
