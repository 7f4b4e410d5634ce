import { partsOf } from '../../calendar/dates.ts';
import type { Unit } from '../../domain/model.ts';
import type { Tx } from '../../store/schema.ts';
import { placeIn, scoreHead } from '../closing/score-text.ts';
import { findingLines } from '../findings/counts.ts';
import { noticeCounts } from '../notices/counts.ts';
import { cityOf } from '../office.ts';
import { countiesBehind, nothingBehind, wholeBehind } from './behind.ts';
import { countLines } from './counts.ts';
import { firstAndLast } from './first-and-last.ts';
import type { MonthScope } from './scope.ts';
import { tasksIn, wholeTasks } from './tasks.ts';

/** What a leader reads in a minute. */
const mostLines = 12;

type Lines = (tx: Tx, scope: MonthScope) => readonly string[] | Promise<readonly string[]>;

/** What a city leader reads behind the counts, in this order; a new part is a function here. */
const cityParts: readonly Lines[] = [
  (_, { at, shown }) => {
    const tasks = wholeTasks(at.office, shown);
    return [...wholeBehind(tasks, { tasks: 2, units: 3 }), ...countiesBehind(tasks, { tasks: 4, units: 3 })];
  },
  (_, { at, shown: { closing, groups } }) =>
    firstAndLast(at.office, groups, closing?.publishedAt === undefined ? '，未发布' : ''),
  async (tx, { at }) => {
    const counts = await noticeCounts(tx, partsOf(at.today).year);
    return counts ? [`今年预警通知${counts}。`] : [];
  },
  (tx, { at }) => findingLines(tx, at),
];

/** The month for a leader, alone, under a head of one line: the city's for its leaders, else that of the own units. */
export async function leaderSummary(
  tx: Tx,
  scope: MonthScope,
  units: readonly string[],
): Promise<readonly string[]> {
  const { office } = scope.at;
  const whole = cityOf(office);
  if (whole && units.includes(whole.id)) return citySummary(tx, scope, whole);
  const own = units.map((id) => office.unit(id)).filter(({ kind }) => kind !== 'office');
  return fitted(own.flatMap((unit) => unitSummary(scope, unit, own.length > 1)));
}

async function citySummary(tx: Tx, scope: MonthScope, whole: Unit): Promise<readonly string[]> {
  const { at, shown } = scope;
  const rest: string[] = [];
  for (const part of cityParts) rest.push(...(await part(tx, scope)));
  const counts = countLines(at.office, shown.month, whole, tasksIn(at.office, shown, whole));
  const room = Math.max(1, mostLines - 1 - rest.length);
  const over = counts.length > room;
  return fitted([
    ...counts.slice(0, over ? room - 1 : room),
    ...(over ? [`还有${counts.length - room + 1}个专项，看全部请发：简报`] : []),
    ...rest,
  ]);
}

/** Score and place, and how the unit's tasks stand; of several units only the score and what is behind. */
function unitSummary({ at: { office }, shown }: MonthScope, unit: Unit, several: boolean): string[] {
  const tasks = tasksIn(office, shown, unit);
  const closed = shown.units.find((one) => one.unit === unit.id);
  if (!closed || tasks.length === 0) return [];
  const behind = wholeBehind({ whole: tasks, counties: [] }, { tasks: several ? 1 : 4, units: 0 });
  return [
    `${scoreHead(office, shown.month, closed, placeIn(shown.groups, unit.id))}${shown.closing ? '' : '（暂计）'}。`,
    ...(several ? [] : countLines(office, shown.month, unit, tasks)),
    ...(behind.length > 0 ? behind : nothingBehind(tasks)),
  ];
}

function fitted(lines: readonly string[]): readonly string[] {
  const room = mostLines - 1;
  return lines.length > room ? [...lines.slice(0, room - 1), '看全部请发：简报'] : lines;
}
