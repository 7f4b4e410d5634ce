import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether two secrets are equal, in a time that tells nothing about them; the only comparison of signatures. */
export function sameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(sha256(given), sha256(expected));
}

/** Whether a signature equals one of those that the known keys give; all are computed, whichever fits. */
export function sameAsAny(given: string, expected: readonly string[]): boolean {
  return expected.map((value) => sameSecret(given, value)).includes(true);
}

/** Strict base64: alphabet, padding and unused bits as an encoder writes them; undefined otherwise. */
export function strictBase64(text: string): Buffer | undefined {
  if (text.length % 4 !== 0) return undefined;
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
