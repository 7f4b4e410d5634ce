import type { Selectable } from 'kysely';
import type { Db, Tx } from './schema.ts';
import type { StoriesTable, StoryState } from './schema-papers.ts';
import { run } from './statement.ts';

export type { StoryState } from './schema-papers.ts';

/** A text that was submitted, with the words that count now; `id` is the short number people type. */
export interface StoredStory {
  readonly id: number;
  readonly kind: 'story' | 'report';
  readonly unit: string;
  readonly personId: string;
  readonly section: string;
  /** Of the monthly report only. */
  readonly action: string;
  readonly month: string;
  readonly state: StoryState;
  readonly position?: number;
  readonly reason?: string;
  readonly title: string;
  /** Its paragraphs, a line each. */
  readonly body: string;
  readonly createdAt: number;
}

/** Words of a story, and from whom and which message they came. */
export interface StoryWords {
  readonly title: string;
  readonly body: string;
  readonly personId: string;
  readonly inboxId: number;
}

type Row = Selectable<StoriesTable> & { readonly title: string; readonly body: string };

const newest = `select s.*, t.title, t.body from stories s
  join lateral (select title, body from story_texts where story = s.id order by id desc limit 1) t on true`;

/** Writes a new story; returns its number. */
export async function saveStory(
  tx: Tx,
  story: Pick<StoredStory, 'kind' | 'unit' | 'section' | 'action' | 'month' | 'state'> & StoryWords,
  now: number,
): Promise<number> {
  const { kind, unit, section, action, month, state, personId, inboxId } = story;
  const { id } = await tx
    .insertInto('stories')
    .values({
      kind,
      unit,
      section,
      action,
      month,
      state,
      position: null,
      reason: null,
      person_id: personId,
      inbox_id: inboxId,
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await addWords(tx, id, story, now);
  return id;
}

/** A newer version of a story's words; the older ones are kept. */
export async function addWords(
  tx: Tx,
  story: number,
  { title, body, personId, inboxId }: StoryWords,
  now: number,
): Promise<void> {
  await tx
    .insertInto('story_texts')
    .values({ story, title, body, person_id: personId, inbox_id: inboxId, created_at: now })
    .execute();
}

/** Moves a story that is held to another state, and section where one is given; its place and the reason are given anew. */
export async function moveStory(
  tx: Tx,
  id: number,
  state: StoryState,
  more: { readonly section?: string; readonly position?: number; readonly reason?: string } = {},
): Promise<void> {
  const { section, position = null, reason = null } = more;
  const values = { state, position, reason, ...(section === undefined ? {} : { section }) };
  await tx.updateTable('stories').set(values).where('id', '=', id).execute();
}

/** Loads a story and holds it until commit. */
export async function lockStory(tx: Tx, id: number): Promise<StoredStory | undefined> {
  const [story] = await lockStories(tx, [id]);
  return story;
}

/** Stories in some states, of some units only when they are given, oldest first. */
export async function storiesIn(
  db: Db | Tx,
  states: readonly StoryState[],
  units?: readonly string[],
): Promise<StoredStory[]> {
  const rows = await run<Row>(
    db,
    `${newest} where s.kind = 'story' and s.state = any($1) and ($2::text[] is null or s.unit = any($2)) order by s.id`,
    [states, units ?? null],
  );
  return rows.map(toStory);
}

/** Other stories with the same words that stand in a bulletin or will stand in the next one, oldest first. */
export async function sameText(db: Db | Tx, { id, body }: StoredStory): Promise<StoredStory[]> {
  const rows = await run<Row>(
    db,
    `${newest} where s.kind = 'story' and s.state in ('accepted', 'used') and s.id <> $1 and t.body = $2 order by s.id`,
    [id, body],
  );
  return rows.map(toStory);
}

/** The accepted stories in the order the office gave them within their sections, held until commit. */
export async function acceptedStories(tx: Tx): Promise<StoredStory[]> {
  return held(tx, `s.kind = 'story' and s.state = 'accepted'`, []);
}

/** Some stories in the order of their numbers given, held until commit. */
export async function lockStories(tx: Tx, ids: readonly number[]): Promise<StoredStory[]> {
  const stories = await held(tx, 's.id = any($1)', [ids]);
  return stories.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}

/** Held first and read then: what another message wrote while this one waited for it is seen. */
async function held(tx: Tx, which: string, values: readonly unknown[]): Promise<StoredStory[]> {
  await run(tx, `select s.id from stories s where ${which} order by s.id for update`, values);
  const rows = await run<Row>(tx, `${newest} where ${which} order by s.position, s.id`, values);
  return rows.map(toStory);
}

/** What was submitted for a month's report and not taken back, oldest first. */
export async function reportTexts(db: Db | Tx, month: string): Promise<StoredStory[]> {
  const rows = await run<Row>(
    db,
    `${newest} where s.kind = 'report' and s.month = $1 and s.state <> 'rejected' order by s.id`,
    [month],
  );
  return rows.map(toStory);
}

function toStory(row: Row): StoredStory {
  const { id, kind, unit, section, action, month, state, title, body } = row;
  return {
    id: Number(id),
    kind,
    unit,
    personId: row.person_id,
    section,
    action,
    month,
    state,
    position: row.position ?? undefined,
    reason: row.reason ?? undefined,
    title,
    body,
    createdAt: Number(row.created_at),
  };
}
