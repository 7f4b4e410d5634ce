import type { Knowledge, LedgerFigure } from '../../proof/model.ts';
import { figuresIn } from '../../store/reports.ts';
import type { Db, Tx } from '../../store/schema.ts';
import type { Office } from '../office.ts';

/** What the office knows of a year, for the check of its own texts: names, and every value of the ledger by its data date. */
export async function knowledgeOf(tx: Db | Tx, office: Office, year: number): Promise<Knowledge> {
  const { config } = office;
  const { units, indicators } = office.vocabulary;
  const known = new Set(config.units.map(({ id }) => id));
  const listed = new Map(config.indicators.map((indicator) => [indicator.id, indicator]));
  const figures: LedgerFigure[] = [];
  for (const { unit, indicator, part, recent } of await figuresIn(tx, year)) {
    const task = listed.get(indicator);
    // A part's value is not the indicator's.
    if (!task || part !== '' || !known.has(unit)) continue;
    for (const { value, dataDate } of recent)
      if (value !== undefined)
        figures.push({
          unit: office.unit(unit).name,
          indicator: task.name,
          value,
          measure: task.measure,
          dataDate,
        });
  }
  // The findings print ids, so names serve as ids here.
  const byName = ({ name, aliases }: { name: string; aliases: readonly string[] }) => ({
    id: name,
    name,
    aliases,
  });
  const whole = config.units.find(({ kind }) => kind === 'city')?.name;
  return {
    units: units.map(byName),
    ...(whole ? { whole } : {}),
    indicators: indicators.map(byName),
    figures,
  };
}
