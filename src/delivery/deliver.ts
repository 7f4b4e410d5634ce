import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { PlatformName } from '../message/inbound.ts';
import type { Outbound } from '../message/outbound.ts';
import type { Platform, Route, RouteKind, SendResult } from '../platforms/contract.ts';
import {
  blockedUntil,
  blockRoute,
  type Claimed,
  claimNext,
  expiredLeases,
  finishSend,
  type Outgoing,
  sendsSince,
} from '../store/outbox.ts';
import type { Db } from '../store/schema.ts';
import { noteTrouble } from './note.ts';
import { type Decision, decide } from './outcome.ts';
import { type Quotas, withinQuota } from './quota.ts';
import { resolveRoute, routeKey } from './resolve.ts';
import { laneOf } from './routes.ts';

/** Longer than any send can take: HTTP timeouts of the send and of a token refresh, with room. */
const leaseMs = 30_000;
/** The platforms count arrivals in a minute of their own; the margin keeps jitter from earning a block. */
const windowMs = 61_500;

export interface DeliveryTools {
  readonly db: Db;
  readonly clock: Clock;
  readonly platforms: Partial<Record<PlatformName, Platform>>;
  readonly log: Logger;
  readonly zone: string;
  readonly quotas: Quotas;
  /** Called when a row must be looked at again in so many ms (real time). */
  readonly wake: (queued: { id: number; lane: string }, delayMs: number) => void;
  readonly count: (event: string) => void;
}

/** Sends a lane's due messages one after another until it is empty, waiting or held by another worker. */
export async function deliverLane(tools: DeliveryTools, lane: string): Promise<void> {
  for (;;) {
    const row = await claimNext(tools.db, lane, tools.clock.now(), tools.clock.real() + leaseMs);
    if (!row) return;
    await deliverRow(tools, row);
  }
}

async function deliverRow(tools: DeliveryTools, row: Claimed): Promise<void> {
  const now = tools.clock.now();
  const platform = tools.platforms[row.platform];
  const kind = row.routes[0] as RouteKind | undefined;
  if (!platform) return settle(tools, row, { state: 'parked', error: 'no_route' });
  const route = resolveRoute(kind, row, now);
  if (!route) return settle(tools, row, skipRoute(row, now));
  const { quota } = platform.capabilities(route.kind);
  if (!(await withinQuota(tools, quota, now)))
    return settle(tools, row, skipRoute(row, now, 'quota_used_up'));
  const key = routeKey(route, row);
  const free = await freeAt(tools, platform, route.kind, key, now);
  if (free > now)
    return settle(tools, row, { state: 'waiting', notBefore: free }, { attempts: row.attempts - 1 });
  await sendPiece(tools, row, platform, route, key);
}

/** When the address may be used again: the platform's block and our count of the last minute. */
async function freeAt(tools: DeliveryTools, platform: Platform, kind: RouteKind, key: string, now: number) {
  const { perMinute } = platform.capabilities(kind);
  if (!perMinute) return now;
  const blocked = (await blockedUntil(tools.db, key)) ?? 0;
  const recent = await sendsSince(tools.db, key, now - windowMs);
  const full = recent.length >= perMinute ? recent[recent.length - perMinute]! + windowMs : 0;
  return Math.max(now, blocked, full);
}

async function sendPiece(tools: DeliveryTools, row: Claimed, platform: Platform, route: Route, key: string) {
  const capabilities = platform.capabilities(route.kind);
  const [piece, ...later] = platform.split(route.kind, row.message);
  const rest = later.length > 0 ? join(later) : undefined;
  const result: SendResult = piece
    ? await platform.send({
        route,
        message: piece,
        idempotencyKey: `${row.id}-${row.piece}`,
        repeated: row.uncertain,
      })
    : { kind: 'sent' };
  const now = tools.clock.now();
  const once = route.kind === 'wecom-response';
  const decision = decide(
    result,
    { attempts: row.attempts, routesLeft: row.routes.length - 1, rest, once },
    capabilities,
    now,
  );
  if (decision.blockUntil !== undefined) await blockRoute(tools.db, key, decision.blockUntil);
  if (result.kind === 'refused' && result.alarm)
    tools.log.error({ route: route.kind, code: result.code }, 'platform needs attention');
  tools.count(`send_${result.kind}`);
  await settle(
    tools,
    row,
    decision,
    {},
    { route: key, quota: capabilities.quota, result: resultText(result) },
  );
}

async function settle(
  tools: DeliveryTools,
  row: Outgoing,
  decision: Decision,
  extra: { attempts?: number } = {},
  record?: { route: string; quota?: string; result: string },
): Promise<void> {
  const now = tools.clock.now();
  const routes = decision.nextRoute ? row.routes.slice(1) : row.routes;
  const moved = decision.nextRoute || decision.rest;
  const lane = laneOf(row.platform, row.chatId, routes[0]);
  const final = decision.state !== 'waiting';
  await finishSend(
    tools.db,
    row.id,
    {
      state: decision.state,
      error: decision.error,
      uncertain: decision.uncertain,
      notBefore: decision.notBefore,
      ...(moved && { routes, lane, attempts: 0 }),
      ...(decision.rest && { message: decision.rest, piece: row.piece + 1 }),
      ...(final && { doneAt: now }),
      ...extra,
    },
    now,
    record,
  );
  if (decision.state === 'parked' || decision.state === 'unknown') {
    tools.log.error(
      { outbox: row.id, code: decision.error, state: decision.state },
      'message was not delivered',
    );
    await noteTrouble(tools, row, decision.state);
  }
  if (decision.state === 'waiting' && (decision.notBefore! > now || lane !== row.lane))
    tools.wake({ id: row.id, lane }, Math.max(0, decision.notBefore! - now));
}

/** Judges rows whose sender died in the middle: repeat where that is safe, else 结果不明. `real` in real ms. */
export async function releaseExpired(tools: DeliveryTools, real: number): Promise<void> {
  for (const row of await expiredLeases(tools.db, real)) {
    const kind = row.routes[0] as RouteKind;
    const platform = tools.platforms[row.platform];
    if (!platform) continue;
    const decision = decide(
      { kind: 'unknown', code: 'interrupted' },
      { attempts: row.attempts, routesLeft: row.routes.length - 1, once: false },
      platform.capabilities(kind),
      tools.clock.now(),
    );
    await settle(tools, row, decision);
  }
}

function skipRoute(row: Outgoing, now: number, why = 'no_route'): Decision {
  if (row.routes.length <= 1) return { state: 'parked', error: why };
  return { state: 'waiting', notBefore: now, nextRoute: true };
}

function join(pieces: readonly Outbound[]): Outbound {
  return { ...pieces[0], lines: pieces.flatMap((piece) => piece.lines) };
}

const resultText = (result: SendResult) =>
  result.kind === 'sent' ? 'sent' : `${result.kind}:${'code' in result ? result.code : ''}`;
