import type { Selectable } from 'kysely';
import type { FindingStepKind } from '../domain/finding.ts';
import type { Db, Tx } from './schema.ts';
import type { FindingState, FindingsTable } from './schema-findings.ts';

/** A problem found on site (观察员问题); `id` is the short number people type. */
export interface Finding {
  readonly id: number;
  readonly unit: string;
  readonly text: string;
  readonly place?: string;
  readonly remark?: string;
  /** Who raised it. */
  readonly personId: string;
  readonly createdAt: number;
  /** The last day for the answer that is awaited, or was last. */
  readonly dueBy: string;
  readonly state: FindingState;
}

/** One step of a finding: by whom, when, from which message. */
export interface FindingStepRow {
  readonly finding: number;
  readonly kind: FindingStepKind;
  readonly personId: string;
  readonly inboxId: number;
  readonly at: number;
  readonly text?: string;
  readonly dueBy?: string;
}

const stateAfter: Readonly<Record<FindingStepKind, FindingState>> = {
  asked: 'open',
  answered: 'answered',
  returned: 'open',
  closed: 'closed',
};

/** Writes a new finding with its first step; returns its number. */
export async function saveFinding(
  tx: Tx,
  finding: Omit<Finding, 'id' | 'createdAt' | 'state'> & { readonly inboxId: number },
  now: number,
): Promise<number> {
  const { unit, text, place, remark, personId, inboxId, dueBy } = finding;
  const { id } = await tx
    .insertInto('findings')
    .values({
      unit,
      text,
      place: place ?? null,
      remark: remark ?? null,
      person_id: personId,
      inbox_id: inboxId,
      created_at: now,
      due_by: dueBy,
      state: 'open',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await appendStep(tx, { finding: id, kind: 'asked', personId, inboxId, at: now, dueBy });
  return id;
}

/** Moves a finding on: one more step, and the state after it. */
export async function moveFinding(tx: Tx, step: FindingStepRow): Promise<void> {
  await appendStep(tx, step);
  await tx
    .updateTable('findings')
    .set({ state: stateAfter[step.kind], ...(step.dueBy === undefined ? {} : { due_by: step.dueBy }) })
    .where('id', '=', step.finding)
    .execute();
}

async function appendStep(tx: Tx, step: FindingStepRow): Promise<void> {
  const { finding, kind, personId, inboxId, at, text, dueBy } = step;
  await tx
    .insertInto('finding_steps')
    .values({
      finding,
      kind,
      person_id: personId,
      inbox_id: inboxId,
      at,
      text: text ?? null,
      due_by: dueBy ?? null,
    })
    .execute();
}

/** Loads a finding and holds it, so that two people cannot both move it. */
export async function lockFinding(tx: Tx, id: number): Promise<Finding | undefined> {
  const row = await tx.selectFrom('findings').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row && toFinding(row);
}

/** Findings that are not closed, oldest first; of some units only when they are given. */
export async function unsettledFindings(db: Db | Tx, units?: readonly string[]): Promise<Finding[]> {
  const all = db.selectFrom('findings').selectAll().where('state', '<>', 'closed').orderBy('id');
  if (units?.length === 0) return [];
  const rows = await (units ? all.where('unit', 'in', units) : all).execute();
  return rows.map(toFinding);
}

/** Every finding there ever was, oldest first. */
export async function allFindings(db: Db | Tx): Promise<Finding[]> {
  const rows = await db.selectFrom('findings').selectAll().orderBy('id').execute();
  return rows.map(toFinding);
}

/** All that one person raised, oldest first. */
export async function findingsBy(db: Db | Tx, personId: string): Promise<Finding[]> {
  const rows = await db
    .selectFrom('findings')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('id')
    .execute();
  return rows.map(toFinding);
}

/** Findings of which an answer was awaited by a day from … to …, both counted, in order. */
export async function findingsDue(db: Db | Tx, from: string, to: string): Promise<Finding[]> {
  const due = db
    .selectFrom('finding_steps')
    .select('finding')
    .where('due_by', '>=', from)
    .where('due_by', '<=', to);
  const rows = await db.selectFrom('findings').selectAll().where('id', 'in', due).orderBy('id').execute();
  return rows.map(toFinding);
}

/** The steps of some findings, each finding's in order. */
export async function findingSteps(
  db: Db | Tx,
  ids: readonly number[],
): Promise<ReadonlyMap<number, readonly FindingStepRow[]>> {
  const steps = new Map<number, FindingStepRow[]>(ids.map((id) => [id, []]));
  if (ids.length === 0) return steps;
  const rows = await db
    .selectFrom('finding_steps')
    .selectAll()
    .where('finding', 'in', ids)
    .orderBy('id')
    .execute();
  for (const { finding, kind, person_id, inbox_id, at, text, due_by } of rows)
    steps.get(finding)?.push({
      finding,
      kind,
      personId: person_id,
      inboxId: inbox_id,
      at,
      text: text ?? undefined,
      dueBy: due_by ?? undefined,
    });
  return steps;
}

/** How many findings were raised in a span (ms, its end not counted), and how many of them were closed before its end. */
export async function findingCounts(
  db: Db | Tx,
  from: number,
  to: number,
): Promise<{ readonly raised: number; readonly closed: number }> {
  const raised = db.selectFrom('findings').where('created_at', '>=', from).where('created_at', '<', to);
  const ended = db
    .selectFrom('finding_steps')
    .select('finding')
    .where('kind', '=', 'closed')
    .where('at', '<', to);
  const { countAll } = db.fn;
  const all = await raised.select(countAll<number>().as('n')).executeTakeFirstOrThrow();
  const closed = await raised
    .where('id', 'in', ended)
    .select(countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return { raised: Number(all.n), closed: Number(closed.n) };
}

function toFinding(row: Selectable<FindingsTable>): Finding {
  const { id, unit, text, state } = row;
  return {
    id,
    unit,
    text,
    place: row.place ?? undefined,
    remark: row.remark ?? undefined,
    personId: row.person_id,
    createdAt: row.created_at,
    dueBy: row.due_by,
    state,
  };
}
