import { everyOf } from '../calendar/periods.ts';
import { asksFor } from '../domain/rounds.ts';
import { forUnit, type InForce } from './in-force.ts';
import type { Office } from './office.ts';

/** 逾期: a monthly round that asks for the indicator was due for this month, for the one who is asked, before the report came. */
export function isLate(
  office: Office,
  inForce: InForce,
  report: {
    readonly asked: string;
    readonly indicator: string;
    readonly period: string;
    readonly at: number;
  },
): boolean {
  const { asked, indicator, period, at } = report;
  return office.config.rules.rounds.some(
    (rule) =>
      rule.every === everyOf(period) &&
      asksFor(rule, indicator) &&
      at > forUnit(office.occurrence(rule, period), asked, inForce).dueAt,
  );
}
