import { formatPeriod } from '../../calendar/periods.ts';
import { tableText } from '../../domain/arithmetic.ts';
import { groupBy } from '../../domain/group-by.ts';
import type { GroupRanking } from '../../domain/month.ts';
import type { Snapshot } from '../../store/closed-months.ts';
import type { ClosedUnit } from '../../store/closed-unit.ts';
import type { Office } from '../office.ts';
import type { ChangedUnit } from './close.ts';

/** 【县市区排名】2024年10月, one line a unit, and who is not ranked. */
export function rankingLines(
  office: Office,
  { month, revision }: Pick<Snapshot, 'month' | 'revision'>,
  group: GroupRanking,
): string[] {
  const name = (unit: string) => office.unit(unit).name;
  const again = revision > 1 ? `（第${revision}版）` : '';
  return [
    `【${group.group}排名】${formatPeriod(month)}${again}`,
    ...group.rows.map(({ unit, place, total }) => `${place}. ${name(unit)} ${tableText(total)}分`),
    ...notRankedLines(group, name),
  ];
}

function notRankedLines({ notRanked }: GroupRanking, name: (unit: string) => string): string[] {
  const of = (wanted: 'exempt' | 'no-task') =>
    notRanked.filter(({ reason }) => reason === wanted).map(({ unit }) => name(unit));
  const [exempt, idle] = [of('exempt'), of('no-task')];
  return [
    ...(exempt.length > 0 ? [`不参加排名：${exempt.join('、')}`] : []),
    ...(idle.length > 0 ? [`没有任务，不排名：${idle.join('、')}`] : []),
  ];
}

/** For the office: who stands in the bottom places, and why there are fewer of them, or none. */
export function bottomLines(office: Office, groups: readonly GroupRanking[]): string[] {
  const { bottomPlaces: wanted } = office.config.rules.ranking;
  return groups.map(({ group, rows, bottom, bottomPlaces, nobodyReported }) => {
    const head = `${group}${rows.length}个单位排名`;
    if (nobodyReported) return `${head}，没有一个单位填报，不设后${wanted}位。`;
    const fewer =
      bottomPlaces < wanted ? `（不足${2 * wanted}个单位，后${wanted}位按${bottomPlaces}位算）` : '';
    if (bottom.length === 0) return `${head}，没有单位排在后${wanted}位${fewer}。`;
    const byPlace = groupBy(
      rows.filter((row) => row.bottom),
      ({ place }) => String(place),
    );
    const names = [...byPlace].map(
      ([place, units]) =>
        `第${place}位${units.length > 1 ? '（并列）' : ''}${units.map(({ unit }) => office.unit(unit).name).join('、')}`,
    );
    return `${head}，后${bottomPlaces}位${fewer}：${names.join('；')}。`;
  });
}

/** 洞口县87.20分改为88.20分，第11位改为第9位 */
export function changeText(office: Office, { before, now }: ChangedUnit): string {
  const told = [
    [totalText(before), totalText(now)],
    [placeText(before), placeText(now)],
  ].flatMap(([was, is]) => (was === is ? [] : [`${was}改为${is}`]));
  return `${office.unit(now.unit).name}${told.join('，')}`;
}

function totalText(unit: ClosedUnit | undefined): string {
  return unit?.sheet ? `${tableText(unit.sheet.total)}分` : '不计分';
}

function placeText(unit: ClosedUnit | undefined): string {
  return unit?.ranking ? `第${unit.ranking.place}位` : '不排名';
}
