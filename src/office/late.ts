import { everyOf } from '../calendar/periods.ts';
import { asksFor } from '../domain/rounds.ts';
import type { Office } from './office.ts';

/** 逾期: a monthly round that asks for the indicator was due for this month before the report came. */
export function isLate(office: Office, indicator: string, period: string, at: number): boolean {
  return office.config.rules.rounds.some(
    (rule) =>
      rule.every === everyOf(period) &&
      asksFor(rule, indicator) &&
      at > office.occurrence(rule, period).dueAt,
  );
}
