import { monthlyReport, type ReportSection } from '../../bulletin/paper.ts';
import type { PeriodKey } from '../../calendar/periods.ts';
import type { ReportAction } from '../../config/model-papers.ts';
import type { Tx } from '../../store/schema.ts';
import type { StoredStory } from '../../store/stories.ts';
import { closedMonth } from '../closing/shown.ts';
import { isFallen, type MonthTask, type WholeTasks, wholeTasks } from '../monthly/tasks.ts';
import type { Office } from '../office.ts';
import type { MadePaper } from './bulletin.ts';
import { paperFigures } from './figures.ts';
import { mastheadOf } from './masthead.ts';
import { countsParagraph, figureSentences, listSentence, problemsParagraph } from './sentences.ts';

/** The headings of a monthly report, in the order of printing. */
export const reportSections = ['重要指标', '重点任务', '突出问题', '特色亮点'] as const;
export type ReportSectionName = (typeof reportSections)[number];

/** In a text that somebody wrote: here stands the next sentence made from the figures. */
const placeForData = /[【［[]数据[】］\]]/;

/** The report (月报) of a closed month by action: what departments wrote, and sentences made from the frozen figures. */
export async function makeMonthly(
  tx: Tx,
  office: Office,
  month: PeriodKey,
  texts: readonly StoredStory[],
  date: string,
): Promise<MadePaper | undefined> {
  const shown = await closedMonth(tx, month);
  if (!shown) return undefined;
  const tasks = wholeTasks(office, shown);
  const { papers } = office.config.rules;
  const sections = reportSections.map(
    (name): ReportSection => ({
      name,
      actions: papers.actions.map((action) => {
        const written = texts.filter((text) => text.section === name && text.action === action.name);
        const paragraphs = written.flatMap(({ body }) => body.split('\n'));
        return {
          action: action.name,
          paragraphs: withData(
            paragraphs,
            dataFor(office, month, name, action, tasks, paragraphs.length > 0),
            name,
          ),
        };
      }),
    }),
  );
  const paper = monthlyReport({ ...mastheadOf(office, papers.monthly), month, date, sections });
  const told = toldTasks(papers.actions, tasks);
  const figures = await paperFigures(tx, office, { month, closedAt: shown.closing.closedAt }, told);
  return { paper, figures, month };
}

/** The sentences made from figures for one action under one heading; single figures only where nobody wrote about them. */
function dataFor(
  office: Office,
  month: PeriodKey,
  section: ReportSectionName,
  action: ReportAction,
  tasks: WholeTasks,
  written: boolean,
): string[] {
  const own = ofAction(action, tasks);
  const programmes = action.programmes.flatMap(
    (id) => office.config.programmes.find((one) => one.id === id) ?? [],
  );
  const said = {
    重要指标: () => [
      countsParagraph(office, month, programmes, own.whole),
      written
        ? ''
        : figureSentences(
            office,
            own.whole.filter(({ indicator }) => action.indicators.includes(indicator.id)),
          ),
    ],
    重点任务: () => programmes.map((programme) => listSentence(office, programme, own.whole)),
    突出问题: () => [
      problemsParagraph(office, written ? ofAction({ ...action, indicators: [] }, tasks) : own),
    ],
    特色亮点: () => [],
  }[section]();
  return said.filter((sentence) => sentence !== '');
}

/** Data sentences where the texts have a place for them; what is left over stands before or behind the texts. */
function withData(
  paragraphs: readonly string[],
  data: readonly string[],
  section: ReportSectionName,
): string[] {
  const left = [...data];
  const filled = paragraphs
    .map((text) => {
      let rest = text;
      let done = '';
      for (let at = placeForData.exec(rest); at; at = placeForData.exec(rest)) {
        done += `${rest.slice(0, at.index)}${left.shift() ?? ''}`;
        rest = rest.slice(at.index + at[0].length);
      }
      return `${done}${rest}`;
    })
    .filter((text) => text.trim() !== '');
  return section === '重要指标' ? [...left, ...filled] : [...filled, ...left];
}

function ofAction({ programmes, indicators }: ReportAction, { whole, counties }: WholeTasks): WholeTasks {
  const own = ({ indicator }: MonthTask) =>
    programmes.includes(indicator.programme) || indicators.includes(indicator.id);
  return { whole: whole.filter(own), counties: counties.filter(own) };
}

/** Every task that some sentence speaks of: the whole's by action, then the counties' that are behind. */
function toldTasks(actions: readonly ReportAction[], tasks: WholeTasks): MonthTask[] {
  const own = actions.map((action) => ofAction(action, tasks));
  const reported = ({ progress }: MonthTask) => progress.dataDate !== undefined;
  return [
    ...own.flatMap(({ whole }) => whole.filter(reported)),
    ...own.flatMap(({ counties }) => counties.filter((task) => reported(task) && isFallen(task))),
  ];
}
