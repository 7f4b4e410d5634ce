import type { PlatformName } from '../message/inbound.ts';
import type { Outbound } from '../message/outbound.ts';
import type { Db, OutboxTable, Tx } from './schema.ts';
import { run, storableJson } from './statement.ts';

/** A message to be sent, written in the transaction of its cause. */
export interface NewOutgoing {
  readonly platform: PlatformName;
  readonly chatId: string;
  readonly chatKind: 'group' | 'single';
  readonly lane: string;
  /** Route kinds to try, first first. */
  readonly routes: readonly string[];
  readonly message: Outbound;
  readonly kind: OutboxTable['kind'];
  readonly inboxId?: number;
  readonly onceKey?: string;
  /** Leaves its lane alone for this long first. */
  readonly delayMs?: number;
  /** Product ms after which it is of no use: then it is parked. */
  readonly notAfter?: number;
}

export interface Outgoing extends NewOutgoing {
  readonly id: number;
  readonly state: OutboxTable['state'];
  readonly piece: number;
  readonly attempts: number;
  readonly uncertain: boolean;
  readonly createdAt: number;
  readonly notBefore: number;
  readonly error?: string;
  /** Whose turn it is to send it, by the end of the turn (real ms). */
  readonly leaseUntilReal?: number;
}

export interface Queued {
  readonly id: number;
  readonly lane: string;
}

/** The insert of `outgoingRows` given as $1; to be used inside other statements too. */
export const insertRows = `
  insert into outbox (lane, platform, chat_id, chat_kind, routes, message, kind, once_key, inbox_id, created_at,
    not_before, not_after, state, piece, attempts, uncertain)
  select lane, platform, chat_id, chat_kind, routes, message, kind, once_key, inbox_id, created_at,
    not_before, not_after, 'waiting', 0, 0, false
  from jsonb_to_recordset($1::jsonb) as r (lane text, platform text, chat_id text, chat_kind text, routes jsonb,
    message jsonb, kind text, once_key text, inbox_id bigint, created_at bigint, not_before bigint,
    not_after bigint)
  on conflict (once_key) do nothing
  returning id, lane`;

/** New rows as JSON for `insertRows`. */
export function outgoingRows(rows: readonly NewOutgoing[], now: number): string {
  return storableJson(
    rows.map((row) => ({
      lane: row.lane,
      platform: row.platform,
      chat_id: row.chatId,
      chat_kind: row.chatKind,
      routes: row.routes,
      message: row.message,
      kind: row.kind,
      once_key: row.onceKey,
      inbox_id: row.inboxId,
      created_at: now,
      not_before: now + (row.delayMs ?? 0),
      not_after: row.notAfter,
    })),
  );
}

/** Inserts rows; one whose once_key was used already is left out. */
export async function insertOutgoing(tx: Tx, rows: readonly NewOutgoing[], now: number): Promise<Queued[]> {
  if (rows.length === 0) return [];
  return run<Queued>(tx, insertRows, [outgoingRows(rows, now)]);
}

/** What a claimed row needs to be sent: its reply URL and its group's keys as they are now. */
export interface Claimed extends Outgoing {
  readonly replyUrl?: string;
  readonly replyExpiresAt?: number;
  readonly senderId?: string;
  readonly webhook?: string;
  readonly secret?: string;
  /** Until when the platform refuses the address that the first route has in this chat. */
  readonly blockedUntil?: number;
}

type OutgoingRow = OutboxTable & { id: number; routes: string[]; message: Outbound };

type ClaimedRow = {
  outgoing: OutgoingRow | null;
  reply_url: string | null;
  reply_expires_at: number | null;
  sender_id: string | null;
  webhook: string | null;
  secret: string | null;
  blocked_until: number | null;
};

/** $1 lane, $2 now, $3 end of the lease, $4 the row that the lane is done with. */
const take = `
  update outbox set state = 'sending', lease_until_real = $3::bigint, attempts = attempts + 1
  where id = (
      select id from outbox where lane = $1 and state in ('waiting', 'sending') and id <> $4::bigint order by id limit 1)
    and state = 'waiting' and not_before <= $2::bigint
    -- A row that came into the lane by another route may stand before the one that is being sent.
    and not exists (select 1 from outbox o where o.lane = $1 and o.state = 'sending' and o.id <> $4::bigint)`;
