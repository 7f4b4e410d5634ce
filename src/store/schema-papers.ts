import type { Generated } from 'kysely';
import type { Json } from './schema.ts';

/** Waits for the office · will stand in the next issue · sent back or taken back · an issue used it. */
export type StoryState = 'submitted' | 'accepted' | 'rejected' | 'used';

/** The tables of stories, bulletins and monthly reports. */
export interface PapersSchema {
  stories: StoriesTable;
  story_texts: StoryTextsTable;
  bulletin_numbers: BulletinNumbersTable;
  papers: PapersTable;
  paper_stories: PaperStoriesTable;
}

/** A text for a bulletin's section (简讯), or for a section of the monthly report (月报); its words stand in `story_texts`. */
export interface StoriesTable {
  /** The short id people type. */
  id: Generated<number>;
  kind: 'story' | 'report';
  unit: string;
  person_id: string;
  section: string;
  /** Of the monthly report: the action and the month it is for; else ''. */
  action: string;
  month: string;
  state: StoryState;
  /** Its place among the accepted ones of its section. */
  position: number | null;
  /** Why it was sent back. */
  reason: string | null;
  inbox_id: number;
  created_at: number;
}

/** The words of a story, every version of them; the newest counts. Append-only. */
interface StoryTextsTable {
  id: Generated<number>;
  story: number;
  title: string;
  body: string;
  person_id: string;
  inbox_id: number;
  created_at: number;
}

/** 期号: the nth bulletin of a year, given out at signing. */
interface BulletinNumbersTable {
  year: number;
  n: number;
  inbox_id: number;
  drawn_at: number;
}

/** What was handed out: a revision of a numbered bulletin, or a making of a month's report. Append-only. */
export interface PapersTable {
  id: Generated<number>;
  kind: 'bulletin' | 'monthly';
  /** Of a bulletin. */
  year: number | null;
  n: number | null;
  revision: number;
  /** The month whose figures it prints; none when it prints none. */
  month: string | null;
  issued_on: string;
  note: string | null;
  /** As printed, pictures left out. */
  paper: Json<unknown>;
  /** Every figure with the reports it comes from. */
  figures: Json<unknown>;
  person_id: string;
  inbox_id: number;
  created_at: number;
}

/** Which stories stand in which paper. Append-only. */
interface PaperStoriesTable {
  paper: number;
  story: number;
  /** Among the paper's stories, from 1; 0 in papers of before places were kept. */
  place: Generated<number>;
}
