import type { SendResult } from '../contract.ts';
import type { Download, Exchange } from '../http.ts';
import type { Fields } from '../shape.ts';
import type { WecomLimits } from './limits.ts';

export interface Attempt {
  readonly kind: 'wecom-response' | 'wecom-robot' | 'wecom-app';
  /** An earlier attempt had an unknown result. */
  readonly repeated: boolean;
  /** The receiver, for the app's lists of people who did not get it. */
  readonly userId?: string;
}

/** Somebody must put the whole connection right: secret, corp, app, rights, addresses we call from. */
const alarming = new Set([40001, 40013, 40056, 41001, 48002, 50003, 60020, 60031, 301002]);
/** The token is wrong or over. */
const tokenCodes = new Set([40014, 42001]);

/** Whether the answer means that the access token must be fetched anew. */
export function tokenRejected(exchange: Exchange | Download): boolean {
  return exchange.kind === 'answer' && tokenCodes.has(errcodeOf(exchange.json) ?? 0);
}

/** What became of a send, by what the platform answered. */
export function classify(exchange: Exchange, attempt: Attempt, limits: WecomLimits): SendResult {
  if (exchange.kind === 'unsent') return { kind: 'retry', code: exchange.code };
  if (exchange.kind === 'lost') return { kind: 'unknown', code: exchange.code };
  const errcode = errcodeOf(exchange.json);
  if (errcode === undefined || (errcode === 0 && exchange.status >= 400))
    return byStatus(exchange.status, attempt, limits);
  if (errcode === 0) return accepted(exchange.json ?? {}, attempt);
  const code = String(errcode);
  if (errcode === -1) return { kind: 'retry', code };
  if (errcode === 45009) return { kind: 'retry', code, retryAfterMs: limits.robotBlockMs, blocked: true };
  if (errcode === 45033) return { kind: 'retry', code, retryAfterMs: limits.concurrencyRetryMs };
  if (attempt.kind === 'wecom-response') {
    if (!attempt.repeated) return { kind: 'gone', code };
    // The URL works once: used up after an unknown result means that the first attempt arrived.
    return limits.usedUrlCodes.includes(errcode)
      ? { kind: 'sent', detail: 'used' }
      : { kind: 'unknown', code };
  }
  if (tokenCodes.has(errcode)) return { kind: 'retry', code };
  return alarming.has(errcode) ? { kind: 'refused', code, alarm: true } : { kind: 'refused', code };
}

/** The platform's code as a number; some answers carry it as text. */
export function errcodeOf(json: Fields | undefined): number | undefined {
  const value = json?.errcode;
  const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  return /^-?\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** An answer that is not the platform's own: a proxy, a block page, a fault on the way. */
function byStatus(status: number, { kind, repeated }: Attempt, limits: WecomLimits): SendResult {
  const code = `http_${status}`;
  if (status === 429) return { kind: 'retry', code, retryAfterMs: limits.robotBlockMs };
  if (status < 300 || status >= 500 || status === 408) return { kind: 'unknown', code };
  if (kind !== 'wecom-response') return { kind: 'refused', code };
  return { kind: repeated ? 'unknown' : 'gone', code };
}

function accepted(json: Fields, { userId }: Attempt): SendResult {
  for (const list of userId === undefined ? [] : ['invaliduser', 'unlicenseduser']) {
    const ids = json[list];
    if (typeof ids === 'string' && ids.split('|').includes(userId!.toLowerCase()))
      return { kind: 'refused', code: list };
  }
  const msgid = json.msgid;
  return typeof msgid === 'string' ? { kind: 'sent', detail: msgid } : { kind: 'sent' };
}
