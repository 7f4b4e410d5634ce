import { behindSentence, type UnitTask } from '../../bulletin/unit-sentences.ts';
import { groupBy } from '../../domain/group-by.ts';
import { statusText } from '../../domain/status.ts';
import { dataDates } from './data-dates.ts';
import { isLate, taskText, unitText } from './task-text.ts';
import { isFallen, type MonthTask, type WholeTasks } from './tasks.ts';
import { worstFirst } from './worst-first.ts';

/** How much is told of what is behind: tasks, and counties a task. */
export interface Extent {
  readonly tasks: number;
  readonly units: number;
}

/** The whole's own tasks that are behind or not met, the worst first, each with the counties that are, and how many never reported. */
export function wholeBehind({ whole, counties }: WholeTasks, extent: Extent): string[] {
  const among = byIndicator(counties);
  return worstFirst(whole.filter(isFallen))
    .slice(0, extent.tasks)
    .map((task) => {
      const { id } = task.indicator;
      const own = counties.filter(({ indicator }) => indicator.id === id);
      const silent = own.filter(({ progress }) => progress.status === 'unreported').length;
      const unreported = silent > 0 ? `；未报的县市区${silent}个` : '';
      return `${taskText(task)}${countiesText(among.get(id) ?? [], extent.units)}${unreported}`;
    });
}

/** What to say where nothing is behind; what never reported is not said to be on its way. */
export function nothingBehind(tasks: readonly MonthTask[]): string[] {
  const told = tasks.filter(({ progress }) => progress.status !== 'unreported');
  if (told.length === 0) return [];
  return [told.length < tasks.length ? '已报的指标没有滞后或未达标的。' : '没有滞后或未达标的指标。'];
}

/** 邵阳县和隆回县…等项目进度均未达到序时进度要求。 Of tasks in which the whole is not behind, the worst first. */
export function countiesBehind(tasks: WholeTasks, extent: Extent): string[] {
  const late = onlyCounties(tasks).filter((some) => isLate(some[0]!));
  const told = late.slice(0, extent.tasks);
  const sentence = behindSentence(told.flatMap((some) => unitTasks(some, extent.units)));
  const more = late.length > told.length ? `另有${late.length - told.length}项有县市区滞后。` : '';
  return sentence ? [`${sentence}${more}${dataDates(told.flat())}`] : [];
}

/** 生产安全事故起数超出：邵东市9起、隆回县10起 Of tasks that the whole meets, a line each. */
export function countiesUnmet(tasks: WholeTasks, { tasks: most, units }: Extent): string[] {
  const unmet = onlyCounties(tasks).filter((some) => !isLate(some[0]!));
  return unmet.slice(0, most).map((some) => {
    const { indicator, progress } = some[0]!;
    return `${indicator.name}${statusText(progress.status)}：${unitsText(some, units)}${dataDates(some)}`;
  });
}

/** Where counties are behind, or do not meet a level or a cap, and the whole does: by indicator, the worst first. */
function onlyCounties({ whole, counties }: WholeTasks): readonly (readonly MonthTask[])[] {
  const own = new Set(whole.filter(isFallen).map(({ indicator }) => indicator.id));
  return [...byIndicator(counties)].flatMap(([indicator, tasks]) => (own.has(indicator) ? [] : [tasks]));
}

function byIndicator(counties: readonly MonthTask[]): ReadonlyMap<string, readonly MonthTask[]> {
  return groupBy(worstFirst(counties.filter(isFallen)), ({ indicator }) => indicator.id);
}

/** ；县市区滞后11个，落后最多的是北塔区15.71%、双清区20%、大祥区22% */
function countiesText(tasks: readonly MonthTask[], most: number): string {
  if (tasks.length === 0) return '';
  const word = isLate(tasks[0]!) ? '滞后' : '未达标';
  const names = tasks.slice(0, most).map(unitText).join('、');
  return tasks.length > most
    ? `；县市区${word}${tasks.length}个，落后最多的是${names}`
    : `；${word}的县市区：${names}`;
}

function unitsText(tasks: readonly MonthTask[], most: number): string {
  const names = tasks.slice(0, most).map(unitText).join('、');
  return tasks.length > most ? `${names}等${tasks.length}个县市区` : names;
}

/** Every county of a task, or the worst and the number of all. */
function unitTasks(tasks: readonly MonthTask[], most: number): UnitTask[] {
  const task = tasks[0]!.indicator.name;
  if (tasks.length <= most) return tasks.map(({ unit }) => ({ unit: unit.name, task }));
  const names = tasks.slice(0, most).map(({ unit }) => unit.name);
  return [{ unit: `${names.join('、')}等${tasks.length}个县市区`, task }];
}
