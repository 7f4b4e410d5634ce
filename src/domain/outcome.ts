import { type Missing, missing, type Reported } from './missing.ts';

/** How one who was asked answered a round, counted in indicators. */
export interface Answered {
  readonly asked: number;
  readonly missing: number;
  /** In, but later than the deadline. */
  readonly late: number;
}

type Round = Omit<Parameters<typeof missing>[0], 'reports'>;

/** Counts what was asked, what was never answered, and what was answered after the deadline; `mine` picks what one answers for. */
export function answeredBy(
  round: Round,
  reports: readonly Reported[],
  mine: (row: Missing) => boolean,
): Answered {
  const count = (known: readonly Reported[]) => missing({ ...round, reports: known }).filter(mine).length;
  const inTime = reports.filter(({ reportedAt }) => reportedAt <= round.occurrence.dueAt);
  const lacking = count(reports);
  return { asked: count([]), missing: lacking, late: count(inTime) - lacking };
}
