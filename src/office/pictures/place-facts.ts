import { shortMonth } from '../../calendar/periods.ts';
import { tableText } from '../../domain/arithmetic.ts';
import type { Fact } from '../../render/pictures/card.ts';
import { rankingsOf } from '../../store/closed-months.ts';
import { closingsInForce } from '../../store/closings.ts';
import type { Db, Tx } from '../../store/schema.ts';

/** A unit's place and score in the last month that was published, as everybody may know them. */
export async function placeFacts(db: Db | Tx, unit: string): Promise<Fact[]> {
  const published = (await closingsInForce(db)).filter(({ publishedAt }) => publishedAt !== undefined);
  const [last] = await rankingsOf(db, published.slice(-1));
  const row = last?.groups.flatMap(({ rows }) => rows).find((one) => one.unit === unit);
  if (!last || !row) return [];
  const month = shortMonth(last.month);
  return [
    { label: `${month}名次`, text: `第${row.place}名` },
    { label: `${month}得分`, text: tableText(row.total) },
  ];
}
