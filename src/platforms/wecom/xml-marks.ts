type XmlMark =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'open' | 'close'; readonly name: string }
  | { readonly kind: 'fault' };

/** More marks than this are no message of the platform, and not worth the time. */
const maxMarks = 2000;
const maxTagLength = 80;
/** No attributes: the platform never sends any. */
const tagPattern = /^(\/?)([A-Za-z_][\w.-]*)\s*(\/?)$/;
/** Neither would stay a plain field of an object. */
const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

/** The tags and texts of a document in their order; ends with a fault at what is not understood. */
export function* xmlMarks(text: string): Generator<XmlMark, void> {
  let at = 0;
  for (let count = 0; count < maxMarks; count++) {
    const start = text.indexOf('<', at);
    const plain = text.slice(at, start < 0 ? undefined : start).trim();
    if (plain !== '') yield { kind: 'text', text: oneLineEnd(plain) };
    if (start < 0) return;
    const [head, tail] = bracketsAt(text, start);
    const end = text.indexOf(tail, start + head.length);
    if (end < 0) break;
    at = end + tail.length;
    if (head === '<![CDATA[') yield { kind: 'text', text: oneLineEnd(text.slice(start + head.length, end)) };
    if (head === '<') yield* tagMarks(text, start + 1, end);
  }
  yield { kind: 'fault' };
}

/** What opens here, and what ends it; comments and instructions say nothing. */
function bracketsAt(text: string, start: number): [head: string, tail: string] {
  if (text.startsWith('<![CDATA[', start)) return ['<![CDATA[', ']]>'];
  if (text.startsWith('<!--', start)) return ['<!--', '-->'];
  return text.startsWith('<?', start) ? ['<?', '?>'] : ['<', '>'];
}

function* tagMarks(text: string, start: number, end: number): Generator<XmlMark, void> {
  const match = end - start > maxTagLength ? null : tagPattern.exec(text.slice(start, end));
  const [, closing, name = '', empty] = match ?? [];
  if (!match || (closing && empty) || forbidden.has(name)) {
    yield { kind: 'fault' };
    return;
  }
  if (!closing) yield { kind: 'open', name };
  if (closing || empty) yield { kind: 'close', name };
}

/** XML knows one kind of line end. */
function oneLineEnd(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
