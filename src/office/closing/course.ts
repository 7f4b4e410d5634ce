import { earlier } from '../../calendar/dates.ts';
import { nextPeriod, type PeriodKey, periodEnd, periodStart, shiftMonth } from '../../calendar/periods.ts';
import { dateAt, instant } from '../../calendar/zone.ts';
import { freezesAt, nextToClose } from '../../domain/closing.ts';
import type { Office } from '../office.ts';
import { regularRounds } from './rounds.ts';

/** The moment at which units are shown a month's figures (核对). */
export function checkBackAt({ config, calendar, zone }: Office, month: PeriodKey): number {
  const { workday, time } = config.rules.closing.checkBack;
  return instant(calendar.nthWorkday(shiftMonth(month, 1), workday), time, zone);
}

/** The moment at which a month is closed by the clock. */
export function closesAt({ config, calendar, zone }: Office, month: PeriodKey): number {
  return freezesAt(month, config.rules.closing, calendar, zone);
}

/** The month that units are to check now: shown to them, and not closed yet. */
export function monthToCheck(office: Office, now: number): PeriodKey | undefined {
  const month = nextToClose(office.closingState);
  return now >= checkBackAt(office, month) && !office.isClosed(month, now) ? month : undefined;
}

/** The month that the office works on: the one to be closed next, once it has begun. */
export function monthInHand(office: Office, now: number): PeriodKey {
  const current = dateAt(now, office.zone).slice(0, 7);
  const next = nextToClose(office.closingState);
  return earlier(next, current);
}

/** Why a month cannot be closed now; undefined when it can. */
export type ClosingFault =
  | { readonly kind: 'before-start' | 'closed' | 'running' }
  /** Earlier months come first. */
  | { readonly kind: 'predecessor'; readonly next: PeriodKey }
  /** A round of the month still takes answers. */
  | { readonly kind: 'round-open'; readonly name: string; readonly until: number };

export function closingFault(office: Office, month: PeriodKey, now: number): ClosingFault | undefined {
  const { firstMonth, closings } = office.closingState;
  if (month < firstMonth) return { kind: 'before-start' };
  if (month <= (closings.through ?? '')) return { kind: 'closed' };
  if (dateAt(now, office.zone) <= periodEnd(month)) return { kind: 'running' };
  const next = nextToClose(office.closingState);
  if (next !== month) return { kind: 'predecessor', next };
  const open = regularRounds(office, month).findLast((round) => round.closesAt > now);
  return open && { kind: 'round-open', name: open.rule.name, until: open.closesAt };
}

/** Months of which a moment lies in a span; those that count as closed from the start have none. */
export function monthsDue(
  office: Office,
  from: number,
  to: number,
  momentOf: (office: Office, month: string) => number,
): { period: string; at: number }[] {
  const { firstMonth } = office.closingState;
  const found: { period: string; at: number }[] = [];
  const last = dateAt(to, office.zone);
  for (
    let month = shiftMonth(dateAt(from, office.zone).slice(0, 7), -2);
    periodStart(month) <= last;
    month = nextPeriod(month)
  ) {
    const at = momentOf(office, month);
    if (month >= firstMonth && at > from && at <= to) found.push({ period: month, at });
  }
  return found.sort((a, b) => a.at - b.at);
}
