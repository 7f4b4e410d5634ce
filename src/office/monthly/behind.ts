import { behindSentence, type UnitTask } from '../../bulletin/unit-sentences.ts';
import { formatDay } from '../../calendar/zone.ts';
import { type Decimal, decimal, percentText } from '../../domain/arithmetic.ts';
import { groupBy } from '../../domain/group-by.ts';
import type { Status } from '../../domain/model.ts';
import { statusText } from '../../domain/status.ts';
import { byUrgency } from '../situation.ts';
import { dataDates } from './data-dates.ts';
import { isFallen, type MonthTask, type WholeTasks } from './tasks.ts';

/** How much is told of what is behind; the rest is counted. */
export interface Extent {
  /** Tasks of the whole, and of the counties. */
  readonly tasks: number;
  /** Counties a task. */
  readonly units: number;
}

/** What is behind, the worst first: the whole's own tasks with the counties behind in them, then where only counties are. */
export function behindLines({ whole, counties }: WholeTasks, extent: Extent): string[] {
  const fallen = worstFirst(whole.filter(isFallen));
  const byIndicator = groupBy(worstFirst(counties.filter(isFallen)), ({ indicator }) => indicator.id);
  const own = new Set(fallen.map(({ indicator }) => indicator.id));
  const others = [...byIndicator.values()].flatMap((tasks) => (own.has(tasks[0]!.indicator.id) ? [] : tasks));
  const more = fallen.length - extent.tasks;
  return [
    ...fallen
      .slice(0, extent.tasks)
      .map((task) => `${taskText(task)}${countiesText(byIndicator.get(task.indicator.id) ?? [], extent)}`),
    ...(more > 0 ? [`……全市滞后或未达标的还有${more}项。`] : []),
    ...countyLines(others, extent),
  ];
}

/** The worst status first, of equals what is furthest from its schedule. */
export function worstFirst(tasks: readonly MonthTask[]): MonthTask[] {
  return byUrgency([...tasks].sort((a, b) => shortOf(b).cmp(shortOf(a))));
}

/** Points short of the schedule; without one, of the full ratio. */
function shortOf({ progress: { scheduled, completion, ratio } }: MonthTask): Decimal {
  if (scheduled && completion) return scheduled.minus(completion);
  return decimal(1).minus(ratio).times(100);
}

/** 化解超期安置：939户（目标3200户），完成29.34%，序时83.33%，滞后（红）（数据截至10月31日） */
function taskText({ indicator, progress, value, target }: MonthTask): string {
  const { status, early, completion, scheduled, dataDate, judgedAt } = progress;
  const goal = target === '—' ? '' : `（目标${target}）`;
  const told =
    indicator.kind === 'stated'
      ? [value]
      : [
          `${value}${goal}`,
          ...(completion && indicator.kind !== 'level' ? [`完成${percentText(completion)}`] : []),
          ...(scheduled ? [`序时${percentText(scheduled)}`] : []),
          statusText(status, early),
        ];
  const carried = dataDate !== undefined && judgedAt !== dataDate;
  const dates = carried ? `（沿用${formatDay(dataDate)}的数）` : dataDates([{ progress }]);
  return `${indicator.name}：${told.join('，')}${dates}`;
}

/** ；县市区滞后11个，最低的是北塔区15.71%、大祥区20%、双清区22% */
function countiesText(tasks: readonly MonthTask[], { units }: Extent): string {
  if (tasks.length === 0) return '';
  const word = isScheduled(tasks[0]!.progress.status) ? '滞后' : '未达标';
  const names = tasks.slice(0, units).map(unitText).join('、');
  return tasks.length > units
    ? `；县市区${word}${tasks.length}个，落后最多的是${names}`
    : `；${word}的县市区：${names}`;
}

function unitText({ unit, indicator, progress: { completion }, value }: MonthTask): string {
  if (indicator.kind === 'stated') return unit.name;
  return `${unit.name}${completion && indicator.kind !== 'level' ? percentText(completion) : value}`;
}

const isScheduled = (status: Status) => status === 'behind-red' || status === 'behind-yellow';

function countyLines(tasks: readonly MonthTask[], extent: Extent): string[] {
  const [late, unmet] = [
    tasks.filter(({ progress }) => isScheduled(progress.status)),
    tasks.filter(({ progress }) => !isScheduled(progress.status)),
  ].map((some) => [...groupBy(some, ({ indicator }) => indicator.id).values()]);
  const shown = late!.slice(0, extent.tasks);
  const sentence = behindSentence(shown.flatMap((some) => unitTasks(some, extent.units)));
  const more = late!.length - shown.length;
  return [
    ...(sentence ? [`${sentence}${dataDates(shown.flat())}`] : []),
    ...(more > 0 ? [`……还有${more}项有县市区滞后。`] : []),
    ...unmet!.slice(0, extent.tasks).map((some) => unmetText(some, extent.units)),
  ];
}

/** Every county of a task, or the worst and the number of all. */
function unitTasks(tasks: readonly MonthTask[], most: number): UnitTask[] {
  const task = tasks[0]!.indicator.name;
  if (tasks.length <= most + 1) return tasks.map(({ unit }) => ({ unit: unit.name, task }));
  const names = tasks.slice(0, most).map(({ unit }) => unit.name);
  return [{ unit: `${names.join('、')}等${tasks.length}个县市区`, task }];
}

/** 工业技改投资增速未达标：邵阳县-44.1%、大祥区-24.5%等4个县市区（数据截至9月30日） */
function unmetText(tasks: readonly MonthTask[], most: number): string {
  const { indicator, progress } = tasks[0]!;
  const names = tasks.slice(0, most).map(unitText).join('、');
  const all = tasks.length > most ? `等${tasks.length}个县市区` : '';
  return `${indicator.name}${statusText(progress.status)}：${names}${all}${dataDates(tasks)}`;
}
