import { formatDay } from '../calendar/zone.ts';
import { decimal, percentText, valueText } from '../domain/arithmetic.ts';
import { assess } from '../domain/assess.ts';
import type { Figure, Indicator, Progress, StatedState } from '../domain/model.ts';
import { statusText } from '../domain/status.ts';
import { taskOf } from '../domain/target.ts';
import { harmless } from '../message/harmless.ts';
import type { Office } from './office.ts';

/** The figures one unit has in one indicator: its own or its parts'. */
export interface UnitFigures {
  readonly whole?: Figure;
  readonly parts: Readonly<Record<string, Figure>>;
}

/** Judges one unit in one indicator by the configuration's targets and colours. */
export function progressOf(
  office: Office,
  unit: string,
  indicator: Indicator,
  figures: UnitFigures,
  judgedAt?: string,
): Progress {
  return assess({
    indicator,
    ...office.task(unit, indicator.id),
    figures,
    redFrom: office.config.rules.progress.redFrom,
    judgedAt,
    year: office.programme(indicator).year,
  });
}

/** 1450人 · 目标4680人 · 完成30.98% · 序时25% · 达到序时 */
export function figureText(
  office: Office,
  unit: string,
  indicator: Indicator,
  part: string,
  figure: Figure,
  progress: Progress,
): string {
  const { target, partTargets } = office.task(unit, indicator.id);
  const goal = taskOf(indicator.kind, part ? partTargets[part] : target);
  const measure = indicator.parts.find(({ id }) => id === part)?.measure ?? indicator.measure;
  const own = part ? partProgress(office, unit, indicator, part, figure, progress) : progress;
  const stated = indicator.kind === 'stated' || indicator.kind === 'stage';
  const whole = stated && office.unit(unit).kind === 'city' ? '（全市）' : '';
  const numeric = indicator.kind === 'cumulative' || indicator.kind === 'level' || indicator.kind === 'cap';
  return (
    [
      figureValue(figure, measure),
      ...(numeric ? [goal ? `目标${valueText(goal, measure)}` : '目标—'] : []),
      ...(own.completion && indicator.kind !== 'level' ? [`完成${percentText(own.completion)}`] : []),
      ...(own.scheduled ? [`序时${percentText(own.scheduled)}`] : []),
      ...judged(indicator, own),
    ].join(' · ') + whole
  );
}

/** A stated progress is its own judgement; saying it twice helps nobody. */
function judged({ kind }: Indicator, { status, early }: Progress): string[] {
  if (status === 'no-task') return ['本单位无此任务'];
  return kind === 'stated' ? [] : [statusText(status, early)];
}

/** A part by itself: its value against its own target, at its own date or the later one it is carried to. */
function partProgress(
  office: Office,
  unit: string,
  indicator: Indicator,
  part: string,
  figure: Figure,
  whole: Progress,
): Progress {
  return assess({
    indicator: { ...indicator, parts: [] },
    target: office.task(unit, indicator.id).partTargets[part],
    figures: { whole: figure },
    redFrom: office.config.rules.progress.redFrom,
    judgedAt: whole.judgedAt === whole.dataDate ? undefined : whole.judgedAt,
    year: office.programme(indicator).year,
  });
}

/** 全项完成2.5%，滞后（红）: the indicator beside its parts. */
export function wholeText({ completion, status, early }: Progress): string {
  return `全项${completion ? `完成${percentText(completion)}，` : ''}${statusText(status, early)}`;
}

/** 1450人, 主体, 已完成 with its remark. */
export function figureValue(figure: Figure, measure: string): string {
  const remark = figure.remark ? `（备注：${harmless(figure.remark)}）` : '';
  if (figure.value) return `${valueText(figure.value, measure)}${remark}`;
  return `${figure.stage ?? stateText(figure.state)}${remark}`;
}

/** The words in which a lead unit states an indicator. */
export function stateText(state: StatedState | undefined): string {
  if (state === 'done') return '已完成';
  return state === 'on-schedule' ? '达到序时' : state === 'behind' ? '滞后' : '—';
}

/** 比上次+120人 where both are numbers and differ. */
export function changeText(figure: Figure, last: Figure | undefined, measure: string): string {
  if (!figure.value || !last?.value) return '';
  const step = decimal(figure.value).minus(last.value);
  if (step.isZero()) return ' · 与上次相同';
  return ` · 比上次${step.gt(0) ? '+' : ''}${valueText(step, measure)}`;
}

/** 数据截至3月31日 */
export function asOf(date: string): string {
  return `数据截至${formatDay(date)}`;
}
