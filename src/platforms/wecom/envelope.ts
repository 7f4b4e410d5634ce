import { type RawCallback, Refusal } from '../contract.ts';
import { readQuery } from '../query.ts';
import { parseObject, utf8 } from '../shape.ts';
import { parseXml } from './xml.ts';

/** The outer, unencrypted part of a callback. What is missing here is judged by the check it belongs to. */
export interface Envelope {
  readonly signature?: string;
  readonly timestamp?: string;
  readonly nonce?: string;
  readonly encrypted: string;
}

/** Larger than anything that fits into a request we accept. */
const maxEncryptedLength = 1024 * 1024;
const maxNonceLength = 256;

/** Reads the envelope of a URL check (GET), an AI bot's JSON or an app's XML. */
export function readEnvelope(callback: RawCallback, format: 'json' | 'xml'): Envelope {
  const query = readQuery(callback.search);
  const encrypted = callback.method === 'GET' ? query.get('echostr') : encryptedIn(callback.body, format);
  if (typeof encrypted !== 'string' || encrypted === '' || encrypted.length > maxEncryptedLength) {
    throw new Refusal('bad_envelope', 'the request does not hold one encrypted text');
  }
  const nonce = query.get('nonce');
  if ((nonce?.length ?? 0) > maxNonceLength) throw new Refusal('bad_envelope', 'the nonce is too long');
  return { signature: query.get('msg_signature'), timestamp: query.get('timestamp'), nonce, encrypted };
}

function encryptedIn(body: Buffer, format: 'json' | 'xml'): unknown {
  const text = utf8(body) ?? '';
  return format === 'json' ? parseObject(text)?.encrypt : parseXml(text)?.Encrypt;
}
