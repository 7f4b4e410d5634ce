/** Bytes of a text file as text; editors in Chinese save as UTF-8, GBK or, with a mark, UTF-16. Undefined when they are none of these. */
export function decodeText(bytes: Buffer): string | undefined {
  const marked = { fffe: 'utf-16le', feff: 'utf-16be' }[bytes.toString('hex', 0, 2)];
  for (const encoding of marked ? [marked] : ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next encoding.
    }
  }
  return undefined;
}
