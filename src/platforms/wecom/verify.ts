import { createHash } from 'node:crypto';
import { Refusal } from '../contract.ts';
import { sameAsAny } from '../secure.ts';
import { aesKey, decrypt, type Plaintext } from './cipher.ts';
import type { Envelope } from './envelope.ts';

/** The secrets of one door. */
export interface DoorKeys {
  readonly tokens: readonly string[];
  readonly keys: readonly Buffer[];
  /** What the receiver field must hold: the corp id for the app, nothing for the AI bot. */
  readonly receiver: string;
}

/** Reads a door's keys; throws on a key that cannot be one. */
export function doorKeys(tokens: readonly string[], aesKeys: readonly string[], receiver: string): DoorKeys {
  return { tokens, keys: aesKeys.map(aesKey), receiver };
}

/** Checks timestamp, signature, ciphertext and receiver, in this order, and gives the plaintext. */
export function verify(envelope: Envelope, door: DoorKeys, now: number, windowSeconds: number): string {
  checkTimestamp(envelope.timestamp, now, windowSeconds);
  checkSignature(envelope, door.tokens);
  const plaintext = firstPlaintext(envelope.encrypted, door.keys);
  if (!plaintext) throw new Refusal('bad_ciphertext', 'the encrypted part cannot be read');
  if (plaintext.receiver !== Buffer.from(door.receiver).toString('latin1')) {
    throw new Refusal('wrong_receiver', 'the callback is meant for another receiver');
  }
  return plaintext.message;
}

/** The signature of an envelope: SHA-1 over the sorted raw values. */
export function signatureOf(token: string, timestamp: string, nonce: string, encrypted: string): string {
  return createHash('sha1').update([token, timestamp, nonce, encrypted].sort().join('')).digest('hex');
}

function checkTimestamp(timestamp: string | undefined, now: number, windowSeconds: number): void {
  const valid = timestamp !== undefined && /^\d{1,12}$/.test(timestamp);
  if (!valid || Math.abs(Math.floor(now / 1000) - Number(timestamp)) > windowSeconds) {
    throw new Refusal('stale_timestamp', 'the timestamp is missing, not a number or too far off');
  }
}

function checkSignature(envelope: Envelope, tokens: readonly string[]): void {
  const { signature, timestamp = '', nonce, encrypted } = envelope;
  const signed = signature !== undefined && nonce !== undefined && nonce !== '';
  const expected = signed ? tokens.map((token) => signatureOf(token, timestamp, nonce, encrypted)) : [];
  if (!signed || !sameAsAny(signature, expected)) {
    throw new Refusal('bad_signature', 'the signature is missing or wrong');
  }
}

function firstPlaintext(encrypted: string, keys: readonly Buffer[]): Plaintext | undefined {
  for (const key of keys) {
    const plaintext = decrypt(encrypted, key);
    if (plaintext) return plaintext;
  }
  return undefined;
}
