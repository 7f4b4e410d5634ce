import { dateAt } from '../../src/calendar/zone.ts';
import type { Talk } from '../../src/conversation/handler.ts';
import { judge } from '../../src/domain/checks.ts';
import { dataDate } from '../../src/domain/data-date.ts';
import { groupBy } from '../../src/domain/group-by.ts';
import type { Judgement } from '../../src/domain/judgement.ts';
import type { Indicator, Unit } from '../../src/domain/model.ts';
import type { Occurrence } from '../../src/domain/rounds.ts';
import type { Reading, Statement } from '../../src/language/model.ts';
import { readUnclearDate } from '../../src/language/unclear-dates.ts';
import { harmless } from '../../src/message/harmless.ts';
import { figureKey, fromLedger, keyOf, toFigure } from '../../src/office/figures.ts';
import { openFor } from '../../src/office/in-force.ts';
import { isLate } from '../../src/office/late.ts';
import { openYears, yearRefusal } from '../../src/office/year.ts';
import {
  type FigureKey,
  type HistoryItem,
  heldFigures,
  recentItems,
  type StoredFigure,
} from '../../src/store/reports.ts';
import { choosePeriod, figureYear } from './choose-period.ts';
import { figureMeant } from './meant.ts';
import { roundsHere } from './missing-text.ts';
import { notTheirs } from './scope.ts';

/** A statement that could be placed and judged. */
export interface PlannedLine {
  readonly statement: Statement;
  readonly unit: Unit;
  readonly indicator: Indicator;
  /** '' for the indicator itself. */
  readonly part: string;
  readonly year: number;
  readonly period: string;
  readonly dataDate: string;
  readonly late: boolean;
  readonly history: readonly HistoryItem[];
  readonly target?: string;
  readonly judgement: Judgement;
  /** 更正: the value may be less than an earlier one. */
  readonly correcting: boolean;
  /** The report a 更正 takes the place of; none when that one's month is closed: then it counts from its own period on. */
  readonly replaces?: HistoryItem;
}

/** A statement that could not be placed; `reason` follows its source in the answer. */
export interface UnplacedLine {
  readonly statement: Statement;
  readonly reason: string;
  /** Indicators to choose from, when the name fits several. */
  readonly candidates?: readonly string[];
}

export interface Plan {
  readonly unit: Unit;
  readonly lines: readonly PlannedLine[];
  readonly unplaced: readonly UnplacedLine[];
  /** The unit's figures of the years still open as they were before, by `figureKey`. */
  readonly figures: ReadonlyMap<string, StoredFigure>;
  /** The rounds the speaker is to answer, with the unit's own deadlines. */
  readonly rounds: readonly Occurrence[];
}

export interface PlanOptions {
  /** Product time of the message the figures come from: their reporting day. */
  readonly reportedAt: number;
  /** 更正: each line takes the place of the newest report of its key (of the typed period). */
  readonly correcting?: boolean;
}

/** Places each statement (indicator, period, data date) and judges it alone, against the ledger held until commit. */
export async function plan(talk: Talk, unit: Unit, reading: Reading, options: PlanOptions): Promise<Plan> {
  const stored = await heldFigures(talk.tx, [unit.id], ...openYears(talk));
  const figures = new Map(stored.map((figure) => [figureKey(figure), figure]));
  const lines: PlannedLine[] = [];
  const unplaced: UnplacedLine[] = [];
  for (const statement of reading.statements) {
    const placed = await place(talk, unit, reading, statement, figures, options);
    if ('reason' in placed) unplaced.push(placed);
    else lines.push(placed);
  }
  const { once, repeated } = apart(lines);
  const rounds = await roundsHere(talk, unit);
  return { unit, lines: once, unplaced: [...unplaced, ...repeated], figures, rounds };
}

const valuesShown = 3;

/** Sets aside what gives one figure more than one value: the person says which, we do not choose. */
function apart(lines: readonly PlannedLine[]): { once: PlannedLine[]; repeated: UnplacedLine[] } {
  const byKey = groupBy(lines, ({ indicator, part, period }) => `${keyOf(indicator.id, part)}\n${period}`);
  const groups = [...byKey.values()];
  return {
    once: groups.flatMap((group) => (group.length === 1 ? group : [])),
    repeated: groups.flatMap((group) => (group.length > 1 ? [saidTwice(group)] : [])),
  };
}

function saidTwice(group: readonly PlannedLine[]): UnplacedLine {
  const values = group.slice(0, valuesShown).map(({ statement }) => harmless(statement.source, 20));
  const more = group.length > valuesShown ? `等${group.length}处` : '';
  const reason = `同一项写了不止一个数（${values.join('；')}${more}），没有记录，请只写一个。`;
  return { statement: group[0]!.statement, reason };
}

