import type { Outbound } from '../message/outbound.ts';
import type { Capabilities, SendResult } from '../platforms/contract.ts';
import type { OutboxState } from '../store/schema.ts';

const maxAttempts = 12;
const firstRetryMs = 1_000;
const longestRetryMs = 10 * 60_000;

/** Waits longer after each failure: 1 s, 2 s, 4 s … 10 min. `attempts` counts from 1. */
export function retryDelay(attempts: number): number {
  return Math.min(firstRetryMs * 2 ** (attempts - 1), longestRetryMs);
}

export interface Decision {
  readonly state: OutboxState;
  /** Set when the row is to be tried again: product ms. */
  readonly notBefore?: number;
  readonly error?: string | null;
  readonly uncertain?: boolean;
  /** Drop the current route and go on with the next. */
  readonly nextRoute?: boolean;
  /** What is left to send after the delivered piece. */
  readonly rest?: Outbound;
  /** Refuse the whole address until then. */
  readonly blockUntil?: number;
}

/** What is known of a row when its send comes back. */
export interface Attempted {
  /** Attempts of the current piece by the current route, this one included. */
  readonly attempts: number;
  /** Routes after the current one. */
  readonly routesLeft: number;
  /** An earlier attempt of this piece may have been delivered. */
  readonly uncertain: boolean;
  /** What is left after this piece. */
  readonly rest?: Outbound;
  /** The route carries one piece only. */
  readonly once: boolean;
}

/** What a send's result means for its row: pure, so that every rule of resending stands in one place. */
export function decide(
  result: SendResult,
  row: Attempted,
  capabilities: Capabilities,
  now: number,
): Decision {
  switch (result.kind) {
    case 'sent':
      if (!row.rest) return { state: 'sent', error: null };
      return { state: 'waiting', notBefore: now, rest: row.rest, uncertain: false, nextRoute: row.once };
    case 'gone':
      return passOver(result.code, row, now);
    case 'refused':
      return { state: 'parked', error: result.code };
    case 'retry': {
      const notBefore = now + (result.retryAfterMs ?? retryDelay(row.attempts));
      const blockUntil = result.blocked ? notBefore : undefined;
      if (row.attempts >= maxAttempts) return { state: 'parked', error: result.code, blockUntil };
      return { state: 'waiting', error: result.code, notBefore, blockUntil };
    }
    case 'unknown':
      if (!capabilities.resendSafe) return { state: 'unknown', error: result.code };
      if (row.attempts >= maxAttempts) return { state: 'unknown', error: result.code };
      return {
        state: 'waiting',
        error: result.code,
        uncertain: true,
        notBefore: now + retryDelay(row.attempts),
      };
  }
}

/** The current route will not carry it: the next one does, unless that could say the same thing twice. */
export function passOver(
  code: string,
  row: Pick<Attempted, 'routesLeft' | 'uncertain'>,
  now: number,
): Decision {
  if (row.uncertain) return { state: 'unknown', error: code };
  if (row.routesLeft === 0) return { state: 'parked', error: code };
  return { state: 'waiting', error: code, notBefore: now, uncertain: false, nextRoute: true };
}
