import { type Decimal, decimal } from '../domain/arithmetic.ts';
import type { Indicator } from '../domain/model.ts';
import type { Knowledge, LedgerFigure, LedgerTarget } from '../proof/model.ts';
import { frozenOf } from '../store/closed-months.ts';
import { closingsInForce } from '../store/closings.ts';
import { figuresOf } from '../store/reports.ts';
import type { Tx } from '../store/schema.ts';
import type { InForce } from './in-force.ts';
import { standingsOf } from './situation.ts';
import { type At, workingIndicators, workingYear } from './year.ts';

/**
 * What the office knows of the year that is looked at, for reading its own texts: names, and the figures that count, with
 * their dates: what was reported, the city's sums as they stand, and the city's figures as its closed months froze them.
 */
export async function knowledgeOf(tx: Tx, at: At, inForce: InForce): Promise<Knowledge> {
  const { office, now } = at;
  const { units } = office.config;
  const year = workingYear(at);
  const indicators = workingIndicators(at).filter(({ kind }) => kind !== 'stage' && kind !== 'stated');
  const stored = await figuresOf(
    tx,
    units.map(({ id }) => id),
    year,
  );
  const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  const reported = stored.flatMap(({ unit, indicator: id, part, recent }) => {
    const indicator = byId.get(id);
    const name = units.find((one) => one.id === unit)?.name;
    if (!indicator || name === undefined || part !== '') return [];
    return recent.flatMap(({ value, dataDate }) => figure(name, indicator, value, dataDate));
  });
  const whole = units.find(({ kind }) => kind === 'city');
  const sums = whole
    ? standingsOf(office, inForce, whole, stored, now, indicators).flatMap(
        ({ indicator, figures, progress }) =>
          figure(whole.name, indicator, figures.whole?.value, progress.dataDate),
      )
    : [];
  const frozen = whole
    ? (await frozenOf(tx, await closingsInForce(tx, `${year}-01`), whole.id)).flatMap((one) => {
        const indicator = byId.get(one.indicator);
        return indicator
          ? figure(whole.name, indicator, numberIn(one.value, indicator), one.progress.dataDate)
          : [];
      })
    : [];
  return {
    units: units.map(({ name, aliases }) => ({ id: name, name, aliases })),
    whole: whole?.name,
    indicators: indicators.map(({ name, aliases }) => ({ id: name, name, aliases })),
    figures: [...reported, ...sums, ...frozen],
    targets: targetsOf(at, indicators),
  };
}

function figure(
  unit: string,
  { name, measure }: Indicator,
  value: string | Decimal | undefined,
  dataDate: string | undefined,
): LedgerFigure[] {
  if (value === undefined || dataDate === undefined) return [];
  return [{ unit, indicator: name, value: decimal(value).toFixed(), measure, dataDate }];
}

/** The number of a value as printed (939户); undefined where it is printed in words. */
function numberIn(printed: string, { measure }: Indicator): string | undefined {
  const number = printed.endsWith(measure) ? printed.slice(0, printed.length - measure.length) : printed;
  return /^-?\d+(\.\d+)?$/.test(number) ? number : undefined;
}

/** What units are to reach, by their names. */
function targetsOf({ office }: At, indicators: readonly Indicator[]): LedgerTarget[] {
  const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  return office.config.targets.flatMap(({ unit, indicator: id, part, value }) => {
    const indicator = byId.get(id);
    if (!indicator || part !== undefined || value === '') return [];
    return [{ unit: office.unit(unit).name, indicator: indicator.name, value, measure: indicator.measure }];
  });
}
