import { Decimal } from 'decimal.js';
import { isDay } from '../calendar/dates.ts';
import type { Path } from './problem.ts';
import { type Complain, Taken } from './report.ts';
import type { IndicatorEntry } from './schema-tasks.ts';

const kinds: Record<IndicatorEntry['kind'], { numbers: boolean; what: string }> = {
  cumulative: { numbers: true, what: '累计数指标（cumulative）' },
  level: { numbers: true, what: '比率指标（level）' },
  cap: { numbers: true, what: '上限指标（cap）' },
  stage: { numbers: false, what: '形象进度指标（stage）' },
  stated: { numbers: false, what: '只说状态的指标（stated）' },
};

/** Checks what an indicator's kind asks for and forbids, and the order of its parts, stages and milestones. */
export function checkIndicator(entry: IndicatorEntry, year: number, at: Path, complain: Complain): void {
  const { what, numbers } = kinds[entry.kind];
  const refuse = (field: keyof IndicatorEntry, why: string) => {
    if (entry[field] != null && entry[field] !== false) complain([...at, field], `${what}${why}`);
  };
  const need = (field: keyof IndicatorEntry, why: string) => {
    if (entry[field] == null) complain([...at, field], `必填，${what}${why}`);
  };
  if (numbers) {
    refuse('units', '用 targets 写各单位的目标，不写 units');
    if (entry.parts) refuse('targets', '有分项时，目标写在每个分项里');
    else {
      need('measure', '要有计量单位，如 人');
      need('targets', '要有各单位的目标任务');
    }
  } else {
    need('units', '要写哪些单位有任务：全部，或单位名称的列表');
    refuse('targets', '没有数字目标，用 units 写哪些单位有任务');
    refuse('measure', '没有计量单位');
  }
  if (entry.kind === 'stage') need('stages', '要写各阶段，如 开工: 20');
  else refuse('stages', '没有阶段；工程形象进度请用 kind: stage');
  if (entry.kind !== 'cumulative') refuse('parts', '不能有分项；分项只用于 cumulative');
  if (entry.kind !== 'cap') refuse('prorate', '不能写 prorate；它只用于 cap');
  const scheduled = entry.kind === 'cumulative' || entry.kind === 'stage' || entry.prorate === true;
  if (!scheduled) refuse('schedule', '没有序时进度，不写 schedule');
  checkParts(entry, at, complain);
  if (entry.stages) checkStages(entry.stages, [...at, 'stages'], complain);
  if (entry.schedule) checkSteps(entry.schedule.steps, year, [...at, 'schedule', 'steps'], complain);
}

function checkParts({ parts }: IndicatorEntry, at: Path, complain: Complain): void {
  if (!parts) return;
  if (parts.length < 2) complain([...at, 'parts'], '分项至少两个；只有一个时直接写在指标里');
  const ids = new Taken(complain, '分项编号');
  const words = new Taken(complain, '分项名称和别名');
  parts.forEach((part, index) => {
    ids.take(part.id, [...at, 'parts', index, 'id'], part.name);
    words.take(part.name, [...at, 'parts', index, 'name'], part.name);
    part.aliases?.forEach((alias, place) => {
      words.take(alias, [...at, 'parts', index, 'aliases', place], part.name);
    });
  });
}

function checkStages(stages: Readonly<Record<string, string>>, at: Path, complain: Complain): void {
  const entries = Object.entries(stages);
  if (entries.length < 2) complain(at, '阶段至少两个');
  const words = new Taken(complain, '阶段名称');
  for (const [name] of entries) words.take(name, [...at, name], name);
  checkRising(entries, at, complain, '阶段');
}

function checkSteps(
  steps: Readonly<Record<string, string>>,
  year: number,
  at: Path,
  complain: Complain,
): void {
  const entries = Object.entries(steps);
  let before = '';
  for (const [date] of entries) {
    if (!isDay(date)) complain([...at, date], `应为存在的日期，如 ${year}-06-30`, `“${date}”`);
    else if (!date.startsWith(`${year}-`)) complain([...at, date], `节点应在 ${year} 年内`, `“${date}”`);
    else if (date <= before) complain([...at, date], `节点应按日期先后排列，在 ${before} 之后`, `“${date}”`);
    else before = date;
  }
  checkRising(entries, at, complain, '节点');
}

function checkRising(
  entries: readonly (readonly [string, string])[],
  at: Path,
  complain: Complain,
  what: string,
): void {
  let before = new Decimal(-1);
  for (const [name, percent] of entries) {
    if (new Decimal(percent).lte(before)) complain([...at, name], `百分数应比前一个${what}（${before}）大`);
    before = new Decimal(percent);
  }
  const last = entries.at(-1);
  if (!last) complain(at, `至少要有一个${what}`);
  else if (!new Decimal(last[1]).eq(100))
    complain(at, `最后一个${what}（${last[0]}）应为 100`, `“${last[1]}”`);
}
