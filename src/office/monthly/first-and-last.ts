import { tableText } from '../../domain/arithmetic.ts';
import { groupBy } from '../../domain/group-by.ts';
import type { GroupRanking, RankingRow } from '../../domain/month.ts';
import type { Office } from '../office.ts';

const shown = 3;
/** Units that share a place are named up to so many. */
const named = 5;

/** The first and the last three of each ranking group, `note` behind its size; a small group as a whole. */
export function firstAndLast(office: Office, groups: readonly GroupRanking[], note = ''): string[] {
  return groups.flatMap(({ group, rows, nobodyReported }) => {
    if (rows.length === 0) return [];
    if (nobodyReported) return [`${group}排名：没有一个单位填报。`];
    const head = `${group}排名（${rows.length}个${note}）：`;
    const { first, last } = cut(rows);
    return [
      last.length === 0
        ? `${head}${placesText(office, first)}`
        : `${head}前${shown}位 ${placesText(office, first)}；后${shown}位 ${placesText(office, last)}`,
    ];
  });
}

/** Who shares a place with the third belongs to the first; nobody is in both. */
function cut(rows: readonly RankingRow[]): { first: readonly RankingRow[]; last: readonly RankingRow[] } {
  if (rows.length <= 2 * shown) return { first: rows, last: [] };
  const [until, from] = [rows[shown - 1]!.place, rows[rows.length - shown]!.place];
  if (until === from) return { first: rows, last: [] };
  return {
    first: rows.filter(({ place }) => place <= until),
    last: rows.filter(({ place }) => place >= from),
  };
}

/** 1.邵东市98.12分、2.（并列）双清区、北塔区97.00分 */
function placesText(office: Office, rows: readonly RankingRow[]): string {
  return [...groupBy(rows, ({ place }) => String(place))]
    .map(([place, units]) => {
      const score = `${tableText(units[0]!.total)}分`;
      const names = units.map(({ unit }) => office.unit(unit).name).join('、');
      if (units.length === 1) return `${place}.${names}${score}`;
      return `${place}.（并列）${units.length > named ? `${units.length}个单位` : names}${score}`;
    })
    .join('、');
}
