import type { Logger } from 'pino';
import type { Queued } from '../store/outbox.ts';

export interface Lanes {
  /** Serves the row's lane here and now; false when this process has its hands full. */
  serve(queued: Queued): boolean;
  /** Resolves when no lane is being served. */
  settled(): Promise<void>;
}

/** Serves lanes in the process that wrote their messages, a bounded number at a time and each once at a time. */
export function createLanes(
  deliver: (lane: string) => Promise<void>,
  atMost: number,
  log: Pick<Logger, 'warn'>,
): Lanes {
  /** Lanes being served, and whether something came for them meanwhile. */
  const served = new Map<string, boolean>();
  const running = new Set<Promise<void>>();

  async function run(lane: string): Promise<void> {
    try {
      do {
        served.set(lane, false);
        await deliver(lane);
      } while (served.get(lane));
    } catch (error) {
      // The rows stay due: the sweeper brings them again.
      log.warn({ err: error, lane }, 'lane could not be served');
    } finally {
      served.delete(lane);
    }
  }

  return {
    serve({ lane }) {
      if (served.has(lane)) served.set(lane, true);
      else if (served.size >= atMost) return false;
      else {
        const done: Promise<void> = run(lane).finally(() => running.delete(done));
        running.add(done);
      }
      return true;
    },
    settled: async () => void (await Promise.all(running)),
  };
}
