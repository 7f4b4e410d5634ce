import { type Block, bulletinIssue, type Revision, type Section } from '../../bulletin/paper.ts';
import { formatPeriod, type PeriodKey } from '../../calendar/periods.ts';
import type { Tx } from '../../store/schema.ts';
import type { StoredStory } from '../../store/stories.ts';
import { closedMonth } from '../closing/shown.ts';
import { datesOf } from '../monthly/data-dates.ts';
import { isFallen, type MonthTask, wholeTasks } from '../monthly/tasks.ts';
import type { Office } from '../office.ts';
import { figuresTable } from './data-table.ts';
import { type PaperFigure, paperFigures } from './figures.ts';
import { mastheadOf } from './masthead.ts';
import { type PicturedPaper, paperBoards } from './picture.ts';
import { countsParagraph } from './sentences.ts';
import { asStory } from './story.ts';

/** A paper with what it was made from. */
export interface MadePaper {
  readonly paper: PicturedPaper;
  readonly figures: readonly PaperFigure[];
  readonly month?: PeriodKey;
}

export interface BulletinParts {
  /** In the order of printing within their sections. */
  readonly stories: readonly StoredStory[];
  /** A closed month whose figures it prints. */
  readonly month?: PeriodKey;
  /** 2024年第13期 */
  readonly issue: string;
  readonly date: string;
  readonly revision?: Revision;
}

/** A bulletin (专报): the stories by section, then the figures of a closed month. */
export async function makeBulletin(
  tx: Tx,
  office: Office,
  { stories, month, issue, date, revision }: BulletinParts,
): Promise<MadePaper> {
  const { papers } = office.config.rules;
  const data = month ? await dataOf(tx, office, month) : undefined;
  const sections = papers.sections.map(
    (name): Section => ({
      name,
      blocks: stories.filter(({ section }) => section === name).map((story) => storyBlock(office, story)),
    }),
  );
  return {
    paper: {
      ...mastheadOf(office, papers.bulletin),
      issue,
      date,
      ...(revision ? { revision } : {}),
      sections: [...sections, ...(data ? [{ name: papers.dataSection, blocks: data.blocks }] : [])],
      ...(data ? { pictures: data.pictures } : {}),
    },
    figures: data?.figures ?? [],
    ...(month ? { month } : {}),
  };
}

function storyBlock({ config }: Office, story: StoredStory): Block {
  const unit = config.units.find(({ id }) => id === story.unit);
  // What the office writes itself speaks for nobody else.
  const name = unit && unit.kind !== 'office' ? unit.name : undefined;
  return { kind: 'story', story: asStory(story), ...(name ? { unit: name } : {}) };
}

async function dataOf(tx: Tx, office: Office, month: PeriodKey) {
  const shown = await closedMonth(tx, month);
  if (!shown) return undefined;
  const { whole, counties } = wholeTasks(office, shown);
  const year = Number(month.slice(0, 4));
  const programmes = office.config.programmes.filter((one) => one.year === year);
  const tasks = whole.filter((task) => task.progress.dataDate !== undefined && isTabled(task));
  const figures = await paperFigures(tx, office, { month, closedAt: shown.closing.closedAt }, tasks);
  const text = countsParagraph(office, month, programmes, whole);
  const { newest } = datesOf(tasks);
  const blocks: Block[] = [
    ...(text === '' ? [] : [{ kind: 'text' as const, text }]),
    ...(figures.length > 0 ? [figuresTable(`${formatPeriod(month)}主要指标完成情况`, figures, newest)] : []),
  ];
  return blocks.length > 0 ? { blocks, figures, pictures: paperBoards(programmes, counties) } : undefined;
}

/** Tasks with a number, and of the others those that are behind; the rest is counted in the sentences. */
function isTabled(task: MonthTask): boolean {
  const { kind } = task.indicator;
  return kind === 'cumulative' || kind === 'level' || kind === 'cap' || isFallen(task);
}

/** 2024年第13期 */
export function issueName({ year, n }: { readonly year: number; readonly n: number }): string {
  return bulletinIssue(year, n);
}
