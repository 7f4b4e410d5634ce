import { createClock } from '../clock.ts';

/** Longer than any pause of the product's event loop that we have seen. */
const askTimeoutMs = 2_000;

/** The product's time as the platforms see it: asked for before every use, the last known offset while it is down. */
export class ProductClock {
  private readonly clock;
  private asking?: Promise<void>;
  private readonly productUrl: string;

  constructor(productUrl: string, real?: () => number) {
    this.productUrl = productUrl;
    this.clock = createClock(0, real);
  }

  /** Product time in ms, as last heard. */
  now(): number {
    return this.clock.now();
  }

  /** Asks the product for its time; concurrent callers share one question. */
  refresh(): Promise<void> {
    this.asking ??= this.ask().finally(() => {
      this.asking = undefined;
    });
    return this.asking;
  }

  private async ask(): Promise<void> {
    try {
      const answer = await fetch(`${this.productUrl}/sandbox/clock`, {
        headers: { 'x-sandbox-hop': '1' },
        signal: AbortSignal.timeout(askTimeoutMs),
      });
      const body = (await answer.json()) as { now?: string | number };
      const now = typeof body.now === 'number' ? body.now : Date.parse(body.now ?? '');
      if (answer.ok && Number.isFinite(now)) this.clock.setOffset(now - this.clock.real());
    } catch {
      // The product is down or busy: the last offset still holds.
    }
  }
}
