import type { Poster } from './post.ts';
import { seal } from './seal.ts';
import type { Spoken } from './work.ts';

/** A platform that keeps sending: what is not answered 200 comes again, and now and then so does what was. */
export interface Senders {
  readonly acknowledged: ReadonlyMap<string, Spoken>;
  /** Messages that were sent at least once. */
  readonly sent: ReadonlyMap<string, Spoken>;
  /** Stops making new messages; resolves when everything sent was acknowledged. */
  settle(): Promise<void>;
}

/** Every so many acknowledged messages one is sent once more. */
const repeatEvery = 20;
const pauseMs = 20;

/** Starts `connections` senders that take messages from `next` until `settle`. */
export function startSenders(
  post: Poster,
  replyBase: string,
  connections: number,
  next: () => Spoken | undefined,
): Senders {
  const acknowledged = new Map<string, Spoken>();
  const sent = new Map<string, Spoken>();
  let open = true;
  const deliver = async (spoken: Spoken) => {
    sent.set(spoken.id, spoken);
    while ((await post(seal(spoken, replyBase))) !== 200) await pause();
    acknowledged.set(spoken.id, spoken);
  };
  const run = async () => {
    while (open) {
      const spoken = next();
      if (!spoken) return;
      await deliver(spoken);
      if (acknowledged.size % repeatEvery === 0) await deliver(oneOf(acknowledged));
    }
  };
  const running = Promise.all(Array.from({ length: connections }, run));
  return {
    acknowledged,
    sent,
    async settle() {
      open = false;
      await running;
    },
  };
}

function oneOf(messages: ReadonlyMap<string, Spoken>): Spoken {
  const at = Math.floor(Math.random() * messages.size);
  return [...messages.values()][at]!;
}

const pause = () => new Promise((resolve) => setTimeout(resolve, pauseMs));
