import { createHmac } from 'node:crypto';
import { Refusal } from '../contract.ts';
import { sameAsAny } from '../secure.ts';
import { textIn } from '../shape.ts';
import type { Envelope } from './envelope.ts';
import type { DingtalkSettings } from './settings.ts';

/** Checks timestamp, signature and receiver, in this order. The signature does not cover the body. */
export function verify(envelope: Envelope, settings: DingtalkSettings, now: number, windowMs: number): void {
  checkTimestamp(envelope.timestamp, now, windowMs);
  checkSignature(envelope, settings.clientSecrets);
  checkReceiver(envelope, settings);
}

/** Base64 of the HMAC over timestamp and secret: of callbacks, and of requests to a custom robot. */
export function signatureOf(timestamp: string, secret: string): string {
  return createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
}

function checkTimestamp(timestamp: string | undefined, now: number, windowMs: number): void {
  const valid = timestamp !== undefined && /^\d{1,16}$/.test(timestamp);
  if (!valid || Math.abs(now - Number(timestamp)) >= windowMs) {
    throw new Refusal('stale_timestamp', 'the timestamp is missing, not a number or too far off');
  }
}

/** Compared as text: what is not the strict base64 of the right bytes differs. */
function checkSignature({ timestamp = '', signature = '' }: Envelope, secrets: readonly string[]): void {
  const expected = secrets.map((secret) => signatureOf(timestamp, secret));
  if (!sameAsAny(signature, expected))
    throw new Refusal('bad_signature', 'the signature is missing or wrong');
}

function checkReceiver({ fields }: Envelope, { robotCode, corpId }: DingtalkSettings): void {
  const forUs = textIn(fields, 'robotCode') === robotCode;
  if (!forUs || (corpId !== undefined && textIn(fields, 'chatbotCorpId') !== corpId)) {
    throw new Refusal('wrong_receiver', 'the callback is meant for another robot or organisation');
  }
}
