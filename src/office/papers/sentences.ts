import { summarySentence } from '../../bulletin/data-sentences.ts';
import { monthsText, upToText } from '../../bulletin/openings.ts';
import {
  indicatorCounts,
  projectCounts,
  projectLists,
  type SummaryForm,
  taskLists,
} from '../../bulletin/summary-form.ts';
import { behindSentence, type UnitTask, unitList } from '../../bulletin/unit-sentences.ts';
import { type PeriodKey, periodEnd } from '../../calendar/periods.ts';
import { decimal, percentText } from '../../domain/arithmetic.ts';
import { groupBy } from '../../domain/group-by.ts';
import type { Programme } from '../../domain/model.ts';
import { yearlessName } from '../../domain/programme-name.ts';
import { datesOf } from '../monthly/data-dates.ts';
import { isLate } from '../monthly/task-text.ts';
import { isFallen, type MonthTask, type WholeTasks } from '../monthly/tasks.ts';
import { worstFirst } from '../monthly/worst-first.ts';
import { cityOf, type Office } from '../office.ts';
import { briefTask, inSaidOrder, saidTask } from './phrases.ts';

/** How programmes stand, one paragraph: 1-10月，全市…24个项目中，13个项目已经提前完成；… The opening is said once. */
export function countsParagraph(
  office: Office,
  month: PeriodKey,
  programmes: readonly Programme[],
  tasks: readonly MonthTask[],
): string {
  let said = '';
  return programmes
    .map((programme) => {
      const own = ofProgramme(tasks, programme);
      const form = programme.noun === '项目' ? projectCounts : indicatorCounts;
      const opening = monthOpening(month, own);
      const text = sentence(office, opening === said ? '' : opening, form(subjectOf(office, programme)), own);
      said = opening;
      return text;
    })
    .join('');
}

/** A programme with every task named: 截至10月底，全市…24个项目中，家庭教育…等13个项目已经提前完成；…; '' where it has none. */
export function listSentence(office: Office, programme: Programme, tasks: readonly MonthTask[]): string {
  const own = ofProgramme(tasks, programme);
  const form = programme.noun === '项目' ? projectLists : taskLists;
  const { newest } = datesOf(own);
  const opening = newest ? `${upToText(newest)}，` : '';
  return sentence(office, opening, form(subjectOf(office, programme)), own);
}

/** Figures that stand alone: 1-9月，全市工业技改投资增速7.3%。 Those of one data date in one sentence. */
export function figureSentences(office: Office, tasks: readonly MonthTask[]): string {
  const told = tasks.filter(({ progress, value }) => progress.dataDate !== undefined && value !== '—');
  return [...groupBy(told, ({ progress }) => progress.dataDate!)]
    .map(([date, own]) => `${upToText(date)}，${wholeWord(office)}${own.map(figureText).join('；')}。`)
    .join('');
}

/** 突出问题: what counties are behind in where the whole is not, then what the whole itself is behind in. */
export function problemsParagraph(office: Office, { whole, counties }: WholeTasks): string {
  const fallen = whole.filter(isFallen);
  const own = new Set(fallen.map(({ indicator }) => indicator.id));
  const late = worstFirst(counties.filter((task) => isFallen(task) && isLate(task)));
  const only = late.filter(({ indicator }) => !own.has(indicator.id));
  const first = behindSentence(
    [...groupBy(only, ({ indicator }) => indicator.id).values()].flatMap((tasks) =>
      tasks.map((task): UnitTask => ({ unit: task.unit.name, task: briefTask(office, task) })),
    ),
  );
  return [first ?? '', ...worstFirst(fallen).map((task) => wholeProblem(office, task, counties))].join('');
}

const worstNamed = 4;

/** 全市化解超期安置3200户完成率为29.34%，未达序时进度，其中北塔区（15.71%）、双清区（20%）等县市区进度较慢。 */
function wholeProblem(office: Office, task: MonthTask, counties: readonly MonthTask[]): string {
  const { indicator, progress } = task;
  const { phrase } = saidTask(office, task);
  const late = isLate(task);
  const own = worstFirst(counties.filter((one) => one.indicator.id === indicator.id && isFallen(one)));
  const rows = own.slice(0, worstNamed).flatMap((one) => {
    const level = indicator.kind === 'level' || indicator.kind === 'cap';
    const shown = level ? readValue(one.value, indicator.measure) : one.progress.completion;
    return shown ? [{ unit: one.unit.name, value: shown, measure: level ? indicator.measure : '%' }] : [];
  });
  const says = late ? '进度较慢' : indicator.kind === 'cap' ? '超出' : '未达标';
  const units = unitList(rounded(rows), { values: true, close: '等县市区', says });
  const stands = late
    ? `${phrase}${progress.completion ? `完成率为${percentText(progress.completion)}，` : ''}未达序时进度`
    : `${indicator.name}${task.value}，${indicator.kind === 'cap' ? '超出上限' : '未达到目标'}${task.target}`;
  return `${wholeWord(office)}${stands}${units ? `，其中${units}` : ''}。`;
}

function rounded<Row extends { readonly value: ReturnType<typeof decimal> }>(rows: readonly Row[]): Row[] {
  return rows.map((row) => ({ ...row, value: decimal(row.value).toDecimalPlaces(2) }));
}

/** 44.1% as printed is a number again. */
function readValue(printed: string, measure: string): ReturnType<typeof decimal> | undefined {
  const number = printed.endsWith(measure) ? printed.slice(0, printed.length - measure.length) : '';
  return /^-?\d+(\.\d+)?$/.test(number) ? decimal(number) : undefined;
}

function figureText({ indicator, value, progress }: MonthTask): string {
  const done = indicator.kind === 'cumulative' && progress.completion;
  return done
    ? `${indicator.name}${value}，完成年度目标的${percentText(progress.completion!)}`
    : `${indicator.name}${value}`;
}

function sentence(office: Office, opening: string, form: SummaryForm, tasks: readonly MonthTask[]): string {
  return (
    summarySentence(
      opening,
      form,
      inSaidOrder(office, tasks).map((task) => saidTask(office, task)),
    ) ?? ''
  );
}

/** 1-10月， where all figures speak of the month's end, else the day the newest speaks of and that others are older. */
function monthOpening(month: PeriodKey, tasks: readonly MonthTask[]): string {
  const { newest, earlier } = datesOf(tasks);
  if (newest === undefined || (newest === periodEnd(month) && earlier === undefined))
    return `${monthsText(month)}，`;
  return `${upToText(newest)}${earlier ? `（其中${earlier}）` : ''}，`;
}

function ofProgramme(tasks: readonly MonthTask[], { id }: Programme): MonthTask[] {
  return tasks.filter(({ indicator }) => indicator.programme === id);
}

/** 全市 */
function wholeWord(office: Office): string {
  const whole = cityOf(office);
  return whole ? `全${whole.name.at(-1)}` : '';
}

/** 全市市定十大重点民生实事 */
function subjectOf(office: Office, { name }: Programme): string {
  return `${wholeWord(office)}${yearlessName(name)}`;
}
