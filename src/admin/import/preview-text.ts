import type { Config } from '../../config/model.ts';
import { decimal } from '../../domain/arithmetic.ts';
import type { IndicatorKind } from '../../domain/model.ts';
import { printable } from '../../message/printable.ts';
import type { Comparison, PeopleChange, TargetChange } from '../../tasklist/compare.ts';
import type { Unread } from '../../tasklist/model.ts';
import type { ListedIndicator, TaskListReading } from '../../tasklist/reading.ts';

const mostLines = 300;
const kindNames: Record<IndicatorKind, string> = {
  cumulative: '累计数',
  level: '比率',
  cap: '上限',
  stage: '形象进度',
  stated: '只说状态',
};

type Known = Pick<Config, 'units' | 'indicators' | 'programmes'>;

/** Everything an import would do, and every place it could not use, with the address in the workbook. */
export function previewLines(comparison: Comparison, reading: TaskListReading, config: Known): string[] {
  const { fresh, changed, removed, people, missing, unchanged } = comparison;
  const dropped = reading.unread.filter(({ used }) => !used);
  const remarks = reading.unread.filter(({ used }) => used);
  return [
    ...block(
      '新增专项',
      '个',
      reading.programmes.map(({ name, year }) => `${shown(name)}（${year} 年）`),
    ),
    ...nextYear(reading, config),
    ...block(
      '新增指标',
      '项',
      fresh.map((listed) => freshLine(listed, reading, config)),
    ),
    ...block(
      '目标有改动',
      '处',
      changed.map((change) => changeLine(change, config)),
    ),
    ...block(
      '取消任务',
      '处',
      removed.map((change) => changeLine(change, config)),
    ),
    ...block(
      '牵头单位、责任人有改动',
      '项',
      people.map((change) => peopleLine(change, config)),
    ),
    `没有变化 ${unchanged} 处。`,
    ...block(
      '清单里没有、保持不变的指标',
      '项',
      missing.length > 0 ? [missing.map(({ name }) => name).join('、')] : [],
    ),
    ...block('合计与各单位相加对不上', '处', reading.mismatches.map(unreadLine)),
    ...block('需要留意', '处', remarks.map(unreadLine)),
    ...block('没有采用（原来的目标保持不变）', '处', dropped.map(unreadLine)),
  ];
}

/** A year's first list changes nothing of the years before. */
function nextYear(reading: TaskListReading, { programmes }: Known): string[] {
  const years = new Set(programmes.map(({ year }) => year));
  const fresh = [...new Set(reading.programmes.map(({ year }) => year))].filter((year) => !years.has(year));
  return fresh.map((year) => `这是 ${year} 年的清单，以前年度的指标和目标都不变。`);
}

function block(head: string, counter: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const shownLines = lines.slice(0, mostLines).map((line) => `  · ${line}`);
  const rest = lines.length > mostLines ? [`  · 其余 ${lines.length - mostLines} ${counter}从略`] : [];
  const count = head.startsWith('清单里没有') ? '' : ` ${lines.length} ${counter}`;
  return [`${head}${count}：`, ...shownLines, ...rest];
}

/** Texts of a workbook reach a terminal: nothing in them may steer it. */
function shown(text: string): string {
  const line = printable(text).replace(/\s+/gu, ' ').trim();
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}

export function unreadLine({ at, text, why }: Unread): string {
  return `${shown(at)}${text === '' ? '' : ` “${shown(text)}”`}：${why}`;
}

function freshLine(
  { name, id, fresh, programme, figures, at }: ListedIndicator,
  reading: TaskListReading,
  config: Known,
) {
  const where =
    [...config.programmes, ...reading.programmes].find((one) => one.id === programme)?.name ?? programme;
  const filled = figures.filter(({ value }) => value !== undefined);
  const measure =
    fresh!.parts.map((part) => `${shown(part.name)} ${part.measure}`).join('、') || fresh!.measure;
  const { former } = fresh!;
  const kept = former && former.words.length > 0 ? `沿用 ${former.year} 年的${former.words.join('、')}` : '';
  const facts = [kindNames[fresh!.kind], measure, `编号 ${id}`, `属于${shown(where)}`, kept].filter(
    (fact) => fact !== '',
  );
  return `${shown(name)}（${facts.join('，')}）：${filled.length} 个目标（${shown(at)}）`;
}

function changeLine({ indicator, part, unit, old, value, at }: TargetChange, config: Known): string {
  const found = config.indicators.find(({ id }) => id === indicator)!;
  const measure = found.parts.find(({ id }) => id === part)?.measure ?? found.measure;
  const wordless = found.kind === 'stage' || found.kind === 'stated';
  const figure = (text: string | undefined) =>
    text === undefined ? '无任务' : wordless ? '有任务' : `${text}${measure}`;
  const unitName = config.units.find(({ id }) => id === unit)?.name ?? unit;
  const partName = part ? `（${found.parts.find(({ id }) => id === part)?.name}）` : '';
  const far = wordless ? '' : farApart(old, value);
  return `${found.name}${partName} ${unitName}：${figure(old)} → ${figure(value)}${far}（${shown(at)}）`;
}

/** A thousandfold target, or a thousandth, is a measure read wrongly more often than a plan: 万元 for 元, 万人 for 人. */
function farApart(old: string | undefined, value: string | undefined): string {
  if (!old || !value || decimal(old).isZero() || decimal(value).isZero()) return '';
  const times = decimal(value).div(decimal(old)).abs();
  return times.gte(1000) || times.lte('0.001') ? '，相差千倍以上，请核对计量单位' : '';
}

/** 失业人员再就业：牵头单位 市人社局 → 市民政局；责任人 隆回县 无 → 刘某 */
function peopleLine({ indicator, lead, responsible, responsibleByUnit = {} }: PeopleChange, config: Known) {
  const found = config.indicators.find(({ id }) => id === indicator)!;
  const unitName = (id: string | undefined) => config.units.find((unit) => unit.id === id)?.name ?? '无';
  const step = (before: string | undefined, after: string) => `${shown(before ?? '无')} → ${shown(after)}`;
  const changes = [
    ...(lead ? [`牵头单位 ${step(unitName(found.lead), unitName(lead))}`] : []),
    ...(responsible ? [`责任人 ${step(found.responsible, responsible)}`] : []),
    ...Object.entries(responsibleByUnit).map(
      ([unit, person]) => `责任人 ${unitName(unit)} ${step(found.responsibleByUnit?.[unit], person)}`,
    ),
  ];
  return `${found.name}：${changes.join('；')}`;
}
