import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Context, Next } from 'koa';
import type { PlatformName } from '../message/inbound.ts';

export const faultKinds = ['timeout', '5xx', 'throttle', 'reset'] as const;
export type FaultKind = (typeof faultKinds)[number];

export interface Misbehaviour {
  /** 0 to 1: share of the calls that go wrong. */
  readonly rate: number;
  readonly kinds: readonly FaultKind[];
}

export interface Kill {
  readonly kill: 'before-send' | 'after-send';
  /** The nth message from now. */
  readonly nth: number;
}

/** Calls that put a message into a chat; only these are counted for `kill`. */
const sends =
  /^\/(cgi-bin\/(message\/send|webhook\/send|aibot\/response)|v1\.0\/robot\/(groupMessages\/send|oToMessages\/batchSend)|robot\/send(BySession)?)$/;

/** Longer than any patience of the product's HTTP client. */
const holdMs = 12_000;

/** Makes the platforms misbehave on demand, before or after they accepted a call. */
export class Faults {
  /** Callbacks of the AI bot carry encrypted sender ids, as when its creator is no super admin. */
  encryptedIds = false;
  private readonly misbehaviours = new Map<PlatformName, Misbehaviour>();
  private kill?: { when: Kill['kill']; left: number };
  private random = generator(1);
  private readonly dataDir: string;

  constructor(dataDir: string) {
    this.dataDir = dataDir;
  }

  /** Sets how a platform misbehaves from now on; a rate of 0 ends it. */
  misbehave(platform: PlatformName, misbehaviour: Misbehaviour): void {
    this.misbehaviours.set(platform, misbehaviour);
  }

  /** Kills the product at the nth message from now. */
  killAt(kill: Kill): void {
    this.kill = { when: kill.kill, left: kill.nth };
  }

  /** Makes the coming misfortunes repeatable. */
  seed(value: number): void {
    this.random = generator(value);
  }

  /** Koa middleware around the platforms' interfaces. */
  readonly middleware = async (ctx: Context, next: Next): Promise<void> => {
    const kill = this.killNow(ctx.path);
    if (kill) return this.killProduct(kill, ctx, next);
    const fault = this.draw(platformOf(ctx.path));
    if (!fault) return next();
    if (fault.kind === 'throttle') return throttle(ctx);
    if (fault.accepted) await next();
    if (fault.kind === '5xx') return badGateway(ctx);
    if (fault.kind === 'timeout') await Promise.race([pause(holdMs, undefined, { ref: false }), closed(ctx)]);
    cut(ctx);
  };

  private draw(platform: PlatformName): { kind: FaultKind; accepted: boolean } | undefined {
    const misbehaviour = this.misbehaviours.get(platform);
    if (!misbehaviour || this.random() >= misbehaviour.rate) return undefined;
    const { kinds } = misbehaviour;
    const kind = kinds[Math.floor(this.random() * kinds.length)];
    return kind && { kind, accepted: this.random() < 0.5 };
  }

  private killNow(path: string): Kill['kill'] | undefined {
    if (!this.kill || !sends.test(path)) return undefined;
    this.kill.left -= 1;
    if (this.kill.left > 0) return undefined;
    const { when } = this.kill;
    this.kill = undefined;
    return when;
  }

  private async killProduct(when: Kill['kill'], ctx: Context, next: Next): Promise<void> {
    if (when === 'after-send') await next();
    const pid = productPid(this.dataDir);
    if (pid) process.kill(pid, 'SIGKILL');
    cut(ctx);
  }
}

/** The product's process id, as it wrote it down; undefined when there is none. */
export function productPid(dataDir: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(join(dataDir, 'product.pid'), 'utf8'), 10);
    return pid > 1 ? pid : undefined;
  } catch {
    return undefined;
  }
}

function platformOf(path: string): PlatformName {
  return /^\/(cgi-bin|files\/wecom)\//.test(path) ? 'wecom' : 'dingtalk';
}

/** Each interface has its own way to say "too fast". */
function throttle(ctx: Context): void {
  if (ctx.path.startsWith('/files/')) {
    ctx.status = 503;
    ctx.type = 'xml';
    ctx.body = '<Error><Code>SlowDown</Code></Error>';
    return;
  }
  if (ctx.path.startsWith('/v1.0/')) {
    ctx.status = 403;
    ctx.body = {
      code: 'Forbidden.AccessDenied.QpsLimitForAppkeyAndApi',
      message: '请求过快',
      requestid: '0',
    };
    return;
  }
  const codes: Readonly<Record<string, number>> = { '/robot/send': 410100 };
  const wecomCode = 45009;
  const oapiCode = 90018;
  const errcode = platformOf(ctx.path) === 'wecom' ? wecomCode : (codes[ctx.path] ?? oapiCode);
  ctx.status = 200;
  ctx.body = { errcode, errmsg: 'api freq out of limit' };
}

/** A gateway answers in HTML, whatever the interface speaks. */
function badGateway(ctx: Context): void {
  ctx.status = 502;
  ctx.type = 'text/html';
  ctx.body = '<html><body><h1>502 Bad Gateway</h1></body></html>';
}

function cut(ctx: Context): void {
  ctx.respond = false;
  ctx.req.socket.destroy();
}

function closed(ctx: Context): Promise<void> {
  return new Promise((resolve) => {
    if (ctx.req.socket.destroyed) resolve();
    else ctx.req.socket.once('close', () => resolve());
  });
}

/** mulberry32: small, seedable, good enough for misfortune. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