async function place(
  talk: Talk,
  unit: Unit,
  reading: Reading,
  said: Statement,
  figures: ReadonlyMap<string, StoredFigure>,
  options: PlanOptions,
): Promise<PlannedLine | UnplacedLine> {
  const { office } = talk;
  const match = said.indicator;
  if (match.kind !== 'found') return unknownName(talk, said);
  const inForce = await talk.inForce();
  const askedFor = ({ lead }: Indicator) =>
    talk.person!.role === 'department' ? (lead ?? unit.id) : unit.id;
  const openTo = (one: Indicator) => openFor(office, inForce, askedFor(one), talk.now);
  const named = { indicator: office.indicator(match.id), part: match.part ?? '' };
  const meant = figureMeant(talk, named, reading, openTo(named.indicator), options.reportedAt);
  const { indicator, part } = meant;
  // What waits for 确认 keeps the year it was said of.
  const statement: Statement = {
    ...said,
    indicator: { kind: 'found', id: indicator.id, part: part || undefined },
  };
  const fail = (reason: string): UnplacedLine => ({ statement, reason });
  const foreign = notTheirs(talk, indicator);
  if (foreign) return fail(`${indicator.name}${foreign}`);
  if (!part && indicator.parts.length > 0)
    return fail(
      `${indicator.name}分项填报：${indicator.parts.map(({ name }) => name).join('、')}，请分别写。`,
    );
  const choice = choosePeriod(talk, indicator, reading, openTo(indicator), options.reportedAt);
  if (choice.kind === 'refuse') return fail(periodRefusal(choice.refusal, choice.period));
  const year = figureYear(choice.period, indicator);
  const unlisted = yearRefusal(talk, meant, year);
  if (unlisted) return fail(unlisted);
  const day = dataDate({
    reportedOn: dateAt(options.reportedAt, office.zone),
    period: choice.period,
    lag: indicator.lag,
    skip: indicator.skip,
    typed: reading.dataDate,
  });
  if (day.kind === 'refuse') return fail(dateRefusal(day.reason, day.typed));
  const key = { year, unit: unit.id, indicator: indicator.id, part };
  const known = await historyOf(talk, key, figures.get(figureKey(key)), day.date);
  const correcting = options.correcting ?? false;
  if (correcting && known.length === 0) return fail(`${indicator.name}还没有可以更正的数据，请直接填报。`);
  const last = correcting ? newest(known, reading.period && choice.period) : undefined;
  const replaces = last && !office.isClosed(last.period, talk.now) ? last : undefined;
  const history = replaces ? known.filter((item) => item !== replaces) : known;
  const { target, partTargets } = office.task(unit.id, indicator.id);
  const goal = part ? partTargets[part] : target;
  const at = replaces && !reading.dataDate ? replaces.dataDate : day.date;
  const judgement = judge({
    indicator,
    part: part || undefined,
    target: goal,
    history: history.map(toFigure),
    said: statement,
    dataDate: at,
    correction: correcting,
    thresholds: office.config.rules.checks,
  });
  const period = replaces && !reading.period ? replaces.period : choice.period;
  const asked = askedFor(indicator);
  const late = isLate(office, inForce, { asked, indicator: indicator.id, period, at: options.reportedAt });
  return {
    statement,
    unit,
    indicator,
    part,
    year,
    period,
    dataDate: at,
    late,
    history,
    target: goal,
    judgement,
    correcting,
    replaces,
  };
}

/** The reports that count under a key; the ledger itself is read where this year's newest dozen may not be enough. */
async function historyOf(
  talk: Talk,
  key: FigureKey,
  figure: StoredFigure | undefined,
  day: string,
): Promise<readonly HistoryItem[]> {
  if (!figure) return openYears(talk).includes(key.year) ? [] : fromLedger(talk.tx, key);
  const enough = figure.recent.length < recentItems || day >= figure.recent[0]!.dataDate;
  return enough ? figure.recent : fromLedger(talk.tx, key);
}

function newest(history: readonly HistoryItem[], period: string | undefined): HistoryItem | undefined {
  return history.findLast((item) => period === undefined || item.period === period);
}

function unknownName({ office }: Talk, statement: Statement): UnplacedLine {
  const match = statement.indicator;
  if (match.kind === 'ambiguous') {
    const names = match.ids.map((id, index) => `${index + 1}. ${office.indicator(id).name}`);
    return { statement, reason: `名称不止一个：${names.join('；')}。`, candidates: match.ids };
  }
  if (match.kind === 'unknown' && isDateWord(match.typed))
    return {
      statement,
      reason: `“${harmless(match.typed, 20)}”看不出是哪个月，没有记录。请写清月份重发，例如：填报 3月 新增城镇就业 1450人`,
    };
  const nearest = match.kind === 'unknown' ? match.nearest.map((id) => office.indicator(id).name) : [];
  return {
    statement,
    reason:
      nearest.length > 0
        ? `没有这个指标，没有记录。是不是：${nearest.join('、')}？请写全称重发。`
        : '没有这个指标，没有记录。发送“进度”可看指标名称。',
  };
}

/** 上个月, 截至昨天, 3月 … 4月: the reader gives words about time it cannot be sure of in the name's place. */
function isDateWord(typed: string): boolean {
  return readUnclearDate(typed) !== undefined || /^截|月.*月/.test(typed);
}

/** Why a figure cannot belong to a month. */
export function periodRefusal(refusal: 'future' | 'closed' | 'no-such-month', period: string): string {
  const month = `${Number(period.slice(0, 4))}年${Number(period.slice(5))}月`;
  if (refusal === 'future') return `${month}还没到，没有记录，请核对月份后重发。`;
  if (refusal === 'closed') return `${month}已结账，不能再填报；确需修改，请联系专班办公室重开${month}。`;
  return `没有${month}，没有记录，请核对月份后重发。`;
}

/** Why a figure cannot speak of a day. */
export function dateRefusal(reason: 'future' | 'no-such-day' | 'other-year', typed: string): string {
  const again = '没有记录，请核对数据截至日期后重发。';
  if (reason === 'future') return `截至${typed}还没到，${again}`;
  if (reason === 'no-such-day') return `没有${typed}这一天，${again}`;
  return `截至${typed}不在本年度，${again}`;
}
