import type { Tx } from './schema.ts';
import { run } from './statement.ts';

const first = `
  select r.unit, r.indicator, nullif(r.part, '') as part, r.period, min(r.created_at) as reported_at from reports r
  where r.unit = $1 and r.created_at <= $3 and (r.created_at >= $2 or r.period = $4) and r.kind <> 'withdrawal'
    and not exists (
      select 1 from reports w where w.replaces = r.id and w.kind = 'withdrawal' and w.created_at <= $3)
  group by r.unit, r.indicator, r.part, r.period`;

/** When each indicator of a unit was first answered since a round opened, or for its month ('' for none); withdrawn ones do not count. */
export async function firstAnswers(
  tx: Tx,
  asked: { readonly unit: string; readonly from: number; readonly until: number; readonly month: string },
) {
  const rows = await run<{
    unit: string;
    indicator: string;
    part: string | null;
    period: string;
    reported_at: number;
  }>(tx, first, [asked.unit, asked.from, asked.until, asked.month]);
  return rows.map(({ part, reported_at, ...row }) => ({
    ...row,
    part: part ?? undefined,
    reportedAt: Number(reported_at),
  }));
}
