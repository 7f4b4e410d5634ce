import { formatPeriod } from '../../src/calendar/periods.ts';
import { formatDay } from '../../src/calendar/zone.ts';
import type { Talk } from '../../src/conversation/handler.ts';
import type { Indicator } from '../../src/domain/model.ts';
import type { Reading } from '../../src/language/model.ts';
import { harmless } from '../../src/message/harmless.ts';
import type { Outbound } from '../../src/message/outbound.ts';
import type { StoredFigure } from '../../src/store/reports.ts';
import { doubtText, faultText, measureOf, nameOf } from './doubt-text.ts';
import { asOf, changeText, figureText, progressOf, type UnitFigures } from './figure-text.ts';
import { missingLines } from './missing-text.ts';
import { keyOf, type Plan, type PlannedLine, toFigure, type UnplacedLine } from './plan.ts';
import type { RecordedLine } from './record.ts';

/** DESIGN 4: an answer has at most twelve lines; problems come first and may take up to this many. */
const mostLines = 12;
const mostProblemLines = 7;
const leftoversShown = 3;

/** The answer after something was recorded, refused or both. */
export function recordedAnswer(
  talk: Talk,
  plan: Plan,
  recorded: readonly RecordedLine[],
  extra: {
    refused: readonly PlannedLine[];
    unplaced: readonly UnplacedLine[];
    question: readonly string[];
    leftovers: Reading['leftovers'];
  },
): Outbound {
  const problems = cut(problemLines(extra.refused, extra.unplaced), mostProblemLines);
  const left = leftoverLine(extra.leftovers);
  const figures = updated(plan, recorded);
  const tail = recorded.length > 0 ? missingLines(talk, plan.unit, [...figures.values()]) : [];
  const head = [...problems, ...left, ...extra.question];
  if (recorded.length === 0) return { lines: head };
  const room = Math.max(1, mostLines - head.length - tail.length - 2);
  const lines = recorded.map(({ line }, index) => `${index + 1}. ${recordedText(talk, line, figures)}`);
  return {
    lines: [
      ...head,
      recordedHead(plan, recorded),
      ...lines.slice(0, room),
      ...others(lines.length - room),
      ...tail,
    ],
  };
}

/** What is asked before it is recorded: how each line was understood, and why it is asked. */
export function proposalLines(talk: Talk, plan: Plan, lines: readonly PlannedLine[], room: number): string[] {
  const figures = updated(plan, []);
  const texts = lines.map((line, index) => `${index + 1}. ${proposedText(talk, line, figures)}`);
  return [
    ...texts.slice(0, room),
    ...(texts.length > room ? [`……另有 ${texts.length - room} 项同样等确认`] : []),
  ];
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

function recordedHead({ unit }: Plan, recorded: readonly RecordedLine[]): string {
  const lines = recorded.map(({ line }) => line);
  const periods = [...new Set(lines.map(({ period }) => period))].map(formatPeriod).join('、');
  const late = lines.some((line) => line.late) ? '，逾期' : '';
  return `已记录 ${unit.name} ${periods} ${lines.length}项（${datesText(lines)}${late}）：`;
}

function recordedText(talk: Talk, line: PlannedLine, figures: ReadonlyMap<string, StoredFigure>): string {
  if (line.judgement.verdict === 'refuse') return nameOf(line);
  const figure = {
    ...line.judgement.entry,
    dataDate: line.dataDate,
    period: line.period,
    remark: line.statement.remark,
  };
  const last = line.replaces ?? line.history.at(-1);
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

function problemLines(refused: readonly PlannedLine[], unplaced: readonly UnplacedLine[]): string[] {
  const faults = refused.flatMap((line) => {
    if (line.judgement.verdict !== 'refuse') return [];
    const { reason, copy } = faultText(line.judgement.reason, line);
    return [`✗ ${nameOf(line)}：${reason}`, ...(copy ? [copy] : [])];
  });
  return [
    ...unplaced.map(({ statement, reason }) => `✗ “${harmless(statement.source, 30)}”：${reason}`),
    ...faults,
  ];
}

function cut(lines: readonly string[], most: number): string[] {
  if (lines.length <= most) return [...lines];
  const marks = lines.slice(most - 1).filter((line) => line.startsWith('✗')).length;
  return [...lines.slice(0, most - 1), `……另有 ${marks} 处没有记录，请改好上面的再分批发送`];
}

const others = (count: number) => (count > 0 ? [`其余 ${count} 项已收到，发送“进度”看全部`] : []);

function updated(plan: Plan, recorded: readonly RecordedLine[]): Map<string, StoredFigure> {
  const figures = new Map(plan.figures);
  for (const { figure } of recorded) figures.set(keyOf(figure.indicator, figure.part), figure);
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
      const item = id === line.part ? figure : figures.get(keyOf(indicator.id, id))?.recent.at(-1);
      return item ? [[id, 'reportId' in item ? toFigure(item) : item]] : [];
    }),
  );
  return { whole: line.part ? undefined : figure, parts };
}
