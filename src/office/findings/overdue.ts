import { addDays, type Day } from '../../calendar/dates.ts';
import { type PeriodKey, periodEnd, periodStart } from '../../calendar/periods.ts';
import { dateAt, formatDay } from '../../calendar/zone.ts';
import { missedDeadlines } from '../../domain/finding.ts';
import type { Fact } from '../../domain/month.ts';
import { type Finding, findingSteps, findingsDue } from '../../store/findings.ts';
import type { Db, Tx } from '../../store/schema.ts';
import type { Office } from '../office.ts';
import { briefly } from './text.ts';

/**
 * 问题逾期未答: by unit, the findings with an answer deadline in the month that passed unanswered; each once a month. What
 * falls due on `today` or later is not overdue yet; without it the whole month has passed.
 */
export async function overdueFindings(
  tx: Db | Tx,
  { zone }: Pick<Office, 'zone'>,
  month: PeriodKey,
  today: Day = addDays(periodEnd(month), 1),
): Promise<ReadonlyMap<string, readonly Fact[]>> {
  const [from, to] = [periodStart(month), periodEnd(month)];
  const findings = await findingsDue(tx, from, to);
  const steps = await findingSteps(
    tx,
    findings.map(({ id }) => id),
  );
  const overdue = new Map<string, Fact[]>();
  for (const finding of findings) {
    const days = steps.get(finding.id)!.map(({ kind, at, dueBy }) => ({ kind, on: dateAt(at, zone), dueBy }));
    const missed = missedDeadlines(days, today).find((day) => from <= day && day <= to);
    if (missed === undefined) continue;
    overdue.set(finding.unit, [...(overdue.get(finding.unit) ?? []), factOf(finding, missed)]);
  }
  return overdue;
}

function factOf(finding: Finding, missed: Day): Fact {
  return {
    id: String(finding.id),
    name: `${finding.id}号问题“${briefly(finding.text)}”`,
    figure: `答复期限${formatDay(missed)}`,
  };
}
