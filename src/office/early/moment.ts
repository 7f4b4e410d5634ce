import type { PeriodKey } from '../../calendar/periods.ts';
import type { RoundRule } from '../../domain/round.ts';
import { occurrence } from '../../domain/rounds.ts';
import type { Office } from '../office.ts';

/** When a month's early warnings are given: as rules.yaml says, on a rest day the next workday. */
export function warnsAt({ config, calendar, zone }: Office, month: PeriodKey): number {
  const { earlyAt } = config.rules.warning;
  const rule: RoundRule = {
    id: 'early-warning',
    name: '预警提示',
    every: 'month',
    indicators: [],
    opens: earlyAt,
    due: earlyAt,
    closes: earlyAt,
    reminders: [],
    restDay: 'next',
  };
  return occurrence(rule, month, calendar, zone).opensAt;
}
