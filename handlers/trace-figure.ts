import { formatPeriod, shortMonth } from '../src/calendar/periods.ts';
import { formatDay } from '../src/calendar/zone.ts';
import { PersonError } from '../src/conversation/errors.ts';
import { defineHandler, type Talk } from '../src/conversation/handler.ts';
import { matchName } from '../src/language/names.ts';
import { harmless } from '../src/message/harmless.ts';
import { isNamesake } from '../src/office/namesakes.ts';
import { issueName } from '../src/office/papers/bulletin.ts';
import type { PaperFigure } from '../src/office/papers/figures.ts';
import { traceLines } from '../src/office/papers/trace.ts';
import { monthlyOf } from '../src/store/papers.ts';
import { splitMonth } from './closing/typed-month.ts';
import { issuedBulletin, readIssue, type TypedIssue } from './papers/issue.ts';

interface Asked {
  readonly issue?: TypedIssue;
  /** What stands behind the issue, or all that was typed. */
  readonly rest: string;
}

const example = '出处 第3期 5';
const mostListed = 10;

/** 出处 <期号> <n>: from a figure of a bulletin or monthly report to who reported it, when and by which message. */
export const traceFigure = defineHandler<Asked>({
  words: ['出处', '来源'],
  roles: ['office'],
  help: '查专报、月报里某个数是谁、什么时候、哪条消息报的',
  examples: [example, '出处 10月 化解超期安置'],
  parse(rest) {
    return readIssue(rest) ?? { rest };
  },
  async run({ issue, rest }, talk) {
    const found = issue ? await ofIssue(talk, issue, rest) : await ofMonth(talk, rest);
    const { name, figures, asked } = found;
    if (figures.length === 0) throw new PersonError('no_figures', `${name}没有印数据。`);
    if (asked === '') return { lines: listed(found) };
    const figure = figureMeant(talk, found);
    return { lines: [headOf(name, figure), ...(await traceLines(talk.tx, talk.office, figure))] };
  },
});

interface Found {
  readonly name: string;
  readonly figures: readonly PaperFigure[];
  readonly asked: string;
  /** The command that lists them: 出处 第3期 */
  readonly list: string;
}

async function ofIssue(talk: Talk, typed: TypedIssue, asked: string): Promise<Found> {
  const issued = await issuedBulletin(talk, typed);
  const { year, n, figures } = issued;
  const list = `出处 ${typed.year === undefined ? '' : `${year}年`}第${n}期`;
  return { name: `${issueName(issued)}专报`, figures, asked, list };
}

async function ofMonth(talk: Talk, typed: string): Promise<Found> {
  const { month, rest } = splitMonth(typed, talk.today);
  if (month === undefined)
    throw new PersonError('issue_missing', '请写明期号或月报的月份，以及第几个数。例如：', example);
  const made = await monthlyOf(talk.tx, month);
  if (!made)
    throw new PersonError(
      'not_made',
      `${formatPeriod(month)}的月报还没有生成。`,
      `生成请发：月报 生成 ${shortMonth(month)}`,
    );
  const asked = rest.replace(/^[\s:：,，]*(?:工作)?月报[\s:：,，]*/, '');
  const figures = made.figures as readonly PaperFigure[];
  return { name: `${formatPeriod(month)}月报`, figures, asked, list: `出处 ${formatPeriod(month)}` };
}

/** The figure of a number, or of an indicator's name with a unit before it or not. */
function figureMeant({ office }: Talk, { name, figures, asked, list }: Found): PaperFigure {
  const number = /^第?\s*(\d{1,4})\s*(?:个|号|项)?数?$/.exec(asked.normalize('NFKC'))?.[1];
  const found = number ? figures.filter(({ n }) => n === Number(number)) : named(office, figures, asked);
  const [figure] = found;
  if (figure) return figure;
  throw new PersonError(
    'figure_unknown',
    `${name}里没有“${harmless(asked, 30)}”这个数，共有${figures.length}个。`,
    `请写一个序号或指标；看序号请发：${list}`,
  );
}

/** A name means what the paper's year calls so. */
function named(office: Talk['office'], figures: readonly PaperFigure[], asked: string) {
  const { vocabulary } = office;
  const isMeant = (id: string, indicator: string) => isNamesake(office, office.indicator(id), indicator);
  const whole = matchName(asked, vocabulary.indicators);
  if (whole.kind === 'found') return figures.filter(({ indicator }) => isMeant(whole.id, indicator));
  const at = figures.filter(({ unitName }) => asked.startsWith(unitName));
  return at.filter(({ unitName, indicator }) => {
    const match = matchName(asked.slice(unitName.length).trim(), vocabulary.indicators);
    return match.kind === 'found' && isMeant(match.id, indicator);
  });
}

function listed({ name, figures, list }: Found): string[] {
  const more = figures.length - mostListed;
  return [
    `${name}共有${figures.length}个数，看来源请在后面写序号或指标：`,
    ...figures.slice(0, mostListed).map((one) => `${one.n}. ${one.unitName}${one.name} ${one.value}`),
    ...(more > 0 ? [`……还有${more}个，例如：${list} ${mostListed + 1}`] : []),
  ];
}

/** 2024年第3期专报第5个数：邵阳市化解超期安置 939户（目标3200户，完成29.34%，滞后（红），数据截至10月31日） */
function headOf(name: string, figure: PaperFigure): string {
  const { n, unitName, value, target, completion, status, dataDate } = figure;
  const more = [
    ...(target === '—' ? [] : [`目标${target}`]),
    ...(completion ? [`完成${completion}`] : []),
    status,
    ...(dataDate ? [`数据截至${formatDay(dataDate)}`] : []),
  ];
  return `${name}第${n}个数：${unitName}${figure.name} ${value}（${more.join('，')}）。`;
}
