import type { Outbound } from '../../message/outbound.ts';
import type { Tx } from '../../store/schema.ts';
import { placesBefore } from '../closing/place-changes.ts';
import { ledgerEnclosed } from '../exports/ledger-enclosed.ts';
import { boardPages } from '../pictures/board.ts';
import { rankingPages } from '../pictures/ranking.ts';
import { asStanding } from './as-standing.ts';
import type { MonthScope } from './scope.ts';
import { tasksIn } from './tasks.ts';

/** What goes with a month's digest: the boards as the month was frozen, its ranking, and its ledger as a workbook. */
export async function monthEnclosures(
  tx: Tx,
  { at, shown }: MonthScope,
): Promise<Pick<Outbound, 'pictures' | 'workbook' | 'file'> | undefined> {
  const { office } = at;
  const tasks = office.config.units.flatMap((unit) => tasksIn(office, shown, unit));
  if (tasks.every(({ progress }) => progress.status === 'unreported')) return undefined;
  const boards = boardPages({ standings: tasks.map(asStanding), programmes: office.config.programmes });
  return {
    pictures: [...boards, ...(await rankings(tx, { at, shown }))],
    ...(await ledgerEnclosed(tx, at, shown.month)),
  };
}

/** A provisional place is no ranking, and gets no picture. */
async function rankings(tx: Tx, { at: { office }, shown }: Pick<MonthScope, 'at' | 'shown'>) {
  const { month, closing, groups } = shown;
  if (!closing) return [];
  const frozen = { ...shown, revision: closing.revision };
  const before = await placesBefore(tx, month, false);
  return groups.flatMap((group) => rankingPages(office, frozen, group, before));
}
