import type { Logger } from 'pino';
import { dateAt } from '../calendar/zone.ts';
import type { Clock } from '../clock.ts';
import type { PlatformName } from '../message/inbound.ts';
import { isMedia, isToBeMade, type Outbound } from '../message/outbound.ts';
import { joinPieces } from '../message/split.ts';
import {
  type Capabilities,
  longestSendMs,
  type Platform,
  type Route,
  type RouteKind,
  type SendResult,
} from '../platforms/contract.ts';
import {
  blockRoute,
  type Claimed,
  claimNext,
  expiredLeases,
  finishSend,
  finishSent,
  type Outgoing,
  type SendRecord,
  sendsSince,
} from '../store/outbox.ts';
import { passiveRoute } from '../store/passive.ts';
import { prolongLease } from '../store/prolong-lease.ts';
import type { Db, Tx } from '../store/schema.ts';
import { longestMakingMs, type Makers, withMediaMade } from './make.ts';
import { noteTrouble } from './note.ts';
import { type Decision, decide, passOver } from './outcome.ts';
import { type Quotas, withinQuota } from './quota.ts';
import { resolveRoute, routeKey } from './resolve.ts';
import { isUnasked, laneOf } from './routes.ts';

/** Longer than any send can take, with room for what stands around it. */
const leaseMs = longestSendMs + 10_000;
/** The platforms count arrivals in a minute of their own; the margin keeps jitter from earning a block. */
const windowMs = 61_500;

export interface DeliveryTools {
  readonly db: Db;
  readonly clock: Clock;
  readonly platforms: Partial<Record<PlatformName, Platform>>;
  readonly log: Logger;
  readonly zone: string;
  readonly quotas: Quotas;
  /** When the bot may next speak unasked (product ms); the moment itself while it may. */
  readonly nextSpeaking: (now: number) => number;
  /** Called when a row must be looked at again in so many ms (real time). */
  readonly wake: (queued: { id: number; lane: string }, delayMs: number) => void;
  readonly count: (event: string) => void;
  readonly makers: Makers;
}

/** Sends a lane's due messages one after another until it is empty, waiting or held by another worker. */
export async function deliverLane(tools: DeliveryTools, lane: string): Promise<void> {
  const turn = () => ({ lane, now: tools.clock.now(), leaseUntilReal: tools.clock.real() + leaseMs });
  let row = await claimNext(tools.db, turn());
  while (row) {
    // Pictures and files take longer to make than a send takes.
    if (isMedia(row.message) && isToBeMade(row.message))
      row = await prolongLease(tools.db, row, tools.clock.real() + leaseMs + longestMakingMs);
    if (!row) return;
    const outcome = await attempt(tools, row);
    if (outcome.decision.state === 'sent' && outcome.record) {
      const { mine, next } = await finishSent(tools.db, row, outcome.record, turn());
      if (!mine) warnLate(tools, row);
      row = next;
    } else {
      await settle(tools, row, outcome);
      row = await claimNext(tools.db, turn());
    }
  }
}

/** What became of a row in one turn, and how many attempts it counts if that is not one more. */
interface Outcome {
  readonly decision: Decision;
  readonly attempts?: number;
  /** Set when something reached the platform, or may have. */
  readonly record?: SendRecord;
}

async function attempt(tools: DeliveryTools, row: Claimed): Promise<Outcome> {
  const now = tools.clock.now();
  const platform = tools.platforms[row.platform];
  const kind = row.routes[0] as RouteKind | undefined;
  if (!platform) return { decision: { state: 'parked', error: 'no_route' } };
  if (row.notAfter !== undefined && now > row.notAfter)
    return { decision: { state: row.uncertain ? 'unknown' : 'parked', error: 'too_late' } };
  const speaking = isUnasked(row.kind) ? tools.nextSpeaking(now) : now;
  if (speaking > now)
    return { decision: { state: 'waiting', notBefore: speaking }, attempts: row.attempts - 1 };
  const route = resolveRoute(kind, row, now);
  if (!route) return { decision: passOver('no_route', attempted(row), now) };
  const { quota } = platform.capabilities(route.kind);
  if (!(await withinQuota(tools, quota, now)))
    return { decision: passOver('quota_used_up', attempted(row), now) };
  const key = routeKey(route, row);
  const free = Math.max(row.blockedUntil ?? now, await freeAt(tools, platform, route.kind, key, now));
  if (free > now) return { decision: { state: 'waiting', notBefore: free }, attempts: row.attempts - 1 };
  return sendPiece(tools, row, platform, route, key);
}

/** When our count of the last minute lets the address be used again. */
async function freeAt(tools: DeliveryTools, platform: Platform, kind: RouteKind, key: string, now: number) {
  const { perMinute } = platform.capabilities(kind);
  if (!perMinute) return now;
  const recent = await sendsSince(tools.db, key, now - windowMs);
  return recent.length >= perMinute ? recent[recent.length - perMinute]! + windowMs : now;
}

