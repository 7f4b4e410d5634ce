import type { Talk } from '../../src/conversation/handler.ts';
import { judge } from '../../src/domain/checks.ts';
import { dataDate } from '../../src/domain/data-date.ts';
import type { Fault, Judgement } from '../../src/domain/judgement.ts';
import type { Indicator } from '../../src/domain/model.ts';
import type { CountyTable, FigureName } from '../../src/language/county-table.ts';
import type { Amount } from '../../src/language/model.ts';
import { harmless } from '../../src/message/harmless.ts';
import { openFor } from '../../src/office/in-force.ts';
import { yearRefusal } from '../../src/office/year.ts';
import type { DepartmentFigure } from '../../src/store/department-figures.ts';
import { choosePeriod, figureYear } from './choose-period.ts';
import { bigUnit, doubtText } from './doubt-text.ts';
import { figureMeant } from './meant.ts';
import { dateRefusal, periodRefusal } from './plan.ts';

/** The month and day that a department's figures of one indicator speak of. */
export interface Moment {
  readonly month: string;
  readonly year: number;
  readonly dataDate: string;
}

/** A table as it can be recorded, and what of it cannot. */
export interface CountyPlan {
  readonly figures: readonly DepartmentFigure[];
  readonly problems: readonly string[];
}

/** The table with its names meaning the figures of the year that its month is of. */
export async function ofItsYear(talk: Talk, table: CountyTable): Promise<CountyTable> {
  const { office, now } = talk;
  const inForce = await talk.inForce();
  const ofYear = <T extends FigureName>(cell: T): T => {
    const named = { indicator: office.indicator(cell.indicator), part: cell.part ?? '' };
    const { lead } = named.indicator;
    const open = lead ? openFor(office, inForce, lead, now) : [];
    const { indicator, part } = figureMeant(talk, named, table, open, now);
    return { ...cell, indicator: indicator.id, ...(part ? { part } : {}) };
  };
  return {
    ...table,
    cells: table.cells.map(ofYear),
    totals: table.totals.map(ofYear),
    unread: table.unread.map((cell) => (cell.of ? { ...cell, of: ofYear(cell.of) } : cell)),
  };
}

/** Judges a department's table cell by cell by the rules of reports; a figure may be less than an earlier one, it is the newest that counts. */
export async function planTable(talk: Talk, table: CountyTable): Promise<CountyPlan> {
  const { office } = talk;
  const moments = new Map<string, Moment | string>();
  const figures: DepartmentFigure[] = [];
  const problems: string[] = [];
  for (const cell of table.cells) {
    const indicator = office.indicator(cell.indicator);
    const key = `${cell.indicator}\n${cell.part ?? ''}`;
    let moment = moments.get(key);
    if (moment === undefined) {
      moment = await momentOf(talk, indicator, cell, table);
      moments.set(key, moment);
      if (typeof moment === 'string') problems.push(`✗ ${moment}`);
    }
    if (typeof moment === 'string') continue;
    const taken = amountIn(talk, indicator, cell, cell.amount);
    if ('why' in taken) problems.push(`✗ ${harmless(cell.source, 30)}：${taken.why}`);
    else
      figures.push({
        department: indicator.lead!,
        unit: cell.county,
        indicator: indicator.id,
        part: cell.part ?? '',
        year: moment.year,
        month: moment.month,
        value: taken.value,
        dataDate: moment.dataDate,
      });
  }
  return { figures, problems };
}

/** Why an indicator's figures cannot be taken from this person now, or when they speak of. */
async function momentOf(
  talk: Talk,
  indicator: Indicator,
  { part }: FigureName,
  table: CountyTable,
): Promise<Moment | string> {
  const { office, person, now, today } = talk;
  const { name, lead, lag, skip } = indicator;
  if (!lead || !person!.units.includes(lead)) {
    const who = lead ? `由牵头单位${office.unit(lead).name}填报` : '没有牵头单位';
    return `${name}${who}，您不能填报各县市区的部门数，没有记录。`;
  }
  if (indicator.kind === 'stage' || indicator.kind === 'stated')
    return `${name}不报数字，不用填报各县市区的部门数，没有记录。`;
  if (part === undefined && indicator.parts.length > 0)
    return `${name}分项填报：${indicator.parts.map((one) => one.name).join('、')}，请分别写，没有记录。`;
  const open = openFor(office, await talk.inForce(), lead, now);
  const choice = choosePeriod(talk, indicator, table, open, now);
  if (choice.kind === 'refuse') return `${name}：${periodRefusal(choice.refusal, choice.period)}`;
  const month = choice.period;
  const year = figureYear(month, indicator);
  const unlisted = yearRefusal(talk, { indicator, part: part ?? '' }, year);
  if (unlisted) return unlisted;
  const day = dataDate({ reportedOn: today, period: month, lag, skip, typed: table.dataDate });
  if (day.kind === 'refuse') return `${name}：${dateRefusal(day.reason, day.typed)}`;
  return { month, year, dataDate: day.date };
}

/** A typed number in the indicator's measure, or why it is not taken. */
export function amountIn(
  { office }: Pick<Talk, 'office'>,
  indicator: Indicator,
  { part }: FigureName,
  amount: Amount,
): { readonly value: string } | { readonly why: string } {
  const judgement = judge({
    indicator,
    part,
    history: [],
    said: { amount },
    // Without a history the day is compared with nothing.
    dataDate: '',
    correction: true,
    thresholds: office.config.rules.checks,
  });
  const measure = indicator.parts.find(({ id }) => id === part)?.measure ?? indicator.measure;
  const why = refusalOf(judgement, measure, amount);
  if (why !== undefined) return { why };
  if (judgement.verdict !== 'ok' || !judgement.entry.value) throw new Error('a number was judged to be none');
  return { value: judgement.entry.value.toFixed() };
}

/** What a report would be asked about is not taken out of a table: nobody could answer for one cell of it. */
function refusalOf(judgement: Judgement, measure: string, amount: Amount): string | undefined {
  if (judgement.verdict === 'ok') return undefined;
  if (judgement.verdict === 'ask')
    return `${judgement.reasons.map((doubt) => doubtText(doubt, measure)).join('；')}，没有记录。`;
  return faultOf(judgement.reason, amount);
}

function faultOf(fault: Fault, amount: Amount): string {
  switch (fault.kind) {
    case 'dimension':
      return `单位“${bigUnit(amount)}${harmless(fault.typed, 10)}”不对，这项按“${fault.expected}”统计，没有记录。`;
    case 'negative':
      return '这项不能为负，没有记录。';
    default:
      return '数字太长，没有记录。';
  }
}
