import { countNotices } from '../../store/notices.ts';
import type { Db, Tx } from '../../store/schema.ts';

/** 下发3件，已整改2件: the notices signed in a year that stand, and those of them that are closed (销号); undefined when there is none. */
export async function noticeCounts(db: Db | Tx, year: number): Promise<string | undefined> {
  const { issued, closed } = await countNotices(db, year);
  return issued === 0 ? undefined : `下发${issued}件，已整改${closed}件`;
}
