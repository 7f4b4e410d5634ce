import type { RoundUnit } from '../store/rounds.ts';
import type { Office } from './office.ts';
import { byLack } from './round-text.ts';

/** 12个单位：按时报齐9个，逾期报齐1个，未报齐2个 — then who was late, who is missing what, who was excused. */
export function outcomeLines(office: Office, units: readonly RoundUnit[]): string[] {
  const of = (outcome: RoundUnit['outcome']) => units.filter((one) => one.outcome === outcome);
  const [onTime, late, silent, paused] = [of('on-time'), of('late'), of('silent'), of('paused')];
  const counted = [
    ['按时报齐', onTime],
    ['逾期报齐', late],
    ['未报齐', silent],
    ['暂停', paused],
  ] as const;
  const summary = counted.flatMap(([word, some]) => (some.length > 0 ? [`${word}${some.length}个`] : []));
  const name = ({ unit }: RoundUnit) => office.unit(unit).name;
  return [
    `${units.length}个单位：${summary.join('，')}。`,
    ...(late.length > 0 ? [`逾期：${late.map(name).join('、')}`] : []),
    ...(silent.length > 0 ? [`未报齐：${byLack(silent.map((one) => ({ ...one, name: name(one) })))}`] : []),
    ...(paused.length > 0 ? [`暂停：${paused.map(name).join('、')}`] : []),
  ];
}
