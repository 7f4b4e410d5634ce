import { percentText } from '../domain/arithmetic.ts';
import type { Progress } from '../domain/model.ts';
import { type ClauseForm, type Group, groupOf, groups, type SummaryForm } from './summary-form.ts';

/** One indicator in a sentence. */
export interface SaidItem {
  /** As printed, usually with its task: 化解超期安置3200户. */
  readonly phrase: string;
  /** Printed behind the phrase before it with 、 even where phrases are set apart by ，. */
  readonly joined?: boolean;
  readonly progress: Pick<Progress, 'status' | 'early' | 'completion'>;
}

/** The groups in which one task fully succeeds: when it takes everything, no list is needed. */
const good: readonly Group[] = ['done', 'onSchedule', 'met', 'within'];

/**
 * The sentence that counts how a programme's indicators stand. `opening` says of when it speaks: 截至10月底，.
 * Its counts are those of the items, so its parts always add up; indicators without a task are not counted.
 * Undefined when nothing is left to count.
 */
export function summarySentence(
  opening: string,
  form: SummaryForm,
  items: readonly SaidItem[],
): string | undefined {
  const counted = items.filter(({ progress }) => groupOf[progress.status] !== undefined);
  const total = counted.length;
  if (total === 0) return undefined;
  const held = groups
    .map((group) => ({ group, items: membersOf(counted, group) }))
    .filter(({ items }) => items.length > 0);
  const [only] = held;
  const subject = `${opening}${form.subject}`;
  if (held.length === 1 && only && good.includes(only.group)) {
    return `${subject}${countClause({ ...form.clauses[only.group], noun: form.noun }, form, only.items, total)}。`;
  }
  const clauses = held.map(({ group, items: members }, index) =>
    clauseText(form.clauses[group], form, members, total, index > 0 && index === held.length - 1),
  );
  return `${subject}${total}个${form.noun}中，${clauses.join(form.clauseSeparator)}。`;
}

/** What happens to be joined to a phrase of another group stands alone. */
function membersOf(items: readonly SaidItem[], group: Group): readonly SaidItem[] {
  return items.flatMap((item, index) => {
    if (groupOf[item.progress.status] !== group) return [];
    const before = items[index - 1];
    const follows = before !== undefined && groupOf[before.progress.status] === group;
    return [item.joined && !follows ? { ...item, joined: false } : item];
  });
}

function clauseText(
  clause: ClauseForm,
  form: SummaryForm,
  items: readonly SaidItem[],
  total: number,
  last: boolean,
): string {
  if (clause.names === 'each') return eachClause(clause, form, items);
  const count = countClause(clause, form, items, total);
  if (clause.names === 'none') return count;
  // 一项 after a list reads as part of its last phrase; quotation marks keep the two apart.
  if (clause.names === 'quoted' || items.length === 1) return `${quoted(items)}${count}`;
  return `${listText(items, form.itemSeparator)}等${clause.rest && last ? '余下' : ''}${count}`;
}

/** 13个项目已经提前完成 */
function countClause(
  clause: ClauseForm,
  form: SummaryForm,
  items: readonly SaidItem[],
  total: number,
): string {
  return `${items.length}个${clause.noun ?? form.noun}${words(clause, items, total)}`;
}

function words({ says }: ClauseForm, items: readonly SaidItem[], total: number): string {
  const many = items.length > 1;
  return says
    .replace('{全部}', many && items.length === total ? '全部' : '')
    .replace('{均}', many ? '均' : '')
    .replace('{提前}', items.every(({ progress }) => progress.early) ? '提前' : '');
}

/** 甲完成率为29.34%，未达序时进度; those without a completion in a clause of their own. */
function eachClause(clause: ClauseForm, form: SummaryForm, items: readonly SaidItem[]): string {
  const measured = items.filter(({ progress }) => progress.completion);
  const others = items.filter(({ progress }) => !progress.completion);
  return [
    { members: measured, names: measured.map(completionText).join('，'), pause: '，' },
    { members: others, names: listText(others, '、'), pause: '' },
  ]
    .filter(({ members }) => members.length > 0)
    .map(({ members, names, pause }) => `${names}${pause}${words(clause, members, Infinity)}`)
    .join(form.clauseSeparator);
}

function completionText({ phrase, progress }: SaidItem): string {
  return `${phrase}完成率为${percentText(progress.completion!)}`;
}

function listText(items: readonly SaidItem[], separator: string): string {
  return items
    .map(({ phrase, joined }, index) => `${index === 0 ? '' : joined ? '、' : separator}${phrase}`)
    .join('');
}

/** “甲”“乙”; quotation marks inside a phrase become single ones. */
function quoted(items: readonly SaidItem[]): string {
  return items.map(({ phrase }) => `“${phrase.replace(/“/g, '‘').replace(/”/g, '’')}”`).join('');
}
