import { formatPeriod } from '../../calendar/periods.ts';
import { percentText, tableText, valueText } from '../../domain/arithmetic.ts';
import type { Indicator, Programme, Unit } from '../../domain/model.ts';
import { pagesOf } from '../../render/pages.ts';
import type { Picture } from '../../render/picture.ts';
import type { Board, BoardRow } from '../../render/pictures/board.ts';
import type { Cell } from '../../render/pictures/cell.ts';
import type { Standing } from '../situation.ts';

/** What stands on the boards: the judged units, and the programmes in order. */
export interface BoardFacts {
  readonly standings: readonly Standing[];
  readonly programmes: readonly Programme[];
}

/** 挂图作战 as pages: a board for each programme, its units side by side; the city as a whole is no column. */
export function boardPages({ standings, programmes }: BoardFacts): Picture[] {
  const below = standings.filter(({ unit }) => unit.kind !== 'city');
  return programmes.flatMap((programme) => {
    const own = below.filter(({ indicator }) => indicator.programme === programme.id);
    return own.length > 0 ? pagesOf(boardOf(programme, own)) : [];
  });
}

function boardOf(programme: Programme, standings: readonly Standing[]): Board {
  const units = [...new Set(standings.map(({ unit }) => unit))];
  const rows = programme.indicators.flatMap((indicator) => {
    const own = standings.filter((standing) => standing.indicator.id === indicator.id);
    return own.length > 0 ? [rowOf(indicator, units, own)] : [];
  });
  const plain = programme.indicators.some(isPlain);
  return {
    kind: 'board',
    title: programme.name,
    subtitle: '挂图作战',
    asOf: asOfText(standings),
    units: units.map(shortName),
    rows,
    ...(plain && { figures: '格中数字：完成率（%）；注明单位的为数值' }),
  };
}

/** A long name by its shortest alias that still says what kind of unit it is: 城步县. */
function shortName({ name, aliases }: Unit): string {
  const short = aliases.filter((alias) => alias.length < name.length && /.{2}[县区市镇乡局]$/.test(alias));
  return name.length > 4 ? (short.sort((a, b) => a.length - b.length)[0] ?? name) : name;
}

function rowOf(indicator: Indicator, units: readonly Unit[], standings: readonly Standing[]): BoardRow {
  const schedules = new Set(
    standings.flatMap(({ progress }) => (progress.scheduled ? [percentText(progress.scheduled)] : [])),
  );
  const scheduled = schedules.size === 1 ? `序时${[...schedules][0]}` : undefined;
  return {
    name: indicator.name,
    note: isPlain(indicator) ? `数值${indicator.measure && `（${indicator.measure}）`}` : scheduled,
    cells: units.map((unit) => cellOf(standings.find((standing) => standing.unit.id === unit.id))),
  };
}

/** A rate or a limit: the value says more than a completion. */
function isPlain({ kind }: Indicator): boolean {
  return kind === 'level' || kind === 'cap';
}

function cellOf(standing: Standing | undefined): Cell {
  if (!standing) return { status: 'no-task' };
  const { indicator, figures, progress, carried } = standing;
  const value = figures.whole?.value;
  const text = isPlain(indicator)
    ? value && valueText(value, '')
    : (figures.whole?.stage ??
      (indicator.kind === 'cumulative' && progress.completion ? tableText(progress.completion) : undefined));
  return {
    status: progress.status,
    early: progress.early,
    ...(text !== undefined && { text }),
    ...(carried && progress.dataDate && { carried: progress.dataDate }),
  };
}

/** The newest day that some figures speak of, 2024年10月31日; '' of none. */
export function asOfText(standings: readonly Pick<Standing, 'progress'>[]): string {
  const newest = standings
    .flatMap(({ progress }) => progress.dataDate ?? [])
    .sort()
    .at(-1);
  return newest === undefined ? '' : formatPeriod(newest);
}
