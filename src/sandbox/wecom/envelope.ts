import { createCipheriv, timingSafeEqual } from 'node:crypto';
import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import { digits } from '../ids.ts';

/** Key material of one callback URL. */
export interface EnvelopeKeys {
  readonly token: string;
  readonly aesKey: string;
  /** CorpID for the app, empty for the AI bot. */
  readonly receiveId: string;
}

export interface Sealed {
  /** Query string with msg_signature, timestamp and nonce. */
  readonly query: string;
  readonly nonce: string;
  readonly encrypted: string;
}

/** Encrypts and signs one callback; every delivery of a message is sealed anew. */
export function seal(keys: EnvelopeKeys, plaintext: string, now: number): Sealed {
  const timestamp = String(Math.floor(now / 1000));
  const nonce = digits(10);
  const encrypted = encrypt(keys.aesKey, plaintext, keys.receiveId);
  const signature = getSignature(keys.token, timestamp, nonce, encrypted);
  const query = new URLSearchParams({ msg_signature: signature, timestamp, nonce });
  return { query: query.toString(), nonce, encrypted };
}

/** A file as it lies on the platform's servers: its bytes padded to 32 and encrypted, nothing before them. */
export function sealFile(aesKey: string, bytes: Buffer): Buffer {
  const key = Buffer.from(`${aesKey}=`, 'base64');
  const pad = 32 - (bytes.length % 32);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(bytes), cipher.update(Buffer.alloc(pad, pad)), cipher.final()]);
}

/** Opens an encrypted passive reply; throws with the reason when the real platform would not show it. */
export function openReply(keys: EnvelopeKeys, reply: Record<string, unknown>, nonce: string): string {
  const { encrypt: encrypted, msgsignature, timestamp } = reply;
  if (typeof encrypted !== 'string' || typeof msgsignature !== 'string')
    throw new Error('fields are missing');
  if (typeof timestamp !== 'number' && typeof timestamp !== 'string') throw new Error('timestamp is missing');
  if (String(reply.nonce) !== nonce) throw new Error('nonce is not the one of the callback');
  const expected = getSignature(keys.token, timestamp, nonce, encrypted);
  if (!sameText(expected, msgsignature)) throw new Error('signature is wrong');
  const { message, id } = decrypt(keys.aesKey, encrypted);
  if (id !== keys.receiveId) throw new Error('receiveid is wrong');
  return message;
}

/** Constant-time comparison of two texts. */
export function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