const taken = `to_jsonb(claimed) as outgoing, inbox.reply_url, inbox.reply_expires_at,
  coalesce(nullif(s.user_id, ''), inbox.sender_id) as sender_id, chats.webhook,
  chats.secret, b.until as blocked_until`;
const joins = `
  left join inbox on inbox.id = claimed.inbox_id
  left join sender_ids s on s.platform = inbox.platform and s.sender_id = inbox.sender_id
  left join chats on chats.platform = claimed.platform and chats.chat_id = claimed.chat_id
  left join route_blocks b on b.route = (claimed.routes ->> 0) || ':' || claimed.chat_id`;
const claim = `with claimed as (${take} returning *) select ${taken} from claimed ${joins}`;
const finishAndClaim = `
  with finished as (
    update outbox set state = 'sent', error = null, lease_until_real = null, done_at = $2::bigint
    where id = $4::bigint and lease_until_real = $5::bigint returning 1),
  recorded as (
    insert into sends (outbox_id, at, route, quota, result) values ($4::bigint, $2::bigint, $6, $7, $8)),
  claimed as (${take} and exists (select 1 from finished) returning *)
  select ${taken} from finished left join claimed on true ${joins}`;

/** A lane and the turn somebody takes in it. */
export interface Turn {
  readonly lane: string;
  readonly now: number;
  readonly leaseUntilReal: number;
}

/**
 * Takes the oldest unfinished row of a lane for sending, if it is due and nobody is sending it.
 * A row whose sender died keeps the lane shut until `releaseExpired` judges it.
 */
export async function claimNext(db: Db, turn: Turn): Promise<Claimed | undefined> {
  const [row] = await run<ClaimedRow>(db, claim, [turn.lane, turn.now, turn.leaseUntilReal, 0]);
  return row && toClaimed(row);
}

function toClaimed(row: ClaimedRow): Claimed {
  return {
    ...toOutgoing(row.outgoing!),
    replyUrl: row.reply_url ?? undefined,
    replyExpiresAt: row.reply_expires_at ?? undefined,
    senderId: row.sender_id ?? undefined,
    webhook: row.webhook ?? undefined,
    secret: row.secret ?? undefined,
    blockedUntil: row.blocked_until ?? undefined,
  };
}

export interface SendRecord {
  readonly route: string;
  readonly quota?: string;
  readonly result: string;
}

/**
 * Writes what became of a claimed row, with the attempt for the rate windows, in one statement. False when the lease
 * was over and somebody else has judged the row: then only the attempt is recorded.
 */
