import type { Talk } from '../../src/conversation/handler.ts';
import { loadReach } from '../../src/office/reach.ts';
import { pairsOf, type SidePair } from '../../src/office/reconciliation/pairs.ts';
import { type Reconciled, reconcile } from '../../src/office/reconciliation/reconcile.ts';
import { sideNews } from '../../src/office/reconciliation/tell.ts';
import { departmentSides } from '../../src/store/department-figures.ts';
import type { StoredFigure } from '../../src/store/reports.ts';

/** A figure of which something of these months changed; `recent` is empty when nothing of it is left. */
export interface MovedFigure {
  readonly figure: StoredFigure;
  readonly months: readonly string[];
}

/** Holds what a county said just now against what its lead departments say of it; a unit that is no county has no other side. */
export async function compareReported(talk: Talk, moved: readonly MovedFigure[]): Promise<void> {
  const keys = moved
    .filter(({ figure }) => talk.office.unit(figure.unit).kind === 'county')
    .flatMap(({ figure: { unit, indicator, part }, months }) =>
      [...new Set(months)].map((month) => ({ unit, indicator, part, month })),
    );
  const sides = await departmentSides(talk.tx, keys);
  if (sides.length === 0) return;
  const figures = moved.map(({ figure }) => figure);
  await compareAndTell(talk, await pairsOf(talk.tx, sides, figures));
}

/** Compares both sides, puts what came of it on record, and tells them and the office once for each pair of figures. */
export async function compareAndTell(talk: Talk, pairs: readonly SidePair[]): Promise<Reconciled> {
  const { tx, office, message, now } = talk;
  const found = await reconcile(tx, office, pairs, message.id, now);
  for (const { id, unit, indicator, part, month, countyValue, departmentValue, state } of found.differing)
    talk.record({
      action: 'difference.open',
      subject: [unit, indicator, ...(part ? [part] : []), month].join('/'),
      data: { id, county: countyValue, department: departmentValue, state },
    });
  for (const { id, pair } of found.settled)
    talk.record({
      action: 'difference.settle',
      subject: [
        pair.side.unit,
        pair.side.indicator,
        ...(pair.side.part ? [pair.side.part] : []),
        pair.side.month,
      ].join('/'),
      data: { id },
    });
  if (found.differing.length + found.settled.length === 0) return found;
  const reach = await loadReach(tx, office.channels);
  for (const { address, lines } of sideNews(office, reach, found)) talk.say(address, { lines });
  return found;
}
