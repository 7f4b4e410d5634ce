import { formatPeriod, type PeriodKey } from '../../src/calendar/periods.ts';
import { dateAt } from '../../src/calendar/zone.ts';
import { PersonError } from '../../src/conversation/errors.ts';
import type { Talk } from '../../src/conversation/handler.ts';
import { monthToCheck } from '../../src/office/closing/course.ts';
import { monthAsShown, type ShownMonth } from '../../src/office/closing/shown.ts';

/** The month asked for, else the one to be checked now, else the last that is closed, else the running one. */
export async function shownMonth(talk: Talk, typed: PeriodKey | undefined): Promise<ShownMonth> {
  const { office, tx, now } = talk;
  const { firstMonth, closings } = office.closingState;
  const current = dateAt(now, office.zone).slice(0, 7);
  const month = typed ?? monthToCheck(office, now) ?? closings.through ?? current;
  if (month < firstMonth)
    throw new PersonError(
      'not_scored',
      `${formatPeriod(month)}没有计分，从${formatPeriod(firstMonth)}开始计分。`,
    );
  if (month > current)
    throw new PersonError('month_to_come', `${formatPeriod(month)}还没到，请核对月份后重发。`);
  return monthAsShown(tx, office, month, now);
}
