import type { Outbound } from '../message/outbound.ts';
import { figuresOf } from '../store/reports.ts';
import type { Tx } from '../store/schema.ts';
import { ledgerEnclosed } from './exports/ledger-enclosed.ts';
import type { InForce } from './in-force.ts';
import { boardPages } from './pictures/board.ts';
import { standingsOf } from './situation.ts';
import { type At, workingIndicators, workingYear } from './year.ts';

/** What goes with a digest: the boards (挂图作战), and the month's ledger as a workbook; undefined before anything was reported. */
export async function digestEnclosures(
  tx: Tx,
  at: At,
  inForce: InForce,
): Promise<Pick<Outbound, 'pictures' | 'workbook' | 'file'> | undefined> {
  const { office, now, today } = at;
  const { config } = office;
  const stored = await figuresOf(
    tx,
    config.units.map(({ id }) => id),
    workingYear(at),
  );
  if (stored.length === 0) return undefined;
  const indicators = workingIndicators(at);
  const standings = config.units.flatMap((unit) =>
    standingsOf(office, inForce, unit, stored, now, indicators),
  );
  const pictures = boardPages({ standings, programmes: config.programmes });
  return { pictures, ...(await ledgerEnclosed(tx, at, today.slice(0, 7))) };
}
