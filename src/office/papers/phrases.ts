import type { SaidItem } from '../../bulletin/data-sentences.ts';
import { phraseOf } from '../monthly/counts.ts';
import type { MonthTask } from '../monthly/tasks.ts';
import type { Office } from '../office.ts';

const goal = /<目标>|〈目标〉/;

/** A task as the sentences of a paper call it: 实现失业人员再就业27000人; one whose phrase begins with 、 joins the one before it. */
export function saidTask({ config }: Office, task: MonthTask): SaidItem {
  const said = config.rules.papers.phrases[task.indicator.id]?.task;
  if (said === undefined) return { phrase: phraseOf(task), progress: task.progress };
  const joined = said.startsWith('、');
  const phrase = said.replace(/^、/, '').replace(goal, () => (task.target === '—' ? '' : task.target));
  return { phrase, progress: task.progress, ...(joined ? { joined } : {}) };
}

/** A task behind a unit's name: 新增普惠性托位. */
export function briefTask({ config }: Office, { indicator }: MonthTask): string {
  return config.rules.papers.phrases[indicator.id]?.brief ?? indicator.name;
}

/** Tasks in the order in which sentences name them: that of rules.yaml, then that of the task list. */
export function inSaidOrder({ config }: Office, tasks: readonly MonthTask[]): MonthTask[] {
  const places = new Map(Object.keys(config.rules.papers.phrases).map((id, at) => [id, at]));
  const place = ({ indicator }: MonthTask) => places.get(indicator.id) ?? places.size;
  return tasks.toSorted((a, b) => place(a) - place(b));
}