async function sendPiece(
  tools: DeliveryTools,
  row: Claimed,
  platform: Platform,
  route: Route,
  key: string,
): Promise<Outcome> {
  const [piece, ...later] = platform.split(route.kind, row.message);
  const capabilities = capabilitiesFor(platform, route.kind, piece);
  const rest = later.length > 0 ? joinPieces(later) : undefined;
  const message = piece && (await withMediaMade(tools, piece));
  const result: SendResult =
    message === 'later'
      ? { kind: 'retry', code: 'not_made' }
      : message
        ? await platform.send({
            route,
            message,
            idempotencyKey: `${row.id}-${row.piece}`,
            repeated: row.uncertain,
          })
        : { kind: 'sent' };
  const now = tools.clock.now();
  const once = route.kind === 'wecom-response';
  const decision = decide(result, { ...attempted(row), rest, once }, capabilities, now);
  if (decision.blockUntil !== undefined) await blockRoute(tools.db, key, decision.blockUntil);
  if (result.kind === 'refused' && result.alarm)
    tools.log.error({ route: route.kind, code: result.code }, 'platform needs attention');
  tools.count(`send_${result.kind}`);
  return { decision, record: { route: key, quota: capabilities.quota, result: resultText(result) } };
}

/** What the route can do with this piece. */
function capabilitiesFor(platform: Platform, kind: RouteKind, piece: Outbound | undefined): Capabilities {
  const capabilities = platform.capabilities(kind);
  return piece && isMedia(piece) ? { ...capabilities, resendSafe: false } : capabilities;
}

async function settle(
  tools: DeliveryTools,
  row: Outgoing,
  { decision, attempts, record }: Outcome,
): Promise<void> {
  const now = tools.clock.now();
  const routes = decision.nextRoute ? row.routes.slice(1) : row.routes;
  const moved = decision.nextRoute || decision.rest;
  const lane = laneOf(row.platform, row.chatId, routes[0], row.kind);
  const final = decision.state !== 'waiting';
  const failed = decision.state === 'parked' || decision.state === 'unknown' ? decision.state : undefined;
  const change = {
    state: decision.state,
    error: decision.error,
    uncertain: decision.uncertain,
    notBefore: decision.notBefore,
    ...(moved && { routes, lane, attempts: 0 }),
    ...(decision.rest && { message: decision.rest, piece: row.piece + 1 }),
    ...(final && { doneAt: now }),
    ...(attempts !== undefined && { attempts }),
  };
  const mine = failed
    ? await giveUp(tools, row, failed, decision.error, (tx) => finishSend(tx, row, change, now, record))
    : await finishSend(tools.db, row, change, now, record);
  if (!mine) return warnLate(tools, row);
  if (decision.state === 'waiting' && (decision.notBefore! > now || lane !== row.lane))
    tools.wake({ id: row.id, lane }, Math.max(0, decision.notBefore! - now));
}

function warnLate(tools: DeliveryTools, row: Outgoing): void {
  tools.log.warn({ outbox: row.id }, 'lease was over before the send came back');
}

/** A message that was given up is reported to the office in the same transaction. */
async function giveUp(
  tools: DeliveryTools,
  row: Outgoing,
  state: 'parked' | 'unknown',
  code: Decision['error'],
  finish: (tx: Tx) => Promise<boolean>,
): Promise<boolean> {
  const now = tools.clock.now();
  const { mine, notes } = await tools.db.transaction().execute(async (tx) => {
    const mine = await finish(tx);
    return { mine, notes: mine ? await noteTrouble(tx, row, state, dateAt(now, tools.zone), now) : [] };
  });
  if (mine) tools.log.error({ outbox: row.id, code, state }, 'message was not delivered');
  for (const note of notes) tools.wake(note, 0);
  return mine;
}

/** Judges rows whose sender died in the middle: repeat where that is safe, else 结果不明. `real` in real ms. */
export async function releaseExpired(tools: DeliveryTools, real: number): Promise<void> {
  for (const row of await expiredLeases(tools.db, real)) {
    try {
      await settle(tools, row, { decision: interrupted(tools, row) });
    } catch (error) {
      // One bad row must not keep the others from being looked at.
      tools.log.error({ err: error, outbox: row.id }, 'interrupted message could not be judged');
    }
  }
}

function interrupted(tools: DeliveryTools, row: Outgoing): Decision {
  const now = tools.clock.now();
  const kind = row.routes[0];
  const platform = tools.platforms[row.platform];
  // By these nothing can have been sent.
  if (!platform || !kind || kind === passiveRoute) return passOver('interrupted', attempted(row), now);
  const capabilities = capabilitiesFor(platform, kind as RouteKind, row.message);
  return decide(
    { kind: 'unknown', code: 'interrupted' },
    { ...attempted(row), once: false },
    capabilities,
    now,
  );
}

function attempted({ attempts, routes, uncertain }: Outgoing) {
  return { attempts, routesLeft: Math.max(0, routes.length - 1), uncertain };
}

const resultText = (result: SendResult) =>
  result.kind === 'sent' ? 'sent' : `${result.kind}:${'code' in result ? result.code : ''}`;
