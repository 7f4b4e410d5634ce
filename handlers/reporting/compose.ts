import { formatPeriod } from '../../src/calendar/periods.ts';
import { formatDay } from '../../src/calendar/zone.ts';
import type { Talk } from '../../src/conversation/handler.ts';
import type { Indicator } from '../../src/domain/model.ts';
import type { Reading } from '../../src/language/model.ts';
import { harmless } from '../../src/message/harmless.ts';
import type { Outbound } from '../../src/message/outbound.ts';
import {
  asOf,
  changeText,
  figureText,
  progressOf,
  type UnitFigures,
  wholeText,
} from '../../src/office/figure-text.ts';
import { figureKey, toFigure } from '../../src/office/figures.ts';
import type { StoredFigure } from '../../src/store/reports.ts';
import { doubtText, faultText, measureOf, nameOf } from './doubt-text.ts';
import { fitLines } from './fit-lines.ts';
import { missingLines } from './missing-text.ts';
import type { Plan, PlannedLine, UnplacedLine } from './plan.ts';
import type { RecordedLine } from './record.ts';
import { ownUnits } from './scope.ts';

/** DESIGN 4. */
const mostLines = 12;
const leftoversShown = 3;
const reasonShown = 60;

/** Lines that wait for the sender's word, and how to give it; no lines while a name is still to be chosen. */
export interface Asked {
  readonly head?: string;
  readonly lines: readonly PlannedLine[];
  readonly how: string;
}

export interface Outcome {
  readonly reading: Pick<Reading, 'period' | 'dataDate'>;
  /** The reason of a 更正. */
  readonly correction?: string;
  readonly recorded: readonly RecordedLine[];
  readonly refused: readonly PlannedLine[];
  readonly unplaced: readonly UnplacedLine[];
  readonly asked?: Asked;
  readonly leftovers: Reading['leftovers'];
}

/** The answer to a report: what needs action first, then what was recorded, what is missing and the deadline. */
export function composeAnswer(talk: Talk, plan: Plan, outcome: Outcome): Outbound {
  const { recorded, asked } = outcome;
  const figures = updated(plan, recorded);
  const left = leftoverLine(outcome.leftovers);
  const how = asked ? [asked.how] : [];
  const askedHead = asked?.head ? [asked.head] : [];
  const head = recorded.length > 0 ? [recordedHead(plan, recorded, outcome.correction)] : [];
  const tail =
    recorded.length > 0
      ? missingLines(talk, plan.unit, plan.rounds, [...figures.values()], [...plan.figures.values()])
      : [];
  const wholes = wholeTexts(talk, recorded, figures);
  const numbered = (texts: readonly string[]) => texts.map((text, index) => [`${index + 1}. ${text}`]);
  const [problems, questions, lines] = fitLines(
    [
      {
        blocks: problemBlocks(talk, plan, outcome),
        more: (count) => `……另有 ${count} 处没有记录，请改好上面的再分批发送`,
      },
      {
        blocks: numbered((asked?.lines ?? []).map((line) => proposedText(talk, line, figures))),
        more: (count) => `……另有 ${count} 项同样等确认`,
      },
      {
        blocks: numbered(recorded.map(({ line }, at) => `${recordedText(talk, line, figures)}${wholes[at]}`)),
        more: (count) => `其余 ${count} 项已收到，发送“进度”看全部`,
      },
    ],
    mostLines - [...left, ...how, ...askedHead, ...head, ...tail].length,
  );
  return { lines: [...problems!, ...left, ...askedHead, ...questions!, ...how, ...head, ...lines!, ...tail] };
}

/** 数据截至 of the lines, once when they agree. */
export function datesText(lines: readonly PlannedLine[]): string {
  const dates = [...new Set(lines.map(({ dataDate }) => dataDate))].sort();
  const [first, last] = [dates[0]!, dates.at(-1)!];
  return first === last ? asOf(first) : `${asOf(first)}至${formatDay(last)}`;
}

/** Numbers that belong to nothing are said back: up to three, then a count. */
export function leftoverLine(leftovers: Reading['leftovers']): string[] {
  if (leftovers.length === 0) return [];
  const shown = leftovers.slice(0, leftoversShown).map(({ text }) => `“${harmless(text, 24)}”`);
  const more = leftovers.length > leftoversShown ? `等${leftovers.length}处` : '';
  return [`不知道归哪项、没有记录的数字：${shown.join('、')}${more}`];
}

