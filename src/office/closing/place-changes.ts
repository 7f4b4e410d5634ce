import { shiftMonth } from '../../calendar/periods.ts';
import type { RankingRow } from '../../domain/month.ts';
import { rankingsOf } from '../../store/closed-months.ts';
import { closingsInForce } from '../../store/closings.ts';
import type { Db, Tx } from '../../store/schema.ts';

/**
 * The places of the month before one, by unit; undefined when that month is not closed, or not published where only
 * `published` places may be known, so that nothing can be compared.
 */
export async function placesBefore(
  db: Db | Tx,
  month: string,
  published = true,
): Promise<ReadonlyMap<string, number> | undefined> {
  const earlier = shiftMonth(month, -1);
  const closing = (await closingsInForce(db, earlier)).find((one) => one.month === earlier);
  if (!closing || (published && closing.publishedAt === undefined)) return undefined;
  const [before] = await rankingsOf(db, [closing]);
  return new Map(before!.groups.flatMap(({ rows }) => rows.map(({ unit, place }) => [unit, place])));
}

/** Places gained since the month before (negative: lost); `new` for a unit that was not ranked then. */
export function placeChange(
  before: ReadonlyMap<string, number> | undefined,
  { unit, place }: Pick<RankingRow, 'unit' | 'place'>,
): number | 'new' | undefined {
  if (!before) return undefined;
  const was = before.get(unit);
  return was === undefined ? 'new' : was - place;
}
