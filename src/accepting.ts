import { batcher } from './queue/batch.ts';
import { acceptTogether } from './store/accept-together.ts';
import { type Acceptance, type Accepted, acceptMessage } from './store/inbox.ts';
import type { Db } from './store/schema.ts';

/** Few enough that a batch's statement stays short. */
const mostTogether = 100;

/**
 * Stores callbacks' messages; what comes while others are being written shares the next statement and its commit.
 * Resolves once the message is committed; each is judged as if it had come alone.
 */
export function createAccepting(db: Db): (acceptance: Acceptance) => Promise<Accepted> {
  const ids = new WeakMap<Acceptance, number>();
  const together = batcher<Acceptance>(async (acceptances) => {
    if (acceptances.length === 1) return;
    // Whatever is wrong with one of them must not concern the others: then each is written alone.
    const stored = await acceptTogether(db, acceptances).catch(() => new Map<Acceptance, number>());
    for (const [acceptance, id] of stored) ids.set(acceptance, id);
  }, mostTogether);
  return async (acceptance) => {
    await together.add(acceptance);
    const id = ids.get(acceptance);
    return id === undefined ? acceptMessage(db, acceptance) : { kind: 'new', id };
  };
}
