import { formatPeriod, shortMonth } from '../../calendar/periods.ts';
import { tableText } from '../../domain/arithmetic.ts';
import type { GroupRanking, RankedMonth } from '../../domain/month.ts';
import { pagesOf } from '../../render/pages.ts';
import type { Picture } from '../../render/picture.ts';
import type { RankingRow } from '../../render/pictures/ranking.ts';
import type { Snapshot } from '../../store/closed-months.ts';
import { placeChange } from '../closing/place-changes.ts';
import type { Office } from '../office.ts';
import { asOfText } from './board.ts';

const reasons = { exempt: '不参加排名', 'no-task': '没有任务' } as const;

/** A group's ranking of a closed month as pages, with the change since the month before. */
export function rankingPages(
  office: Office,
  { month, revision, units }: Snapshot,
  group: GroupRanking,
  before: ReadonlyMap<string, number> | undefined,
): Picture[] {
  const rows = group.rows.map((row): RankingRow => {
    const change = placeChange(before, row);
    return {
      place: String(row.place),
      name: office.unit(row.unit).name,
      score: tableText(row.total),
      ...(change !== undefined && { change }),
      bottom: row.bottom,
      ...(!row.reported && { note: '当月没有填报' }),
    };
  });
  const others = group.notRanked.map(
    ({ unit, reason }): RankingRow => ({
      place: '—',
      name: office.unit(unit).name,
      score: '—',
      bottom: false,
      note: reasons[reason],
    }),
  );
  return pagesOf({
    kind: 'ranking',
    title: `${formatPeriod(month)}${group.group}排名`,
    ...(revision > 1 && { subtitle: `第${revision}版` }),
    asOf: asOfGroup({ units }, group.group),
    rows: [...rows, ...others],
    bottomWord: bottomWord(group),
    ...(group.nobodyReported && { notes: ['本月没有一个单位填报，不设后位。'] }),
  });
}

/** A group's places month by month as pages; `newest` is the last of the months as it was frozen. */
export function trendPages(
  office: Office,
  group: string,
  months: readonly RankedMonth[],
  newest: Pick<Snapshot, 'units'>,
  subtitle?: string,
): Picture[] {
  const shown = months.flatMap(({ month, groups }) => {
    const own = groups.find((one) => one.group === group);
    return own ? [{ month, ranking: own }] : [];
  });
  const units = [...new Set(shown.flatMap(({ ranking }) => ranking.rows.map(({ unit }) => unit)))];
  const last = shown.at(-1);
  return pagesOf({
    kind: 'trend',
    title: `${group}名次走势`,
    ...(subtitle && { subtitle }),
    asOf: asOfGroup(newest, group),
    months: shown.map(({ month }) => shortMonth(month)),
    units: units.map((unit) => ({
      name: office.unit(unit).name,
      points: shown.map(({ ranking }) => {
        const row = ranking.rows.find((one) => one.unit === unit);
        return row ? { place: row.place, bottom: row.bottom } : null;
      }),
    })),
    bottomWord: last ? bottomWord(last.ranking) : '后位',
  });
}

/** The newest day that a group's frozen figures speak of. */
function asOfGroup({ units }: Pick<Snapshot, 'units'>, group: string): string {
  return asOfText(units.filter((unit) => unit.group === group).flatMap(({ indicators }) => indicators));
}

function bottomWord({ bottomPlaces }: GroupRanking): string {
  return bottomPlaces > 0 ? `后${bottomPlaces}名` : '后位';
}
