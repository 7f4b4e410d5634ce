import type { Context, Middleware } from 'koa';
import type { Logger } from 'pino';
import rawBody from 'raw-body';
import type { Clock } from './clock.ts';
import { type Callback, type Door, Refusal } from './platforms/contract.ts';
import { acceptMessage } from './store/inbox.ts';
import { claimPassiveAnswer } from './store/passive.ts';
import type { Db } from './store/schema.ts';

/** CONTRACT 3: the largest body that is read. */
const maxBodyBytes = 1024 * 1024;
const acceptedTypes = /^(application\/(json|xml|octet-stream)|text\/[\w.+-]+)\s*(;|$)/i;
/** How long a callback without a reply URL may wait for its answer, within the platform's second. */
const passiveWaitMs = 700;
const passivePollMs = 50;

const statusOf = {
  method_not_allowed: 405,
  too_large: 413,
  unsupported_type: 415,
  bad_envelope: 400,
  bad_ciphertext: 400,
  bad_signature: 401,
  stale_timestamp: 401,
  nonce_reused: 401,
  wrong_receiver: 401,
  unavailable: 503,
} as const;
type Code = keyof typeof statusOf;

export interface WebhookTools {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Logger;
  /** Hands a stored message to the queue; must not wait and must not throw. */
  readonly enqueue: (inboxId: number) => void;
  readonly count: (event: string, door: string) => void;
}

/** One door's HTTP side: checks in CONTRACT 3's order, stores, answers 200, then queues. */
export function webhook(door: Door, tools: WebhookTools): Middleware {
  return async function receiveCallback(ctx) {
    try {
      await receive(ctx, door, tools);
    } catch (error) {
      if (!(error instanceof Rejected)) throw error;
      tools.count(error.code, door.entry);
      tools.log.warn(
        { door: door.entry, code: error.code, reason: error.message, ip: ctx.ip },
        'callback refused',
      );
      ctx.status = statusOf[error.code];
      ctx.body = { code: error.code, message: error.message };
      if (error.code === 'too_large') ctx.set('Connection', 'close');
      if (error.code === 'method_not_allowed') ctx.set('Allow', door.methods.join(', '));
    }
  };
}

/** A callback that is turned away; the text is all that the caller learns. */
class Rejected extends Error {
  constructor(
    readonly code: Code,
    message: string,
  ) {
    super(message);
  }
}

async function receive(ctx: Context, door: Door, tools: WebhookTools): Promise<void> {
  if (!(door.methods as readonly string[]).includes(ctx.method))
    throw new Rejected('method_not_allowed', 'method not allowed');
  const body = await readBody(ctx);
  checkType(ctx);
  const now = tools.clock.now();
  const callback = open(door, ctx, body, now);
  if (callback.kind === 'echo') {
    ctx.type = 'text/plain';
    ctx.body = callback.text;
    return;
  }
  accept(ctx, door);
  if (callback.kind === 'ignored') {
    tools.count(`ignored_${callback.what}`, door.entry);
    return;
  }
  for (const warning of callback.warnings) tools.log.warn({ door: door.entry, security: true }, warning);
  const id = await store(door, callback, tools, now);
  if (callback.passive && !callback.message.reply) await answerPassively(ctx, tools, callback.passive, id);
}

async function readBody(ctx: Context): Promise<Buffer> {
  try {
    return await rawBody(ctx.req, { limit: maxBodyBytes, length: ctx.request.length });
  } catch (error) {
    if ((error as { status?: number }).status === 413) throw new Rejected('too_large', 'body over 1 MiB');
    throw new Rejected('bad_envelope', 'body could not be read');
  }
}

function checkType(ctx: Context): void {
  const type = ctx.get('Content-Type');
  const encoding = ctx.get('Content-Encoding');
  if ((type !== '' && !acceptedTypes.test(type)) || (encoding !== '' && encoding !== 'identity'))
    throw new Rejected('unsupported_type', 'content type or encoding not supported');
}

function open(door: Door, ctx: Context, body: Buffer, now: number): Callback {
  try {
    return door.open({ method: ctx.method, search: ctx.querystring, headers: ctx.headers, body, now });
  } catch (error) {
    if (error instanceof Refusal) throw new Rejected(error.code, error.message);
    throw error;
  }
}

function accept(ctx: Context, door: Door): void {
  ctx.status = 200;
  ctx.type = door.accepted.contentType;
  ctx.body = door.accepted.body;
}

async function store(
  door: Door,
  callback: Extract<Callback, { kind: 'message' }>,
  tools: WebhookTools,
  now: number,
) {
  const { message, nonce, digest } = callback;
  const accepted = await acceptMessage(tools.db, {
    message,
    nonce,
    digest,
    refuseReusedNonce: door.refuseReusedNonce,
    now,
    real: tools.clock.real(),
  }).catch((error: unknown) => {
    tools.log.error({ err: error, door: door.entry }, 'message could not be stored');
    throw new Rejected('unavailable', 'message could not be stored, try again');
  });
  if (accepted.kind === 'nonce-reused')
    throw new Rejected('nonce_reused', 'timestamp and nonce were used before');
  tools.count(accepted.kind === 'new' ? 'accepted' : 'repeated', door.entry);
  if (accepted.nonceSeen) {
    tools.count('header_pair_reused', door.entry);
    tools.log.warn({ door: door.entry, security: true }, 'signed header pair seen with another message');
  }
  if (accepted.otherBody)
    tools.log.warn(
      { door: door.entry, messageId: message.messageId, security: true },
      'known message id with another body',
    );
  if (accepted.kind === 'new') tools.enqueue(accepted.id!);
  return accepted.id!;
}

/** Waits briefly for the answer and gives it in the response; a repeated callback gets the same one. */
async function answerPassively(
  ctx: Context,
  tools: WebhookTools,
  encode: NonNullable<Extract<Callback, { kind: 'message' }>['passive']>,
  inboxId: number,
): Promise<void> {
  const until = tools.clock.real() + passiveWaitMs;
  do {
    const message = await claimPassiveAnswer(tools.db, inboxId, tools.clock.now());
    if (message) {
      const { contentType, body } = encode(message, `answer-${inboxId}`);
      ctx.type = contentType;
      ctx.body = body;
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, passivePollMs));
  } while (tools.clock.real() < until);
}
