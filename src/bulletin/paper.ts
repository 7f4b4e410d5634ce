import type { Day } from '../calendar/dates.ts';
import { formatPeriod, type PeriodKey } from '../calendar/periods.ts';
import type { Story } from './story-text.ts';

export interface Column {
  readonly title: string;
  /** Share of the table's width; 1 when not given. */
  readonly width?: number;
}

/** Cells are texts as printed; — where there is no task. */
export interface DataTable {
  readonly caption?: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
  /** Below the table: 数据截至…, 注：… */
  readonly note?: string;
}

export interface Picture {
  readonly png: Buffer;
  readonly caption?: string;
  /** For who cannot see it. */
  readonly description: string;
}

export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'story'; readonly unit?: string; readonly story: Story }
  /** ▲实施民生可感行动。 and its text running on. */
  | { readonly kind: 'action'; readonly action: string; readonly paragraphs: readonly string[] }
  | { readonly kind: 'table'; readonly table: DataTable }
  | { readonly kind: 'picture'; readonly picture: Picture };

/** 【重要新闻】 and what stands under it. */
export interface Section {
  readonly name: string;
  readonly blocks: readonly Block[];
}

/** 版记: who receives it, and how to reach the office. */
export interface Imprint {
  readonly lines: readonly { readonly label: '报' | '送' | '发'; readonly text: string }[];
  readonly contact?: string;
}

/** 第2版 with what it corrects. */
export interface Revision {
  readonly number: number;
  readonly note: string;
}

/** A numbered bulletin or a monthly report, ready to be laid out. */
export interface Paper {
  /** The red head, line by line; the last one is the name of the series: 工作专报. */
  readonly head: readonly string[];
  /** 2024年第13期 or 2024年10月 */
  readonly issue: string;
  readonly office: string;
  readonly date: Day;
  readonly revision?: Revision;
  readonly sections: readonly Section[];
  readonly imprint?: Imprint;
}

/** 2024年第13期 */
export function bulletinIssue(year: number, number: number): string {
  return `${year}年第${number}期`;
}

/** What departments wrote under one heading of the monthly report, by action in the order of printing. */
export interface ReportSection {
  readonly name: string;
  readonly actions: readonly { readonly action: string; readonly paragraphs: readonly string[] }[];
}

/** 八大行动月报: the same paper, its issue a month, its sections made of actions; actions without text are left out. */
export function monthlyReport(
  report: Omit<Paper, 'issue' | 'sections'> & {
    readonly month: PeriodKey;
    readonly sections: readonly ReportSection[];
  },
): Paper {
  const { month, sections, ...paper } = report;
  return {
    ...paper,
    issue: formatPeriod(month),
    sections: sections.map(({ name, actions }) => ({
      name,
      blocks: actions
        .filter(({ paragraphs }) => paragraphs.some((text) => text.trim() !== ''))
        .map((one) => ({ kind: 'action' as const, ...one })),
    })),
  };
}

/** The sections that have something to print. */
export function filledSections(paper: Paper): readonly Section[] {
  return paper.sections.filter(({ blocks }) => blocks.length > 0);
}
