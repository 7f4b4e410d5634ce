import { setTimeout as sleep } from 'node:timers/promises';
import { serve } from './ask.ts';
import { createPoster } from './post.ts';
import { type Sealed, seal } from './seal.ts';
import type { Spoken } from './work.ts';

export interface LoadOrder {
  readonly port: number;
  readonly replyBase: string;
  readonly connections: number;
  /** Messages a second; 0: as fast as they are acknowledged. */
  readonly rate: number;
  readonly spoken: readonly Spoken[];
}

export interface LoadResult {
  readonly seconds: number;
  /** How often each HTTP status came; 0 is a broken connection. */
  readonly statuses: Readonly<Record<number, number>>;
  readonly p50: number;
  readonly p99: number;
}

// A process of its own, so that making the load costs the measured programs nothing.
let order: LoadOrder;
let sealed: Sealed[];

serve({
  /** Encrypts everything beforehand. */
  prepare(given: LoadOrder) {
    order = given;
    sealed = given.spoken.map((spoken) => seal(spoken, given.replyBase));
    return {};
  },
  async go(): Promise<LoadResult> {
    const post = createPoster(order.port, order.connections);
    const statuses: Record<number, number> = {};
    const took: number[] = [];
    const started = performance.now();
    const queue = sealed.entries();
    const connection = async () => {
      for (const [place, one] of queue) {
        const early = order.rate > 0 ? started + (place * 1000) / order.rate - performance.now() : 0;
        if (early > 0) await sleep(early);
        const from = performance.now();
        const status = await post(one);
        took.push(performance.now() - from);
        statuses[status] = (statuses[status] ?? 0) + 1;
      }
    };
    await Promise.all(Array.from({ length: order.connections }, connection));
    took.sort((a, b) => a - b);
    const at = (share: number) => took[Math.floor(took.length * share)] ?? 0;
    return { seconds: (performance.now() - started) / 1000, statuses, p50: at(0.5), p99: at(0.99) };
  },
});
