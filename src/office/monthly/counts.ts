import { summarySentence } from '../../bulletin/data-sentences.ts';
import { monthsText, upToText } from '../../bulletin/openings.ts';
import {
  type ClauseForm,
  type Group,
  groupOf,
  groups,
  indicatorCounts,
  projectCounts,
  type SummaryForm,
} from '../../bulletin/summary-form.ts';
import type { Programme, Unit } from '../../domain/model.ts';
import { yearlessName } from '../../domain/programme-name.ts';
import type { Office } from '../office.ts';
import { datesOf } from './data-dates.ts';
import type { MonthTask } from './tasks.ts';

/** A clause names so many at most; of more it gives the number alone. */
const named = 3;

/** How a unit's tasks stand, a sentence a programme: 截至10月底，全市…24个项目中，13个项目已经提前完成；… */
export function countLines(office: Office, month: string, unit: Unit, tasks: readonly MonthTask[]): string[] {
  return office.config.programmes.flatMap((programme) => {
    const own = tasks.filter(({ indicator }) => indicator.programme === programme.id);
    const form = brief(formOf(programme, unit), own);
    const items = own.map((task) => ({ phrase: phraseOf(task), progress: task.progress }));
    const { newest, earlier } = datesOf(own);
    const opening = newest === undefined ? monthsText(month) : upToText(newest);
    const sentence = summarySentence(`${opening}，`, form, items);
    return sentence ? [`${sentence}${earlier ? `（其中${earlier}）` : ''}`] : [];
  });
}

/** 化解超期安置3200户: with what is to be reached, where that is one number. */
export function phraseOf({ indicator, target }: MonthTask): string {
  const single = indicator.kind === 'cumulative' && indicator.parts.length === 0;
  return single ? `${indicator.name}${target}` : indicator.name;
}

function formOf({ name, noun }: Programme, unit: Unit): SummaryForm {
  const subject = `${subjectOf(unit)}${yearlessName(name)}`;
  return noun === '项目' ? projectCounts(subject) : indicatorCounts(subject);
}

/** 全市, 隆回县, 市住建局牵头的 */
function subjectOf({ kind, name }: Unit): string {
  if (kind === 'city') return `全${name.at(-1)}`;
  return kind === 'department' ? `${name}牵头的` : name;
}

/** The same wording without the names where a list would be longer than what it tells. */
function brief(form: SummaryForm, tasks: readonly MonthTask[]): SummaryForm {
  const clauses: Partial<Record<Group, ClauseForm>> = {};
  for (const group of groups) {
    const size = tasks.filter(({ progress }) => groupOf[progress.status] === group).length;
    if (size > named) clauses[group] = { ...form.clauses[group], names: 'none' };
  }
  return { ...form, clauses: { ...form.clauses, ...clauses } };
}
