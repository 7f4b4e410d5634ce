import { formatDay } from '../../src/calendar/zone.ts';
import { decimal as decimalOf, percentText, valueText } from '../../src/domain/arithmetic.ts';
import type { Doubt, Fault } from '../../src/domain/judgement.ts';
import { harmless } from '../../src/message/harmless.ts';
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
export function faultText(fault: Fault, line: PlannedLine): { reason: string; copy?: string } {
  const name = nameOf(line);
  const measure = measureOf(line);
  const typed = line.statement.amount;
  switch (fault.kind) {
    case 'dimension': {
      const number = typed ? bareNumber(typed.value, typed.multiplier) : '';
      return {
        reason: `单位“${harmless(fault.typed)}”不对，这项按“${fault.expected}”统计，没有记录。请核对数字后发送：`,
        copy: `填报 ${name} ${number}${fault.expected}`,
      };
    }
    case 'falling':
      return {
        reason: `${valueText(fault.value, measure)}比${formatDay(fault.lastDate)}的${valueText(fault.last, measure)}少，累计数不应减少，没有记录。确需改小请补上原因发送：`,
        copy: `更正 ${name} ${valueText(fault.value, measure)} 原因：`,
      };
    case 'above-later':
      return {
        reason: `${valueText(fault.value, measure)}比${formatDay(fault.laterDate)}的${valueText(fault.later, measure)}还多，没有记录。请核对数据截至日期。`,
      };
    case 'negative':
      return { reason: `${valueText(fault.value, measure)}是负数，这项不能为负，没有记录。` };
    case 'too-long':
      return { reason: '数字太长，没有记录，请核对。' };
    case 'add-not-cumulative':
      return { reason: '这项不是累计数，不能用“+”，没有记录。', copy: `填报 ${name} 数值${measure}` };
    case 'nothing-to-add-to':
      return {
        reason: '今年还没有上次的数，不能用“+”，没有记录。请直接报累计数：',
        copy: `填报 ${name} ${typed ? bareNumber(typed.value, typed.multiplier) : ''}${measure}`,
      };
    case 'nothing-to-hold':
      return { reason: '今年还没有报过，不能说“无变化”，没有记录。', copy: example(line) };
    case 'value-missing':
      return { reason: '没有看到数字，没有记录。', copy: `填报 ${name} 数值${fault.measure}` };
    case 'stage-missing':
      return {
        reason: `请写所处阶段（${fault.stages.join('、')}），没有记录。`,
        copy: `填报 ${name} ${fault.stages[0] ?? ''}`,
      };
    case 'unknown-stage':
      return {
        reason: `没有“${harmless(fault.typed)}”这个阶段（${fault.stages.join('、')}），没有记录。`,
        copy: `填报 ${name} ${fault.stages[0] ?? ''}`,
      };
    case 'state-missing':
      return {
        reason: '这项不报数字，请写已完成、达到序时或滞后，没有记录。',
        copy: `填报 ${name} 达到序时`,
      };
  }
}

/** The indicator as it is typed, with its part. */
export function nameOf({ indicator, part }: PlannedLine): string {
  return indicator.parts.find(({ id }) => id === part)?.name ?? indicator.name;
}

export function measureOf({ indicator, part }: PlannedLine): string {
  return indicator.parts.find(({ id }) => id === part)?.measure ?? indicator.measure;
}

function example(line: PlannedLine): string {
  if (line.indicator.kind === 'stage') return `填报 ${nameOf(line)} ${line.indicator.stages[0]?.name ?? ''}`;
  if (line.indicator.kind === 'stated') return `填报 ${nameOf(line)} 达到序时`;
  return `填报 ${nameOf(line)} 数值${measureOf(line)}`;
}

/** The number as it was typed, without its 万 or 亿. */
function bareNumber(value: string, multiplier: string): string {
  return valueText(decimalOf(value).div(multiplier), '');
}