function recordedHead(
  { unit }: Plan,
  recorded: readonly RecordedLine[],
  correction: string | undefined,
): string {
  const lines = recorded.map(({ line }) => line);
  const periods = [...new Set(lines.map(({ period }) => period))].map(formatPeriod).join('、');
  const late = lines.some((line) => line.late) ? '，逾期' : '';
  const [verb, why] =
    correction === undefined ? ['已记录', ''] : ['已更正', ` 原因：${harmless(correction, reasonShown)}`];
  return `${verb} ${unit.name} ${periods} ${lines.length}项（${datesText(lines)}${late}）${why || '：'}`;
}

/** Behind the last recorded part of an indicator, how the whole of it stands. */
function wholeTexts(
  talk: Talk,
  recorded: readonly RecordedLine[],
  figures: ReadonlyMap<string, StoredFigure>,
): string[] {
  const parts = recorded.map(({ line }) => (line.part ? line.indicator : undefined));
  return recorded.map(({ line, figure }, at) => {
    const newest = figure.recent.at(-1);
    if (!line.part || !newest || parts.lastIndexOf(line.indicator) !== at) return '';
    const all = unitFigures(line.indicator, figures, line, toFigure(newest));
    return `；${wholeText(progressOf(talk.office, line.unit.id, line.indicator, all))}`;
  });
}

function recordedText(talk: Talk, line: PlannedLine, figures: ReadonlyMap<string, StoredFigure>): string {
  if (line.judgement.verdict === 'refuse') return nameOf(line);
  const figure = {
    ...line.judgement.entry,
    dataDate: line.dataDate,
    period: line.period,
    remark: line.statement.remark,
  };
  const last = line.replaces ?? line.history.findLast(({ dataDate }) => dataDate <= line.dataDate);
  const all = unitFigures(line.indicator, figures, line, figure);
  const judged = progressOf(talk.office, line.unit.id, line.indicator, all);
  const text = figureText(talk.office, line.unit.id, line.indicator, line.part, figure, judged);
  return `${nameOf(line)} ${text}${changeText(figure, last && toFigure(last), measureOf(line))}`;
}

function proposedText(talk: Talk, line: PlannedLine, figures: ReadonlyMap<string, StoredFigure>): string {
  const text = recordedText(talk, line, figures);
  if (line.judgement.verdict !== 'ask') return text;
  return `${text}【请核对：${line.judgement.reasons.map((doubt) => doubtText(doubt, measureOf(line))).join('；')}】`;
}

function problemBlocks(talk: Talk, plan: Plan, outcome: Outcome): string[][] {
  const { reading, correction, refused, unplaced } = outcome;
  const typed = { reading, correction, unit: ownUnits(talk).length > 1 ? plan.unit.name : undefined };
  const faults = refused.flatMap((line) => {
    if (line.judgement.verdict !== 'refuse') return [];
    const { reason, copy } = faultText(line.judgement.reason, line, typed);
    return [[`✗ ${nameOf(line)}：${reason}`, ...(copy ? [copy] : [])]];
  });
  return [
    ...unplaced.map(({ statement, reason }) => [`✗ “${harmless(statement.source, 30)}”：${reason}`]),
    ...faults,
  ];
}

function updated(plan: Plan, recorded: readonly RecordedLine[]): Map<string, StoredFigure> {
  const figures = new Map(plan.figures);
  for (const { figure } of recorded) figures.set(figureKey(figure), figure);
  return figures;
}

/** The indicator's figures with the line's own in place. */
function unitFigures(
  indicator: Indicator,
  figures: ReadonlyMap<string, StoredFigure>,
  line: PlannedLine,
  figure: ReturnType<typeof toFigure>,
): UnitFigures {
  const parts = Object.fromEntries(
    indicator.parts.flatMap(({ id }) => {
      const item =
        id === line.part
          ? figure
          : figures.get(figureKey({ year: line.year, indicator: indicator.id, part: id }))?.recent.at(-1);
      return item ? [[id, 'reportId' in item ? toFigure(item) : item]] : [];
    }),
  );
  return { whole: line.part ? undefined : figure, parts };
}
