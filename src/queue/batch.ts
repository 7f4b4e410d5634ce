export interface Batcher<T> {
  add(item: T): Promise<void>;
}

interface Entry<T> {
  item: T;
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * Gathers what is added while the previous batch is on its way, and sends it together: alone an item leaves at once,
 * under load many share one round trip. A failed batch fails everything that waits behind it, so nobody waits longer.
 */
export function batcher<T>(send: (items: T[]) => Promise<unknown>, maxItems = 200): Batcher<T> {
  let waiting: Entry<T>[] = [];
  let sending = false;

  async function run(): Promise<void> {
    sending = true;
    // Let the other adds of this turn of the event loop join.
    await new Promise(setImmediate);
    while (waiting.length > 0) {
      const batch = waiting.splice(0, maxItems);
      try {
        await send(batch.map((entry) => entry.item));
        for (const entry of batch) entry.resolve();
      } catch (error) {
        const failed = [...batch, ...waiting];
        waiting = [];
        for (const entry of failed) entry.reject(error);
      }
    }
    sending = false;
  }

  return {
    add(item) {
      return new Promise((resolve, reject) => {
        waiting.push({ item, resolve, reject });
        if (!sending) void run();
      });
    },
  };
}