export async function finishSend(
  db: Db | Tx,
  row: Pick<Outgoing, 'id' | 'leaseUntilReal'>,
  change: Partial<{
    state: OutboxTable['state'];
    lane: string;
    routes: readonly string[];
    message: Outbound;
    piece: number;
    attempts: number;
    uncertain: boolean;
    notBefore: number;
    error: string | null;
    doneAt: number;
  }>,
  now: number,
  record?: SendRecord,
): Promise<boolean> {
  const { id, leaseUntilReal = null } = row;
  const set = {
    lease_until_real: null,
    ...(change.state !== undefined && { state: change.state }),
    ...(change.lane !== undefined && { lane: change.lane }),
    ...(change.routes !== undefined && { routes: JSON.stringify(change.routes) }),
    ...(change.message !== undefined && { message: JSON.stringify(change.message) }),
    ...(change.piece !== undefined && { piece: change.piece }),
    ...(change.attempts !== undefined && { attempts: change.attempts }),
    ...(change.uncertain !== undefined && { uncertain: change.uncertain }),
    ...(change.notBefore !== undefined && { not_before: change.notBefore }),
    ...(change.error !== undefined && { error: change.error }),
    ...(change.doneAt !== undefined && { done_at: change.doneAt }),
  };
  if (!record) {
    const { numUpdatedRows } = await db
      .updateTable('outbox')
      .set(set)
      .where('id', '=', id)
      .where('lease_until_real', '=', leaseUntilReal)
      .executeTakeFirstOrThrow();
    return numUpdatedRows > 0n;
  }
  const { numUpdatedRows } = await db
    .with('recorded', (q) =>
      q.insertInto('sends').values({
        outbox_id: id,
        route: record.route,
        quota: record.quota ?? null,
        at: now,
        result: record.result,
      }),
    )
    .updateTable('outbox')
    .set(set)
    .where('id', '=', id)
    .where('lease_until_real', '=', leaseUntilReal)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** Marks a claimed row sent, if it is still the caller's, and takes the lane's next one, in one statement. */
export async function finishSent(
  db: Db,
  row: Pick<Outgoing, 'id' | 'leaseUntilReal'>,
  record: SendRecord,
  turn: Turn,
): Promise<{ mine: boolean; next?: Claimed }> {
  const [found] = await run<ClaimedRow>(db, finishAndClaim, [
    turn.lane,
    turn.now,
    turn.leaseUntilReal,
    row.id,
    row.leaseUntilReal ?? null,
    record.route,
    record.quota ?? null,
    record.result,
  ]);
  return { mine: found !== undefined, next: found?.outgoing ? toClaimed(found) : undefined };
}

/** Rows whose sender did not come back within its lease (real ms): the process died between send and commit. */
export async function expiredLeases(db: Db, real: number): Promise<Outgoing[]> {
  const rows = await db
    .selectFrom('outbox')
    .selectAll()
    .where('state', '=', 'sending')
    .where('lease_until_real', '<=', real)
    .orderBy('id')
    .execute();
  return rows.map((row) => toOutgoing(row as unknown as OutgoingRow));
}

const firstRows = `
  select id, lane from (
    select distinct on (lane) id, lane, state, not_before from outbox
    where state in ('waiting', 'sending') order by lane, id) as first
  where state = 'waiting' and not_before <= $1 order by id limit $2`;

/** Lanes whose first row is due and not being sent, for the sweeper; what stands behind a waiting row waits too. */
export async function dueLanes(db: Db, now: number, limit = 500): Promise<Queued[]> {
  return run<Queued>(db, firstRows, [now, limit]);
}

/** What waits, is parked or has an unknown result, for the administrator. */
export async function unfinished(db: Db | Tx): Promise<Outgoing[]> {
  const rows = await db
    .selectFrom('outbox')
    .selectAll()
    .where('state', '!=', 'sent')
    .orderBy((eb) => eb.case().when('state', 'in', ['waiting', 'sending']).then(0).else(1).end())
    .orderBy('id', 'desc')
    .limit(500)
    .execute();
  return rows.map((row) => toOutgoing(row as unknown as OutgoingRow));
}

/** Puts a parked or unknown row back to be sent; false when it is not one. */
export async function retryOutgoing(tx: Db | Tx, id: number, now: number): Promise<Queued | undefined> {
  return tx
    .updateTable('outbox')
    .set({ state: 'waiting', attempts: 0, uncertain: false, not_before: now, error: null, done_at: null })
    .where('id', '=', id)
    .where('state', 'in', ['parked', 'unknown'])
    .returning(['id', 'lane'])
    .executeTakeFirst();
}

/** Times of sends by one route since a moment, oldest first: the rate window. */
export async function sendsSince(db: Db, route: string, since: number): Promise<number[]> {
  const rows = await db
    .selectFrom('sends')
    .select('at')
    .where('route', '=', route)
    .where('at', '>', since)
    .orderBy('at')
    .execute();
  return rows.map((row) => row.at);
}

/** How many sends fell under a quota since a moment. */
export async function quotaUsed(db: Db | Tx, quota: string, since: number): Promise<number> {
  const row = await db
    .selectFrom('sends')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('quota', '=', quota)
    .where('at', '>=', since)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

export async function blockRoute(db: Db, route: string, until: number): Promise<void> {
  await db
    .insertInto('route_blocks')
    .values({ route, until })
    .onConflict((oc) => oc.column('route').doUpdateSet({ until }))
    .execute();
}

function toOutgoing(row: OutgoingRow): Outgoing {
  return {
    id: row.id,
    lane: row.lane,
    platform: row.platform as PlatformName,
    chatId: row.chat_id,
    chatKind: row.chat_kind as 'group' | 'single',
    routes: row.routes,
    message: row.message,
    kind: row.kind,
    inboxId: row.inbox_id ?? undefined,
    onceKey: row.once_key ?? undefined,
    state: row.state,
    piece: row.piece,
    attempts: row.attempts,
    uncertain: row.uncertain,
    createdAt: row.created_at,
    notBefore: row.not_before,
    notAfter: row.not_after ?? undefined,
    error: row.error ?? undefined,
    leaseUntilReal: row.lease_until_real ?? undefined,
  };
}
