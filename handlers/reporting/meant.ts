import { dateAt } from '../../src/calendar/zone.ts';
import type { Talk } from '../../src/conversation/handler.ts';
import { dataDate } from '../../src/domain/data-date.ts';
import { monthOf } from '../../src/domain/period-for.ts';
import type { Occurrence } from '../../src/domain/rounds.ts';
import { type Figure, namesakeIn } from '../../src/office/namesakes.ts';
import { isAsked } from '../../src/office/year.ts';
import { choosePeriod, figureYear, type TypedTime } from './choose-period.ts';

/**
 * The figure that a name means when it is reported: that of the year whose month or date is typed, else what an open round
 * still asks for of an earlier year, else what it says. Without a month a name never leads to a later year: in January
 * December's figure and the new year's look alike.
 */
export function figureMeant(
  talk: Talk,
  named: Figure,
  time: TypedTime,
  open: readonly Occurrence[],
  reportedAt: number,
): Figure {
  const { office } = talk;
  // In most lists nobody bears the name in another year.
  if (!hasNamesake(talk, named)) return named;
  const own = (figure: Figure) => office.programme(figure.indicator).year;
  const timed = time.period ?? time.dataDate;
  const first = (timed ? undefined : askedEarlier(talk, named, open)) ?? named;
  const choice = choosePeriod(talk, first.indicator, time, open, reportedAt);
  if (choice.kind === 'refuse') return first;
  const year = figureYear(choice.period, first.indicator);
  if (year > own(first) && !time.period && !isDated(talk, first, choice.period, time, reportedAt))
    return first;
  const other = namesakeIn(office, first, year);
  if (!other || other.indicator === first.indicator) return first;
  const again = choosePeriod(talk, other.indicator, time, open, reportedAt);
  return again.kind === 'period' && figureYear(again.period, other.indicator) === year ? other : first;
}

function hasNamesake({ office }: Talk, named: Figure): boolean {
  const own = office.programme(named.indicator).year;
  const years = new Set(office.config.programmes.map(({ year }) => year));
  return [...years].some((year) => year !== own && namesakeIn(office, named, year) !== undefined);
}

function askedEarlier({ office, now }: Talk, named: Figure, open: readonly Occurrence[]): Figure | undefined {
  const own = office.programme(named.indicator).year;
  const years = new Set(office.config.programmes.flatMap(({ year }) => (year < own ? [year] : [])));
  return [...years]
    .sort((a, b) => a - b)
    .flatMap((year) => namesakeIn(office, named, year) ?? [])
    .find(({ indicator }) =>
      open.some((one) => isAsked(office, one, indicator) && !office.isClosed(monthOf(one, office.zone), now)),
    );
}

/** Whether a typed date is a day that the period's figure may speak of. */
function isDated(
  { office }: Talk,
  { indicator: { lag, skip } }: Figure,
  period: string,
  { dataDate: typed }: TypedTime,
  reportedAt: number,
): boolean {
  if (!typed) return false;
  return dataDate({ reportedOn: dateAt(reportedAt, office.zone), period, lag, skip, typed }).kind === 'ok';
}
