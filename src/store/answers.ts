import { groupBy } from '../domain/group-by.ts';
import type { Reported } from '../domain/missing.ts';
import type { Tx } from './schema.ts';
import { run } from './statement.ts';

/** One whose answers to a round are looked for; `key` names it in what comes back. */
export interface AnswersOf {
  readonly key: string;
  /** Whose figures answer. */
  readonly unit: string;
  readonly from: number;
  readonly until: number;
}

const first = `
  select a.key, r.unit, r.indicator, nullif(r.part, '') as part, r.period, min(r.created_at) as reported_at
  from unnest($1::text[], $2::text[], $3::bigint[], $4::bigint[]) as a (key, unit, opens, until)
  join reports r on r.unit = a.unit and r.created_at <= a.until and (r.created_at >= a.opens or r.period = $5)
    and r.kind <> 'withdrawal'
  where not exists (
    select 1 from reports w where w.replaces = r.id and w.kind = 'withdrawal' and w.created_at <= a.until)
  group by a.key, r.unit, r.indicator, r.part, r.period`;

/** When each indicator was first answered since a round opened, or for its month ('' for none), by key; withdrawn ones do not count. */
export async function firstAnswers(
  tx: Tx,
  asked: readonly AnswersOf[],
  month: string,
): Promise<ReadonlyMap<string, readonly Reported[]>> {
  const rows = await run<{
    key: string;
    unit: string;
    indicator: string;
    part: string | null;
    period: string;
    reported_at: number;
  }>(tx, first, [
    asked.map(({ key }) => key),
    asked.map(({ unit }) => unit),
    asked.map(({ from }) => from),
    asked.map(({ until }) => until),
    month,
  ]);
  const answers = rows.map(({ part, reported_at, ...row }) => ({
    ...row,
    part: part ?? undefined,
    reportedAt: Number(reported_at),
  }));
  return groupBy(answers, ({ key }) => key);
}
