import { formatDay } from '../../src/calendar/zone.ts';
import { decimal as decimalOf, percentText, valueText } from '../../src/domain/arithmetic.ts';
import type { Doubt, Fault } from '../../src/domain/judgement.ts';
import { readMeasure } from '../../src/domain/measures.ts';
import type { Indicator } from '../../src/domain/model.ts';
import type { Amount } from '../../src/language/model.ts';
import { harmless } from '../../src/message/harmless.ts';
import { copyLine, correctionLine, type Typed } from './copy-line.ts';
import type { PlannedLine } from './plan.ts';

/** Why a value is asked about. */
export function doubtText(doubt: Doubt, measure: string): string {
  switch (doubt.kind) {
    case 'over-target':
      return `完成率${percentText(doubt.completion)}，超过目标的${percentText(doubt.limit)}`;
    case 'stated-percent':
      return `您写的完成${percentText(doubt.stated)}，按目标计算是${percentText(doubt.completion)}`;
    case 'jump':
      return `这次增加${valueText(doubt.step, measure)}，是近期每次增加量的${doubt.times.toDecimalPlaces(1).toFixed()}倍`;
    case 'measure':
      return `您写的单位是“${harmless(doubt.typed)}”，这项按“${doubt.expected}”统计`;
    case 'not-whole':
      return `${valueText(doubt.value, doubt.measure)}不是整数`;
  }
}

/** Why a value was not recorded, and where there is one the finished line to copy. */
export function faultText(fault: Fault, line: PlannedLine, typed: Typed): { reason: string; copy?: string } {
  const name = nameOf(line);
  const measure = measureOf(line);
  const { amount } = line.statement;
  const number = amount ? bareNumber(amount) : '';
  const copy = (value: string) => copyLine(typed, name, value);
  switch (fault.kind) {
    case 'dimension':
      return {
        reason: `单位“${bigUnit(amount)}${harmless(fault.typed)}”不对，这项按“${fault.expected}”统计，没有记录。请核对数字后发送：`,
        copy: copy(`${isRatio(fault.typed) || isRatio(fault.expected) ? '数值' : number}${fault.expected}`),
      };
    case 'falling':
      return {
        reason: `${valueText(fault.value, measure)}比${formatDay(fault.lastDate)}的${valueText(fault.last, measure)}少，累计数不应减少，没有记录。确需改小请补上原因发送：`,
        copy: correctionLine(typed, name, valueText(fault.value, measure)),
      };
    case 'above-later':
      return {
        reason: `${valueText(fault.value, measure)}比${formatDay(fault.laterDate)}的${valueText(fault.later, measure)}还多，没有记录。请核对数字和数据截至日期后重发。`,
      };
    case 'negative':
      return { reason: `${valueText(fault.value, measure)}是负数，这项不能为负，没有记录，请核对后重发。` };
    case 'too-long':
      return { reason: '数字太长，没有记录，请核对后重发。' };
    case 'add-not-cumulative':
      return { reason: '这项不是累计数，不能用“+”，没有记录。请直接报数：', copy: copy(`数值${measure}`) };
    case 'nothing-to-add-to':
      return {
        reason: '今年还没有上次的数，不能用“+”，没有记录。请直接报累计数：',
        copy: copy(`${number}${measure}`),
      };
    case 'nothing-to-hold':
      return {
        reason: `今年还没有报过，不能用“${line.statement.zero ? '零报告' : '无变化'}”，没有记录。请这样报：`,
        copy: copy(example(line)),
      };
    case 'value-missing':
      return { reason: '没有看到数字，没有记录。请这样报：', copy: copy(`数值${fault.measure}`) };
    case 'stage-missing':
      return {
        reason: `请写所处阶段（${fault.stages.join('、')}），没有记录。例如：`,
        copy: copy(fault.stages[0] ?? ''),
      };
    case 'unknown-stage':
      return {
        reason: `没有“${harmless(fault.typed)}”这个阶段（${fault.stages.join('、')}），没有记录。例如：`,
        copy: copy(fault.stages[0] ?? ''),
      };
    case 'state-missing':
      return {
        reason: '这项不报数字，请写已完成、达到序时或滞后，没有记录。例如：',
        copy: copy('达到序时'),
      };
  }
}

/** The indicator as it can be typed, with its part. */
export function nameOf({ indicator, part }: PlannedLine): string {
  return partName(indicator, part);
}

/** 市城区二次供水户数: a part is named with its indicator, whose name alone would be ambiguous. */
export function partName(indicator: Indicator, part: string): string {
  return `${indicator.name}${indicator.parts.find(({ id }) => id === part)?.name ?? ''}`;
}

export function measureOf({ indicator, part }: PlannedLine): string {
  return indicator.parts.find(({ id }) => id === part)?.measure ?? indicator.measure;
}

function example(line: PlannedLine): string {
  if (line.indicator.kind === 'stage') return line.indicator.stages[0]?.name ?? '';
  return line.indicator.kind === 'stated' ? '达到序时' : `数值${measureOf(line)}`;
}

/** 25% of something is no number of people: the figures of a ratio fit nothing else. */
function isRatio(measure: string): boolean {
  return ['share', 'points'].includes(readMeasure(measure).dimension ?? '');
}

/** The number as it was typed, without its 万 or 亿. */
function bareNumber({ value, multiplier }: Amount): string {
  return valueText(decimalOf(value).div(multiplier), '');
}

/** The 万 or 亿 that was typed. */
export function bigUnit(amount: Amount | undefined): string {
  if (amount?.multiplier === '10000') return '万';
  return amount?.multiplier === '100000000' ? '亿' : '';
}
