import { type RawCallback, Refusal } from '../contract.ts';
import { readQuery } from '../query.ts';
import { type Fields, parseObject, utf8 } from '../shape.ts';

/** A callback's body with the two headers that vouch for its sender. */
export interface Envelope {
  readonly fields: Fields;
  readonly timestamp?: string;
  readonly signature?: string;
}

/** Reads the plain JSON body; what the headers lack is judged by the check it belongs to. */
export function readEnvelope(callback: RawCallback): Envelope {
  readQuery(callback.search);
  const fields = parseObject(utf8(callback.body) ?? '');
  if (!fields) throw new Refusal('bad_envelope', 'the body is not a JSON object');
  return { fields, timestamp: header(callback, 'timestamp'), signature: header(callback, 'sign') };
}

function header(callback: RawCallback, name: string): string | undefined {
  const value = callback.headers[name];
  return typeof value === 'string' ? value : undefined;
}
