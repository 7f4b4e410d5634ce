import { Refusal } from './contract.ts';

/**
 * Reads a query string, decoding each value once; `+` stays `+`, because senders leave it bare in base64.
 * A parameter given twice or a broken escape is refused: nobody knows which value was signed.
 */
export function readQuery(search: string): ReadonlyMap<string, string> {
  const query = new Map<string, string>();
  for (const part of search.replace(/^\?/, '').split('&')) {
    if (part === '') continue;
    const middle = part.indexOf('=');
    const name = decode(middle < 0 ? part : part.slice(0, middle));
    if (query.has(name))
      throw new Refusal('bad_envelope', `query parameter ${name.slice(0, 40)} is given twice`);
    query.set(name, middle < 0 ? '' : decode(part.slice(middle + 1)));
  }
  return query;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Refusal('bad_envelope', 'a query parameter is not percent-encoded UTF-8');
  }
}
