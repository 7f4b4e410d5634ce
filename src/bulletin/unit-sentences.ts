import { type Decimal, percentText, valueText } from '../domain/arithmetic.ts';

/** One task that a unit has not brought forward far enough. */
export interface UnitTask {
  /** As printed: 邵阳县 */
  readonly unit: string;
  /** As printed behind the unit's name: 新增普惠性托位 */
  readonly task: string;
}

/**
 * 突出问题: 邵阳县和隆回县新增普惠性托位、洞口县农村公路提质改造等项目进度均未达到序时进度要求。
 * Tasks come in the order given, each once with all its units; undefined when nobody is behind.
 */
export function behindSentence(behind: readonly UnitTask[]): string | undefined {
  if (behind.length === 0) return undefined;
  const tasks = [...new Set(behind.map(({ task }) => task))].map((task) => ({
    task,
    units: [...new Set(behind.filter((one) => one.task === task).map(({ unit }) => unit))],
  }));
  // Three units are listed with 、 themselves, so their tasks need a stronger mark between them.
  const isList = (units: readonly string[]) => units.length > 2 || units.some((unit) => unit.includes('、'));
  const separator = tasks.some(({ units }) => isList(units)) ? '，' : '、';
  const list = tasks.map(({ task, units }) => `${joinNames(units)}${task}`).join(separator);
  const several = tasks.length > 1 || tasks[0]!.units.length > 1;
  const close = tasks.length > 1 ? '等项目进度' : '项目进度';
  return `${list}${close}${several ? '均' : ''}未达到序时进度要求。`;
}

/** A unit and the value that puts it on a list. */
export interface UnitValue {
  readonly unit: string;
  readonly value: Decimal;
  readonly measure: string;
}

/** How units are listed: 甲（-44.1%）、乙（-9.9%）等县市区为负增长 · 甲、乙2个县市区外贸增速为负 · 甲、乙社零增速低于全市平均水平 */
export interface UnitListForm {
  readonly values: boolean;
  /** Printed behind two or more names; `{n}` is their number. */
  readonly close: '' | '等县市区' | '{n}个县市区';
  readonly says: string;
}

/** A clause that lists units in the order given; undefined when there is none. */
export function unitList(rows: readonly UnitValue[], form: UnitListForm): string | undefined {
  if (rows.length === 0) return undefined;
  const names = rows.map(({ unit, value, measure }) =>
    form.values ? `${unit}（${valueText(value, measure)}）` : unit,
  );
  const close = rows.length > 1 ? form.close.replace('{n}', String(rows.length)) : '';
  return `${names.join('、')}${close}${form.says}`;
}

/** One figure as reported, with its completion where there is a target. */
export interface SaidFigure {
  readonly phrase: string;
  readonly value: Decimal;
  readonly measure: string;
  readonly completion?: Decimal;
}

/** 目前全县新增城镇就业1450人，完成31%；创业培训633人次，完成82%。 Percentages with `places` decimals at most. */
export function figuresSentence(
  opening: string,
  figures: readonly SaidFigure[],
  places = 2,
): string | undefined {
  if (figures.length === 0) return undefined;
  const clauses = figures.map(
    ({ phrase, value, measure, completion }) =>
      `${phrase}${valueText(value, measure)}${completion ? `，完成${percentText(completion, places)}` : ''}`,
  );
  return `${opening}${clauses.join('；')}。`;
}

/** 甲, 甲和乙, 甲、乙和丙 */
function joinNames(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join('、')}和${names[names.length - 1]}`;
}
