import { formatPeriod, shortMonth } from '../../calendar/periods.ts';
import type { Tx } from '../../store/schema.ts';
import { bottomLines } from '../closing/ranking-text.ts';
import { deadlineLines, headLine, holidayLines, waitingLines } from '../digest.ts';
import { findingLines } from '../findings/counts.ts';
import { cityOf } from '../office.ts';
import { answerLines } from './answers.ts';
import { countiesBehind, countiesUnmet, nothingBehind, wholeBehind } from './behind.ts';
import { countLines } from './counts.ts';
import type { MonthScope } from './scope.ts';
import { wholeTasks } from './tasks.ts';

/** One subject of the digest, as lines; none where there is nothing to say. */
type Lines = (tx: Tx, scope: MonthScope) => readonly string[] | Promise<readonly string[]>;

/** What the office group reads of a month, in this order; a new part is a function here. */
const parts: readonly Lines[] = [
  (_, scope) => situationLines(scope),
  answerLines,
  (_, { at, shown }) => bottomLines(at.office, shown.groups),
  (_, { shown: { month, closing } }) =>
    closing && closing.publishedAt === undefined ? [`排名还没有发布，请发：发布 ${shortMonth(month)}`] : [],
  (tx, { at }) => findingLines(tx, at),
  waitingLines,
  (_, { at }) => deadlineLines(at),
  (_, { at }) => holidayLines(at),
  (tx) => headLine(tx),
];

const extent = { tasks: 8, units: 3 };

/** The month for the office group: counts, what is behind, who answered, the bottom places, what waits, the next deadlines. */
export async function monthDigest(tx: Tx, scope: MonthScope): Promise<string[]> {
  const lines: string[] = [];
  for (const part of parts) lines.push(...(await part(tx, scope)));
  return lines;
}

/** 【月汇总】2024年10月; that the figures are provisional stands first. */
export function monthHead(title: string, { shown }: Pick<MonthScope, 'shown'>): string {
  const { month, closing } = shown;
  if (!closing) return `【${title}】${formatPeriod(month)}（还没有结账，以下为暂计）`;
  const again = closing.revision > 1 ? `（第${closing.revision}版）` : '';
  return `【${title}】${formatPeriod(month)}${again}`;
}

function situationLines({ at: { office }, shown }: MonthScope): string[] {
  const whole = cityOf(office);
  const tasks = wholeTasks(office, shown);
  const all = [...tasks.whole, ...tasks.counties];
  if (!whole || all.every(({ progress }) => progress.status === 'unreported'))
    return ['各项指标都没有报数。'];
  const behind = [
    ...wholeBehind(tasks, extent),
    ...countiesBehind(tasks, extent),
    ...countiesUnmet(tasks, extent),
  ];
  return [
    ...countLines(office, shown.month, whole, tasks.whole),
    ...(behind.length > 0 ? behind : nothingBehind(all)),
  ];
}
