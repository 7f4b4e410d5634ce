import { dayOf, daysInMonth, partsOf } from '../calendar/dates.ts';
import { readMeasure } from '../domain/measures.ts';
import type { Indicator, Programme } from '../domain/model.ts';
import { nameKey } from '../language/fold.ts';
import { namesOf } from '../language/name-index.ts';
import type { FreshIndicator } from './reading.ts';

/** The task of an earlier year that a new one goes on. */
export interface Former {
  readonly indicator: Indicator;
  readonly programme: Programme;
}

/** The newest earlier task that a list means by an id or a name; none when it is counted in something else now. */
export function formerOf(
  programmes: readonly Programme[],
  year: number | undefined,
  { id, name, measure }: { readonly id?: string; readonly name: string; readonly measure: string },
): Former | undefined {
  const earlier = programmes.filter((one) => year !== undefined && one.year < year);
  const all = earlier
    .toSorted((a, b) => b.year - a.year)
    .flatMap((programme) => programme.indicators.map((indicator) => ({ indicator, programme })));
  const key = nameKey(name);
  const found =
    all.find(({ indicator }) => indicator.id === id) ??
    all.find(({ indicator }) => nameKey(indicator.name) === key) ??
    all.find(({ indicator }) => namesOf(indicator).includes(key));
  return found && isCountedIn(found.indicator, measure) ? found : undefined;
}

function isCountedIn({ measure: own, parts }: Indicator, measure: string): boolean {
  if (measure === '') return true;
  const { base } = readMeasure(measure);
  return [own, ...parts.map((part) => part.measure)].some(
    (one) => one !== '' && readMeasure(one).base === base,
  );
}

/** A new indicator with what the list does not say taken from the earlier year's, and the words for what that was. */
export function carriedOver(
  fresh: FreshIndicator,
  name: string,
  said: Readonly<Record<'kind' | 'measure' | 'stages' | 'lead', boolean>>,
  { indicator, programme: { year: formerYear } }: Former,
  year: number,
): FreshIndicator {
  const words: string[] = [];
  const kept = <T>(word: string, listed: T, former: T, isSaid: boolean, isTelling: boolean): T => {
    if (isSaid || !isTelling) return listed;
    words.push(word);
    return former;
  };
  const { schedule, stages, lag, skip, weight, parts } = indicator;
  const steps = schedule.kind === 'milestones' ? schedule.steps : [];
  const aliases = [indicator.name, ...indicator.aliases].filter((one) => nameKey(one) !== nameKey(name));
  const milestones = Object.fromEntries(steps.map(({ date, percent }) => [inYear(date, year), percent]));
  const hasSteps = Object.keys(fresh.milestones).length > 0;
  if (!said.kind) words.push('类型');
  if (!said.measure && indicator.measure !== '') words.push('计量单位');
  if (!said.lead && indicator.lead) words.push('牵头单位');
  if (indicator.prorate) words.push('序时折算');
  return {
    ...fresh,
    aliases: kept('别名', fresh.aliases, aliases, fresh.aliases.length > 0, aliases.length > 0),
    weight: kept('权重', fresh.weight, weight, fresh.weight !== undefined, weight !== '1'),
    stages: kept(
      '阶段',
      fresh.stages,
      fresh.stages,
      said.stages,
      fresh.kind === 'stage' && stages.length > 0,
    ),
    milestones: kept('节点', fresh.milestones, milestones, hasSteps, steps.length > 0),
    ...(!hasSteps && schedule.kind === 'milestones' ? { shape: schedule.shape } : {}),
    lag: kept('滞后月数', fresh.lag, String(lag), fresh.lag !== undefined, lag > 0),
    skip: kept('无数据月份', fresh.skip, skip.map(String), fresh.skip.length > 0, skip.length > 0),
    parts: kept('分项', fresh.parts, parts.map(plainPart), false, parts.length > 0),
    ...(indicator.prorate ? { prorate: true } : {}),
    former: { year: formerYear, words },
  };
}

/** The stages of an indicator as a list would give them. */
export function stagesOf({ stages }: Indicator): Record<string, string> {
  return Object.fromEntries(stages.map(({ name, percent }) => [name, percent]));
}

function plainPart({ id, name, aliases, measure, weight }: Indicator['parts'][number]) {
  return {
    id,
    name,
    ...(aliases.length > 0 ? { aliases } : {}),
    measure,
    ...(weight === '1' ? {} : { weight }),
  };
}

/** The same day of another year; the end of a month stays its end. */
function inYear(date: string, year: number): string {
  const { year: own, month, day } = partsOf(date);
  const last = daysInMonth(year, month);
  return dayOf(year, month, day === daysInMonth(own, month) ? last : Math.min(day, last));
}
