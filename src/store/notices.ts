import type { Insertable, Selectable, Updateable } from 'kysely';
import type { PrintedGrounds } from '../domain/printed-grounds.ts';
import type { Told } from '../domain/score-rules.ts';
import type { Db, Tx } from './schema.ts';
import type { NoticeInterview, NoticeState, NoticesTable, Rectification } from './schema-notices.ts';
import { run, storableJson } from './statement.ts';

export type { NoticeState } from './schema-notices.ts';

/** A 《预警通知》 as it stands; days are YYYY-MM-DD texts. */
export interface StoredNotice {
  /** The short id people type. */
  readonly id: number;
  readonly unit: string;
  readonly month: string;
  readonly level: number;
  readonly state: NoticeState;
  readonly grounds: PrintedGrounds;
  readonly figures: string;
  readonly revision: number;
  readonly revoked?: 'reopening' | 'decision';
  readonly stateBefore?: NoticeState;
  /** 文号; from signing on, like the days below. */
  readonly number?: string;
  readonly signedOn?: string;
  readonly postedOn?: string;
  readonly acknowledgeBy?: string;
  readonly rectifyBy?: string;
  readonly appealBy?: string;
  readonly acknowledgedOn?: string;
  readonly rectifiedOn?: string;
  readonly rectification?: Rectification;
  readonly returns: number;
  readonly risen: number;
  readonly raisedFrom: number;
  readonly told: readonly Told[];
  readonly interview?: NoticeInterview;
}

/** What may change of a notice; null takes a value away. */
export type NoticeChanges = {
  readonly [Key in Exclude<keyof StoredNotice, 'id' | 'unit' | 'month' | 'level'>]?: StoredNotice[Key] | null;
};

/** Writes a draft; undefined when there is a notice for its grounds key already. */
export async function saveDraft(
  tx: Tx,
  draft: Pick<StoredNotice, 'unit' | 'month' | 'level' | 'grounds' | 'figures'>,
  now: number,
): Promise<StoredNotice | undefined> {
  const values: Insertable<NoticesTable> = {
    unit: draft.unit,
    month: draft.month,
    level: draft.level,
    state: 'draft',
    grounds: storableJson(draft.grounds),
    figures: draft.figures,
    revision: 1,
    returns: 0,
    risen: draft.level,
    raised_from: draft.level,
    told: '[]',
    created_at: now,
  };
  const row = await tx
    .insertInto('notices')
    .values(values)
    .onConflict((oc) => oc.columns(['unit', 'month', 'level']).doNothing())
    .returningAll()
    .executeTakeFirst();
  return row && toNotice(row);
}

/** Loads notices and holds them until commit, always in the order of their ids so that nobody waits in a circle. */
export async function lockNotices(tx: Tx, ids: readonly number[]): Promise<StoredNotice[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .selectFrom('notices')
    .selectAll()
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(toNotice);
}

/** Loads and holds one month's notices. */
export async function lockNoticesOfMonth(tx: Tx, month: string): Promise<StoredNotice[]> {
  const rows = await tx
    .selectFrom('notices')
    .selectAll()
    .where('month', '=', month)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(toNotice);
}

/** Notices in some states, oldest first. */
export async function noticesIn(db: Db | Tx, states: readonly NoticeState[]): Promise<StoredNotice[]> {
  const rows = await db
    .selectFrom('notices')
    .selectAll()
    .where('state', 'in', states)
    .orderBy('id')
    .execute();
  return rows.map(toNotice);
}

/** Changes a notice that is held; returns it as it is then. */
export async function changeNotice(
  tx: Tx,
  notice: StoredNotice,
  changes: NoticeChanges,
): Promise<StoredNotice> {
  const row = await tx
    .updateTable('notices')
    .set(toColumns(changes))
    .where('id', '=', notice.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return toNotice(row);
}

/** Issued notices, not revoked, that ever had a deadline for the rectification in a month. */
export async function noticesDueIn(db: Db | Tx, month: string): Promise<StoredNotice[]> {
  const rows = await run<Selectable<NoticesTable>>(
    db,
    `select * from notices where state <> 'revoked' and number is not null and id in (
       select notice from notice_steps where data ->> 'rectifyBy' like $1) order by id`,
    [`${month}-%`],
  );
  return rows.map(toNotice);
}

/** How many notices signed in a year stand, and how many of them are closed (销号). */
export async function countNotices(
  db: Db | Tx,
  year: number,
): Promise<{ readonly issued: number; readonly closed: number }> {
  const [row] = await run<{ issued: number; closed: number }>(
    db,
    `select count(*) as issued, count(*) filter (where state = 'closed') as closed from notices
     where state <> 'revoked' and signed_on like $1`,
    [`${year}-%`],
  );
  return { issued: Number(row!.issued), closed: Number(row!.closed) };
}

const columns = {
  state: 'state',
  grounds: 'grounds',
  figures: 'figures',
  revision: 'revision',
  revoked: 'revoked',
  stateBefore: 'state_before',
  number: 'number',
  signedOn: 'signed_on',
  postedOn: 'posted_on',
  acknowledgeBy: 'acknowledge_by',
  rectifyBy: 'rectify_by',
  appealBy: 'appeal_by',
  acknowledgedOn: 'acknowledged_on',
  rectifiedOn: 'rectified_on',
  rectification: 'rectification',
  returns: 'returns',
  risen: 'risen',
  raisedFrom: 'raised_from',
  told: 'told',
  interview: 'interview',
} as const satisfies Record<keyof NoticeChanges, keyof NoticesTable>;

function toColumns(changes: NoticeChanges): Updateable<NoticesTable> {
  const entries = Object.entries(changes).map(([key, value]) => [
    columns[key as keyof NoticeChanges],
    typeof value === 'object' && value !== null ? storableJson(value) : value,
  ]);
  return Object.fromEntries(entries) as Updateable<NoticesTable>;
}

function toNotice(row: Selectable<NoticesTable>): StoredNotice {
  const { id, unit, month, level } = row;
  const own = Object.entries(columns).map(([key, column]) => [key, row[column] ?? undefined]);
  return { id: Number(id), unit, month, level, ...Object.fromEntries(own) } as StoredNotice;
}
