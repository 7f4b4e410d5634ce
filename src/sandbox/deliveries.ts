import { setTimeout as pause } from 'node:timers/promises';
import type { ProductClock } from './product-clock.ts';

/** One HTTP request to the product, signed for this attempt. */
export interface SignedCallback {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Looks at the product's 200 answer. */
  readonly answered?: (body: string) => void;
}

export interface DeliveryTiming {
  /** A callback that is not answered in this time has failed (WeCom: 5 s). */
  readonly timeoutMs: number;
  /** Deliveries of one message in all. */
  readonly attempts: number;
  /** Between the starts of two attempts when the product was down, slow or in trouble. */
  readonly slotMs: number;
  /** After an answer that will hardly change (4xx). */
  readonly refusedGapMs: number;
}

const defaults: DeliveryTiming = { timeoutMs: 5_000, attempts: 3, slotMs: 5_000, refusedGapMs: 1_000 };

/** Brings callbacks to the product as the platforms do: in order per conversation, repeated until answered. */
export class Deliveries {
  /** Callbacks that still may be delivered. */
  pending = 0;
  private readonly timing: DeliveryTiming;
  private waiting: (() => void)[] = [];
  private readonly tails = new Map<string, Promise<unknown>>();
  private readonly productUrl: string;
  private readonly clock: ProductClock;
  private readonly complain: (what: string) => void;

  constructor(
    productUrl: string,
    clock: ProductClock,
    complain: (what: string) => void,
    timing: Partial<DeliveryTiming> = {},
  ) {
    this.productUrl = productUrl;
    this.clock = clock;
    this.complain = complain;
    this.timing = { ...defaults, ...timing };
  }

  /**
   * Delivers in the background; `sign` makes each attempt anew. First attempts that share a `lane` go out one after
   * another, as a person's lines do; without a lane the callback goes at once.
   */
  deliver(sign: (now: number) => SignedCallback, lane?: string): void {
    this.pending += 1;
    const before = lane === undefined ? undefined : this.tails.get(lane);
    const firstAttempt = Promise.resolve(before).then(() => this.attempt(sign));
    if (lane !== undefined) this.keepTail(lane, firstAttempt);
    void firstAttempt
      .then((outcome) => this.repeat(sign, outcome))
      .finally(() => {
        this.pending -= 1;
        if (this.pending > 0) return;
        for (const wake of this.waiting.splice(0)) wake();
      });
  }

  /** Waits until nothing is under way, at most `timeoutMs`; true when it is so. */
  async quiet(timeoutMs: number): Promise<boolean> {
    if (this.pending === 0) return true;
    const calm = new Promise<void>((resolve) => this.waiting.push(resolve));
    await Promise.race([calm, pause(timeoutMs, undefined, { ref: false })]);
    return this.pending === 0;
  }

  private keepTail(lane: string, tail: Promise<unknown>): void {
    this.tails.set(lane, tail);
    void tail.finally(() => {
      if (this.tails.get(lane) === tail) this.tails.delete(lane);
    });
  }

  private async repeat(sign: (now: number) => SignedCallback, outcome: Outcome): Promise<void> {
    let last = outcome;
    for (let attempt = 2; attempt <= this.timing.attempts && !last.ok; attempt++) {
      await pause(last.waitMs);
      last = await this.attempt(sign);
    }
    if (!last.ok) this.complain(`callback given up after ${this.timing.attempts} deliveries: ${last.why}`);
  }

  private async attempt(sign: (now: number) => SignedCallback): Promise<Outcome> {
    const { timeoutMs, slotMs, refusedGapMs } = this.timing;
    await this.clock.refresh();
    const started = performance.now();
    try {
      const callback = sign(this.clock.now());
      const answer = await fetch(`${this.productUrl}${callback.path}`, {
        method: 'POST',
        headers: callback.headers,
        body: callback.body,
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
      });
      const body = await answer.text();
      if (answer.status === 200) {
        callback.answered?.(body);
        return { ok: true };
      }
      const waitMs = answer.status < 500 ? refusedGapMs : this.restOf(started, slotMs);
      return { ok: false, why: `status ${answer.status} ${body.slice(0, 200)}`, waitMs };
    } catch (error) {
      const cause = (error as Error).cause ?? error;
      return { ok: false, why: String(cause), waitMs: this.restOf(started, slotMs) };
    }
  }

  private restOf(started: number, slotMs: number): number {
    return Math.max(0, slotMs - (performance.now() - started));
  }
}

type Outcome = { readonly ok: true } | { readonly ok: false; readonly why: string; readonly waitMs: number };
