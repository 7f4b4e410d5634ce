import { formatPeriod, type PeriodKey, shortMonth } from '../../src/calendar/periods.ts';
import { PersonError } from '../../src/conversation/errors.ts';
import type { Talk } from '../../src/conversation/handler.ts';
import { closedMonth } from '../../src/office/closing/shown.ts';
import { splitMonth } from '../closing/typed-month.ts';

/** The closed month that is meant: the one typed, else the newest; undefined where none is closed. */
export async function monthMeant(talk: Talk, typed: string): Promise<PeriodKey | undefined> {
  const { month } = splitMonth(typed, talk.today);
  const meant = month ?? talk.office.closingState.closings.through;
  if (meant === undefined) return undefined;
  if (await closedMonth(talk.tx, meant)) return meant;
  const { firstMonth } = talk.office.closingState;
  if (meant < firstMonth)
    throw new PersonError(
      'not_scored',
      `${formatPeriod(meant)}不计分，没有结账的数据；从${formatPeriod(firstMonth)}开始有。`,
    );
  throw new PersonError(
    'month_open',
    `${formatPeriod(meant)}还没有结账，数据没有定，不能印进文稿。`,
    `结账请发：结账 ${shortMonth(meant)}`,
  );
}
