import type { Indicator, Unit } from '../../domain/model.ts';
import { pagesOf } from '../../render/pages.ts';
import type { Picture } from '../../render/picture.ts';
import type { Fact } from '../../render/pictures/card.ts';
import type { ProgressRow } from '../../render/pictures/progress-row.ts';
import { targetIn, valueIn } from '../closing/judged.ts';
import type { Office } from '../office.ts';
import { byUrgency, type Standing } from '../situation.ts';
import { asOfText } from './board.ts';

/** One indicator across units as pages, the worst first as in the text. */
export function indicatorPages(
  office: Office,
  indicator: Indicator,
  standings: readonly Standing[],
): Picture[] {
  return pagesOf({
    kind: 'indicator',
    title: indicator.name,
    subtitle: office.programme(indicator).name,
    asOf: asOfText(standings),
    rows: byUrgency(standings).map((standing) => rowOf(office, standing, standing.unit.name)),
  });
}

/** One unit's card as pages: what it is told in figures, and every indicator, the worst first. */
export function cardPages(
  office: Office,
  unit: Unit,
  standings: readonly Standing[],
  facts: readonly Fact[],
): Picture[] {
  return pagesOf({
    kind: 'card',
    title: `${unit.name}进度`,
    asOf: asOfText(standings),
    facts: [...facts, ...countFacts(standings)],
    rows: byUrgency(standings).map((standing) => rowOf(office, standing, standing.indicator.name)),
  });
}

function countFacts(standings: readonly Standing[]): Fact[] {
  const count = (...statuses: string[]) =>
    standings.filter(({ progress }) => statuses.includes(progress.status)).length;
  return [
    { label: '滞后或未达标', text: `${count('behind-red', 'behind-yellow', 'not-met', 'exceeded')}项` },
    { label: '未报', text: `${count('unreported')}项` },
  ];
}

function rowOf(office: Office, standing: Standing, name: string): ProgressRow {
  const { unit, indicator, progress, carried, summed } = standing;
  const { status, early, completion, scheduled, dataDate } = progress;
  const target = targetIn(office, unit, indicator);
  const value = valueIn(standing);
  const said = [
    ...(indicator.kind === 'stated' || value === '—' ? [] : [value]),
    ...(target === '—' ? [] : [`目标${target}`]),
    ...(summed ? [`各单位合计（${summed.reported}个已报，${summed.silent}个未报）`] : []),
  ];
  return {
    name,
    status,
    early,
    ...(status !== 'no-task' && said.length > 0 && { text: said.join('，') }),
    ...(completion && indicator.kind === 'cumulative' && { completion: completion.toFixed() }),
    ...(scheduled && { scheduled: scheduled.toFixed() }),
    ...(carried && dataDate && { carried: dataDate }),
  };
}
