import { createHash, randomBytes } from 'node:crypto';

/** Random text of letters and digits that fits every URL. */
export function token(bytes: number): string {
  return randomBytes(bytes).toString('base64url');
}

/** Digits, as WeCom writes nonces. */
export function digits(length: number): string {
  return Array.from(randomBytes(length), (byte) => byte % 10).join('');
}

/** A message id in the form of the door it comes through. */
export function newMessageId(door: 'bot' | 'app' | 'robot'): string {
  if (door === 'bot') return randomBytes(16).toString('hex');
  if (door === 'robot') return `msg${randomBytes(16).toString('base64')}`;
  return bigId(randomBytes(16).toString('hex'));
}

/** A 64-bit decimal above 2^53 that follows from a text; WeCom's MsgId is one. */
export function bigId(text: string): string {
  const above = 2n ** 62n;
  return String(above + BigInt(`0x${createHash('sha256').update(text).digest('hex').slice(0, 15)}`));
}
