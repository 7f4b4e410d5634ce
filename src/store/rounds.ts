import type { Selectable } from 'kysely';
import type { Db, RoundOutcome, RoundsTable, Tx } from './schema.ts';
import { run } from './statement.ts';

/** One collection as it was opened; times in product ms. */
export interface StoredRound {
  readonly id: string;
  readonly rule: string;
  readonly name: string;
  readonly period: string;
  readonly opensAt: number;
  readonly dueAt: number;
  readonly closesAt: number;
  /** What it asks for; empty: everything. */
  readonly indicators: readonly string[];
  /** Ad hoc (即时调度), by the message that called it. */
  readonly called: boolean;
  readonly inboxId?: number;
  readonly closedAt?: number;
}

/** How a unit answered a round. */
export interface RoundUnit {
  readonly round: string;
  readonly unit: string;
  readonly outcome: RoundOutcome;
  readonly asked: number;
  readonly missing: number;
  readonly late: number;
  readonly dueAt: number;
}

export interface Extension {
  readonly round: string;
  readonly unit: string;
  readonly dueAt: number;
}

export interface Pause {
  readonly id: number;
  readonly unit: string;
  readonly fromDay: string;
  readonly untilDay: string;
  readonly reason: string;
}

/** Puts a round on record when it opens; a second time changes nothing. */
export async function saveRound(tx: Tx, round: StoredRound, now: number): Promise<void> {
  await tx
    .insertInto('rounds')
    .values({
      id: round.id,
      rule: round.rule,
      name: round.name,
      period: round.period,
      opens_at: round.opensAt,
      due_at: round.dueAt,
      closes_at: round.closesAt,
      indicators: JSON.stringify(round.indicators),
      called: round.called,
      inbox_id: round.inboxId ?? null,
      opened_at: now,
      closed_at: null,
    })
    .onConflict((oc) => oc.doNothing())
    .execute();
}

export async function roundById(db: Db | Tx, id: string): Promise<StoredRound | undefined> {
  const row = await db.selectFrom('rounds').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toRound(row);
}

/** What people decided beside the rules. */
export interface Decisions {
  /** Ad hoc rounds that nobody has closed yet, by when they are due. */
  readonly called: readonly StoredRound[];
  readonly extensions: readonly Extension[];
  readonly pauses: readonly Pause[];
}

const decisions = `select
  (select coalesce(jsonb_agg(to_jsonb(r) order by r.due_at), '[]') from rounds r
    where r.called and r.closed_at is null) as called,
  (select coalesce(jsonb_agg(jsonb_build_object('round', e.round, 'unit', e.unit, 'dueAt', e.due_at)), '[]')
    from extensions e where e.due_at > $1) as extensions,
  (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'unit', p.unit, 'fromDay', p.from_day,
      'untilDay', p.until_day, 'reason', p.reason) order by p.id), '[]')
    from pauses p where p.until_day >= $2) as pauses`;

/** Called rounds that are open, deadlines moved to later than a moment, pauses that reach a day or later ones: in one statement, as every report needs it. */
export async function decisionsSince(db: Db | Tx, moment: number, day: string): Promise<Decisions> {
  const [row] = await run<Omit<Decisions, 'called'> & { called: Selectable<RoundsTable>[] }>(db, decisions, [
    moment,
    day,
  ]);
  return { ...row!, called: row!.called.map(toRound) };
}

/** Ad hoc rounds that are due in a span, its end not counted. */
export async function calledBetween(db: Db | Tx, from: number, to: number): Promise<StoredRound[]> {
  const rows = await db
    .selectFrom('rounds')
    .selectAll()
    .where('called', '=', true)
    .where('due_at', '>=', from)
    .where('due_at', '<', to)
    .execute();
  return rows.map(toRound);
}

/** Ends a round: how each unit answered stays on record. */
export async function closeRound(
  tx: Tx,
  id: string,
  units: readonly RoundUnit[],
  now: number,
): Promise<void> {
  await tx.updateTable('rounds').set({ closed_at: now }).where('id', '=', id).execute();
  if (units.length === 0) return;
  await tx
    .insertInto('round_units')
    .values(units.map(({ dueAt, ...unit }) => ({ ...unit, due_at: dueAt })))
    .onConflict((oc) => oc.doNothing())
    .execute();
}

/** An ad hoc round ends now: it asks nobody any more. */
export async function cutRound(tx: Tx, id: string, now: number): Promise<void> {
  await tx.updateTable('rounds').set({ closes_at: now, closed_at: now }).where('id', '=', id).execute();
}

/** Rounds that closed in a span, with how they were answered. */
export async function roundsClosed(
  db: Db | Tx,
  from: number,
  to: number,
): Promise<{ round: StoredRound; units: RoundUnit[] }[]> {
  const rounds = await db
    .selectFrom('rounds')
    .selectAll()
    .where('closed_at', '>', from)
    .where('closed_at', '<=', to)
    .orderBy('due_at')
    .execute();
  if (rounds.length === 0) return [];
  const units = await unitsOfRounds(
    db,
    rounds.map(({ id }) => id),
  );
  return rounds.map((row) => ({ round: toRound(row), units: units.filter(({ round }) => round === row.id) }));
}

export async function unitsOfRounds(db: Db | Tx, rounds: readonly string[]): Promise<RoundUnit[]> {
  if (rounds.length === 0) return [];
  const rows = await db.selectFrom('round_units').selectAll().where('round', 'in', rounds).execute();
  return rows.map(({ due_at, ...row }) => ({ ...row, dueAt: due_at }));
}

export async function saveExtension(
  tx: Tx,
  extension: Extension & { requestId: number; inboxId: number },
  now: number,
): Promise<void> {
  await tx
    .insertInto('extensions')
    .values({
      request_id: extension.requestId,
      round: extension.round,
      unit: extension.unit,
      due_at: extension.dueAt,
      inbox_id: extension.inboxId,
      created_at: now,
    })
    .execute();
}

export async function savePause(
  tx: Tx,
  pause: Omit<Pause, 'id'> & { inboxId: number },
  now: number,
): Promise<number> {
  const row = await tx
    .insertInto('pauses')
    .values({
      unit: pause.unit,
      from_day: pause.fromDay,
      until_day: pause.untilDay,
      reason: pause.reason,
      inbox_id: pause.inboxId,
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

function toRound(row: Selectable<RoundsTable>): StoredRound {
  return {
    id: row.id,
    rule: row.rule,
    name: row.name,
    period: row.period,
    opensAt: row.opens_at,
    dueAt: row.due_at,
    closesAt: row.closes_at,
    indicators: row.indicators,
    called: row.called,
    inboxId: row.inbox_id ?? undefined,
    closedAt: row.closed_at ?? undefined,
  };
}
