import type { Inbound } from '../message/inbound.ts';
import { printable } from '../message/printable.ts';
import { Refusal } from './contract.ts';

/** A decoded object whose fields nobody has looked at yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** Longest id any platform is known to use is about 130 characters. */
const maxIdLength = 256;

/** Far more brackets and commas than any platform's message has; V8 needs long for a mebibyte of them. */
const maxMarks = 10_000;

/** Parses a JSON object of reasonable build; anything else is undefined. */
export function parseObject(text: string): Fields | undefined {
  if (!isModest(text)) return undefined;
  try {
    return asObject(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Whether there are few enough parts; the texts inside may be as long as they like. */
function isModest(text: string): boolean {
  let marks = 0;
  let quoted = false;
  for (let at = 0; at < text.length && marks <= maxMarks; at++) {
    const character = text[at];
    if (character === '"') quoted = !quoted;
    else if (quoted && character === '\\') at++;
    else if (!quoted && (character === ',' || character === '[' || character === '{')) marks++;
  }
  return marks <= maxMarks;
}

/** The value as an object, or undefined for everything else, arrays too. */
export function asObject(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

/** An object that may be absent but not of another type. */
export function objectIn(fields: Fields, name: string): Fields | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  return asObject(value) ?? wrong(name);
}

/** A text that may be absent but not of another type. */
export function textIn(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  return typeof value === 'string' ? value : wrong(name);
}

/** A text a person typed, cleaned of what cannot be stored; absent is a fault. */
export function typedIn(fields: Fields, name: string): string {
  return printable(textIn(fields, name) ?? wrong(name));
}

/** An id that may be absent or empty: never longer than any platform's, no control characters. */
export function optionalId(fields: Fields, name: string): string {
  const value = textIn(fields, name) ?? '';
  return value.length <= maxIdLength && printable(value) === value && !/\s/.test(value) ? value : wrong(name);
}

/** An id that must be there. */
export function idIn(fields: Fields, name: string): string {
  return optionalId(fields, name) || wrong(name);
}

/** What a message is, by its words and whether pictures came with them: pictures behind a mere mention are pictures alone. */
export function kindOf(words: string, pictures: boolean): Inbound['kind'] {
  if (!pictures) return 'text';
  return words.trim() === '' ? 'unreadable' : 'mixed';
}

/** Bytes as UTF-8 text, or undefined when they are not. */
export function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The fault of a field that is missing or of the wrong type. */
export function wrong(name: string): never {
  throw new Refusal('bad_envelope', `field ${name} is missing or not of the documented type`);
}
