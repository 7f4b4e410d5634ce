import { decimal } from '../../domain/arithmetic.ts';
import { inForce } from '../../domain/history.ts';
import type { DepartmentSide, SideKey } from '../../store/department-figures.ts';
import { ledgerOf, recentItems, type StoredFigure } from '../../store/reports.ts';
import type { Tx } from '../../store/schema.ts';

/** Both sides of one figure of one month. */
export interface SidePair {
  readonly side: DepartmentSide;
  /** Absent while the county has not reported for the month, or took it back. */
  readonly county?: { readonly value: string; readonly dataDate: string };
}

/** Puts beside each department's figure what the county reported for the month, as the held ledger has it. */
export async function pairsOf(
  tx: Tx,
  sides: readonly DepartmentSide[],
  figures: readonly StoredFigure[],
): Promise<SidePair[]> {
  const byKey = new Map(figures.map((figure) => [keyOf(figure), figure]));
  const pairs: SidePair[] = [];
  for (const side of sides) {
    const county = await reported(tx, side, byKey.get(keyOf(side)));
    pairs.push({ side, ...(county && { county }) });
  }
  return pairs;
}

/** The newest value that a county reported for a month; daily reports may have pushed it out of the figure's newest dozen. */
async function reported(tx: Tx, side: DepartmentSide, figure: StoredFigure | undefined) {
  const known = figure?.recent.findLast(({ period, value }) => period === side.month && value !== undefined);
  if (known) return { value: decimal(known.value!).toFixed(), dataDate: known.dataDate };
  if ((figure?.recent.length ?? 0) < recentItems) return undefined;
  const row = inForce(await ledgerOf(tx, side)).findLast(
    ({ period, value }) => period === side.month && value !== null,
  );
  return row && { value: decimal(row.value!).toFixed(), dataDate: row.data_date };
}

type FigureOf = Pick<SideKey, 'unit' | 'indicator' | 'part'> & { readonly year: number };

const keyOf = ({ unit, indicator, part, year }: FigureOf) => [unit, indicator, part, year].join('\n');
