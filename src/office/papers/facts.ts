import { type PeriodKey, periodEnd, periodStart } from '../../calendar/periods.ts';
import type { Fact } from '../../domain/month.ts';
import { firstUsedIn } from '../../store/papers.ts';
import type { Db, Tx } from '../../store/schema.ts';
import type { Office } from '../office.ts';
import { shortTitle } from './titles.ts';

/** 经验被专报采用: by unit, the stories of the sections that count which a bulletin issued in the month used first. */
export async function storiesIn(
  tx: Db | Tx,
  { config }: Pick<Office, 'config'>,
  month: PeriodKey,
): Promise<ReadonlyMap<string, readonly Fact[]>> {
  const { experience } = config.rules.papers;
  const used = await firstUsedIn(tx, experience, periodStart(month), periodEnd(month));
  const facts = new Map<string, Fact[]>();
  for (const story of used) facts.set(story.unit, [...(facts.get(story.unit) ?? []), factOf(story)]);
  return facts;
}

function factOf({ id, title, year, n }: { id: number; title: string; year: number; n: number }): Fact {
  return { id: String(id), name: `${year}年第${n}期${shortTitle(title)}` };
}
