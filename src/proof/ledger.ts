import { daysInMonth } from '../calendar/dates.ts';
import { decimal, valueText } from '../domain/arithmetic.ts';
import { findNames } from '../language/find-names.ts';
import { nameKey } from '../language/fold.ts';
import { splitMeasure } from '../language/measures.ts';
import type { Context, Contexts } from './context.ts';
import type { Figure } from './figures.ts';
import type { Finding, Knowledge, LedgerFigure } from './model.ts';
import { mainFigures, type Passage } from './passages.ts';
import { isWithin } from './reckon.ts';
import { sentenceAt } from './twice.ts';

const leadsToFigure = /^[^，,；;。、\d]{0,10}$/;
const other = /目标|任务|计划|同比|增长|增加|下降|减少|较|率|力争|将|每|占/;

/** A figure of a known indicator, unit and date that is not the ledger's. */
export function checkLedger(passage: Passage, contexts: Contexts, knowledge: Knowledge): Finding[] {
  const figures = mainFigures(passage);
  return findNames(passage.read, knowledge.indicators).flatMap(({ start, end, match }) => {
    if (match.kind !== 'found') return [];
    const figure = figures.find((one) => one.start >= end);
    if (!figure || figure.approximate) return [];
    const gap = passage.read.slice(end, figure.start);
    if (!leadsToFigure.test(gap) || other.test(gap) || /目标|任务|计划|去年|上年/.test(figure.lead))
      return [];
    const context = contexts.at(passage, start);
    const unit = unitOf(context, knowledge);
    const known = knowledge.figures.filter(
      (one) =>
        one.indicator === match.id && one.unit === unit && splitMeasure(one.measure).base === figure.measure,
    );
    const expected = figureFor(known, context);
    if (!expected || known.some((one) => agrees(figure, one))) return [];
    if (namesTask(passage, figure, expected, knowledge)) return [];
    return [finding(passage, figure, expected, passage.read.slice(start, end))];
  });
}

function unitOf({ place }: Context, { units, whole }: Knowledge): string | undefined {
  if (place === '' || place === '全市') return whole;
  const key = nameKey(place);
  return units.find((unit) => [unit.id, unit.name, ...unit.aliases].some((name) => nameKey(name) === key))
    ?.id;
}

/** The figure of the date the text names; the latest when it says 目前 or nothing. */
function figureFor(known: readonly LedgerFigure[], { period, year }: Context): LedgerFigure | undefined {
  const newestFirst = known.toSorted((a, b) => (a.dataDate < b.dataDate ? 1 : -1));
  const ofYear = newestFirst.filter(({ dataDate }) => year === '' || dataDate.startsWith(year));
  if (period === 'now' || period === '') return ofYear[0];
  const end = /^to:(\d+)$/.exec(period)?.[1];
  if (end !== undefined) return ofYear.find(({ dataDate }) => isMonthEnd(dataDate, Number(end)));
  const day = /^to:(\d+)-(\d+)$/.exec(period);
  return day
    ? ofYear.find(({ dataDate }) =>
        dataDate.endsWith(`-${day[1]!.padStart(2, '0')}-${day[2]!.padStart(2, '0')}`),
      )
    : undefined;
}

function isMonthEnd(date: string, month: number): boolean {
  const [year = 0, itsMonth = 0, day = 0] = date.split('-').map(Number);
  return itsMonth === month && day === daysInMonth(year, month);
}

/** “化解超期安置3200户”1个指标未达序时: what is counted as one of the tasks bears its target. */
function namesTask(
  passage: Passage,
  figure: Figure,
  { unit, indicator }: LedgerFigure,
  { targets = [] }: Knowledge,
): boolean {
  const own = targets.filter((one) => one.unit === unit && one.indicator === indicator);
  const counted = /\d+个(?:项目|指标|任务)|任务|完成率为/.test(sentenceAt(passage, figure.start));
  return counted && own.some((one) => agrees(figure, one));
}

function agrees(figure: Figure, known: Pick<LedgerFigure, 'value' | 'measure'>): boolean {
  const value = decimal(known.value).times(splitMeasure(known.measure).multiplier);
  return isWithin(figure, { low: value, high: value });
}

function finding(passage: Passage, figure: Figure, known: LedgerFigure, name: string): Finding {
  const value = valueText(decimal(known.value), known.measure);
  return {
    kind: 'ledger',
    sentences: [sentenceAt(passage, figure.start)],
    arithmetic: `文中“${name}”为${figure.typed}，台账中${known.unit}${known.indicator}为${value}（数据截至${known.dataDate}）。`,
    advice: '请核对：台账有误就先更正台账，文中有误就改成台账的数。',
  };
}
