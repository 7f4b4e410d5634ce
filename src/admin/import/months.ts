import { type PeriodKey, periodKey, shiftMonth } from '../../calendar/periods.ts';
import { createCalendar } from '../../calendar/workdays.ts';
import { dateAt } from '../../calendar/zone.ts';
import { isClosed } from '../../domain/closing.ts';
import { closingsSoFar } from '../../store/closings.ts';
import type { AdminTools } from '../command.ts';

/** The earliest month that is not closed: what an import changes counts from there, and never before. */
export async function firstOpenMonth({ db, clock, config, settings }: AdminTools): Promise<PeriodKey> {
  const { first_start } = await db.selectFrom('installation').select('first_start').executeTakeFirstOrThrow();
  const zone = settings.timeZone;
  const calendar = createCalendar(config.holidays);
  const firstMonth = periodKey(dateAt(first_start, zone), 'month');
  const { closing } = config.rules;
  const state = { closing, calendar, zone, firstMonth, closings: await closingsSoFar(db) };
  let month = periodKey(dateAt(clock.now(), zone), 'month');
  for (;;) {
    const before = shiftMonth(month, -1);
    if (isClosed(before, clock.now(), state)) return month;
    month = before;
  }
}
