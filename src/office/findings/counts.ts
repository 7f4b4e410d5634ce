import { partsOf } from '../../calendar/dates.ts';
import { instant } from '../../calendar/zone.ts';
import { findingCounts, unsettledFindings } from '../../store/findings.ts';
import type { Db, Tx } from '../../store/schema.ts';
import type { At } from '../year.ts';
import { named } from './text.ts';

/** 提出问题7个，已整改7个 */
export function countsSentence({ raised, closed }: { raised: number; closed: number }): string {
  return `提出问题${raised}个，已整改${closed}个`;
}

/** The year so far in a sentence, with what is overdue; nothing where there is nothing to say. */
export async function findingLines(tx: Db | Tx, at: At): Promise<string[]> {
  const { office, now, today } = at;
  const { year } = partsOf(today);
  const counts = await findingCounts(tx, instant(`${year}-01-01`, '00:00', office.zone), now + 1);
  const late = (await unsettledFindings(tx)).filter(({ state, dueBy }) => state === 'open' && dueBy < today);
  if (counts.raised === 0 && late.length === 0) return [];
  const overdue =
    late.length === 0
      ? ''
      : `；逾期未答${late.length}个：${late.map((one) => named(office, one)).join('、')}`;
  return [`观察员今年${countsSentence(counts)}${overdue}。`];
}
