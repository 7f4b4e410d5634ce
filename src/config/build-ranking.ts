import type { Unit } from '../domain/model.ts';
import type { Known } from './known.ts';
import type { Rules } from './model.ts';
import type { Complain } from './report.ts';
import type { RulesFile } from './schema-rules.ts';

/** Checks rules.yaml `ranking` against the units and fills in the defaults. */
export function buildRanking({ ranking }: RulesFile, known: Known, complain: Complain): Rules['ranking'] {
  const listed = ranking.groups && ranking.groups !== '全部' ? ranking.groups : [];
  if (ranking.groups && ranking.groups !== '全部' && listed.length === 0)
    complain(['ranking', 'groups'], '列表不能是空的；各组都排名请写 全部');
  const exempt = known.unitNames?.findAll(ranking.exempt ?? [], ['ranking', 'exempt'], complain) ?? [];
  if (known.units) checkGroups(ranking, listed, new Set(exempt), known.units, complain);
  return { from: ranking.from, groups: listed, exempt, bottomPlaces: Number(ranking.bottomPlaces ?? 3) };
}

/** Every group exists, and where K is written no ranked group is smaller than that. */
function checkGroups(
  { bottomPlaces }: RulesFile['ranking'],
  listed: readonly string[],
  exempt: ReadonlySet<string>,
  units: readonly Unit[],
  complain: Complain,
): void {
  const sizes = new Map<string, number>();
  for (const { id, rankingGroup } of units)
    if (rankingGroup !== undefined)
      sizes.set(rankingGroup, (sizes.get(rankingGroup) ?? 0) + (exempt.has(id) ? 0 : 1));
  for (const [index, group] of listed.entries())
    if (!sizes.has(group))
      complain(['ranking', 'groups', index], `没有这个排名组，单位里写的有：${[...sizes.keys()].join('、')}`);
  for (const [group, size] of sizes)
    if (bottomPlaces && size < Number(bottomPlaces) && (listed.length === 0 || listed.includes(group)))
      complain(
        ['ranking', 'bottomPlaces'],
        `${group}组只有 ${size} 个单位参加排名，不能比后几名还少；只排别的组请写 groups`,
      );
}
