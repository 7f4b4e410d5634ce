import { createHash } from 'node:crypto';

/** Makes the same thing once while it is among the newest `most`: one ranking, one ledger goes to many groups. */
export function remember<T>(
  make: (given: T) => Promise<Buffer>,
  most: number,
): (given: T) => Promise<Buffer> {
  const kept = new Map<string, Promise<Buffer>>();
  return (given) => {
    const key = createHash('sha256').update(JSON.stringify(given)).digest('base64');
    const made = kept.get(key) ?? make(given);
    kept.delete(key);
    kept.set(key, made);
    if (kept.size > most) kept.delete(kept.keys().next().value!);
    // What failed is made anew.
    made.catch(() => kept.delete(key));
    return made;
  };
}
