import type { Insertable, Selectable } from 'kysely';
import type { Db, Tx } from './schema.ts';
import type { PapersTable } from './schema-papers.ts';
import { run, storableJson } from './statement.ts';
import type { StoredStory } from './stories.ts';

/** A paper as it was handed out; `paper` and `figures` are what office/papers wrote. */
export interface StoredPaper<Paper = unknown, Figure = unknown> {
  readonly id: number;
  readonly kind: 'bulletin' | 'monthly';
  readonly year?: number;
  readonly n?: number;
  readonly revision: number;
  readonly month?: string;
  readonly issuedOn: string;
  readonly note?: string;
  readonly paper: Paper;
  readonly figures: readonly Figure[];
}

/** The number that the next bulletin of a year gets; held until commit, so that two signers go one after the other. */
export async function holdBulletinNumber(tx: Tx, year: number): Promise<number> {
  await run(tx, 'lock table bulletin_numbers in share row exclusive mode', []);
  return nextBulletinNumber(tx, year);
}

/** The number that the next bulletin of a year would get now. */
export async function nextBulletinNumber(db: Db | Tx, year: number): Promise<number> {
  const [row] = await run<{ n: number }>(
    db,
    'select coalesce(max(n), 0) + 1 as n from bulletin_numbers where year = $1::integer',
    [year],
  );
  return Number(row!.n);
}

/** Gives out a number that is held (期号): without gaps, never used again. */
export async function drawBulletinNumber(
  tx: Tx,
  { year, n, inboxId }: { readonly year: number; readonly n: number; readonly inboxId: number },
  now: number,
): Promise<void> {
  await tx.insertInto('bulletin_numbers').values({ year, n, inbox_id: inboxId, drawn_at: now }).execute();
}

/** Writes what was handed out, with the stories that stand in it. */
export async function savePaper(
  tx: Tx,
  paper: Omit<StoredPaper, 'id'> & {
    readonly personId: string;
    readonly inboxId: number;
    readonly stories: readonly number[];
  },
  now: number,
): Promise<number> {
  const values: Insertable<PapersTable> = {
    kind: paper.kind,
    year: paper.year ?? null,
    n: paper.n ?? null,
    revision: paper.revision,
    month: paper.month ?? null,
    issued_on: paper.issuedOn,
    note: paper.note ?? null,
    paper: storableJson(paper.paper),
    figures: storableJson(paper.figures),
    person_id: paper.personId,
    inbox_id: paper.inboxId,
    created_at: now,
  };
  const { id } = await tx.insertInto('papers').values(values).returning('id').executeTakeFirstOrThrow();
  if (paper.stories.length > 0)
    await tx
      .insertInto('paper_stories')
      .values(paper.stories.map((story, index) => ({ paper: id, story, place: index + 1 })))
      .execute();
  return id;
}

/** The newest revision of a bulletin. */
export function bulletinOf(db: Db | Tx, year: number, n: number): Promise<StoredPaper | undefined> {
  return newest(papersOf(db, 'bulletin').where('year', '=', year).where('n', '=', n));
}

/** The newest bulletin of a year, as it was first signed or last revised, that printed the figures of a month. */
export function bulletinWith(db: Db | Tx, year: number, month: string): Promise<StoredPaper | undefined> {
  return newest(
    papersOf(db, 'bulletin').where('year', '=', year).where('month', '=', month).orderBy('n', 'desc'),
  );
}

/** The newest making of a month's report. */
export function monthlyOf(db: Db | Tx, month: string): Promise<StoredPaper | undefined> {
  return newest(papersOf(db, 'monthly').where('month', '=', month));
}

function papersOf(db: Db | Tx, kind: StoredPaper['kind']) {
  return db.selectFrom('papers').selectAll().where('kind', '=', kind);
}

async function newest(papers: ReturnType<typeof papersOf>): Promise<StoredPaper | undefined> {
  const row = await papers.orderBy('revision', 'desc').limit(1).executeTakeFirst();
  return row && toPaper(row);
}

/** The stories of a paper, in the order in which it prints them. */
export async function storiesOf(db: Db | Tx, paper: number): Promise<number[]> {
  const rows = await db
    .selectFrom('paper_stories')
    .select('story')
    .where('paper', '=', paper)
    .orderBy('place')
    .orderBy('story')
    .execute();
  return rows.map(({ story }) => Number(story));
}

/** The bulletins that used some stories: story → issues, oldest first. */
export async function issuesOf(
  db: Db | Tx,
  stories: readonly number[],
): Promise<ReadonlyMap<number, readonly { readonly year: number; readonly n: number }[]>> {
  const found = new Map<number, { year: number; n: number }[]>();
  if (stories.length === 0) return found;
  const rows = await run<{ story: number; year: number; n: number }>(
    db,
    `select distinct s.story, p.year, p.n from paper_stories s join papers p on p.id = s.paper
     where p.kind = 'bulletin' and s.story = any($1) order by p.year, p.n`,
    [stories],
  );
  for (const { story, year, n } of rows)
    found.set(Number(story), [...(found.get(Number(story)) ?? []), { year, n }]);
  return found;
}

/** The stories of some sections that a bulletin first used in a span of days, both counted, with the issue. */
export async function firstUsedIn(
  db: Db | Tx,
  sections: readonly string[],
  from: string,
  to: string,
): Promise<(Pick<StoredStory, 'id' | 'unit' | 'title'> & { readonly year: number; readonly n: number })[]> {
  const rows = await run<{ id: number; unit: string; title: string; year: number; n: number }>(
    db,
    `select s.id, s.unit, t.title, f.year, f.n from stories s
     join lateral (select title from story_texts where story = s.id order by id desc limit 1) t on true
     join lateral (
       select p.year, p.n, p.issued_on from paper_stories ps join papers p on p.id = ps.paper
       where ps.story = s.id and p.kind = 'bulletin' order by p.id limit 1) f on true
     where s.section = any($1) and f.issued_on >= $2 and f.issued_on <= $3 order by s.id`,
    [sections, from, to],
  );
  return rows.map((row) => ({ ...row, id: Number(row.id) }));
}

function toPaper(row: Selectable<PapersTable>): StoredPaper {
  return {
    id: Number(row.id),
    kind: row.kind,
    year: row.year ?? undefined,
    n: row.n ?? undefined,
    revision: row.revision,
    month: row.month ?? undefined,
    issuedOn: row.issued_on,
    note: row.note ?? undefined,
    paper: row.paper,
    figures: row.figures as readonly unknown[],
  };
}
