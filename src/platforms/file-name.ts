import { printable } from '../message/printable.ts';
import { utf8 } from './shape.ts';

const longestName = 200;

/** A file's name as people may see it: no folders, no control characters, its end kept when it is long. */
export function fileNameOf(given: string): string | undefined {
  const name = printable(given)
    .split(/[\\/\r\n]/)
    .at(-1)!
    .trim()
    .slice(-longestName);
  return name === '' ? undefined : name;
}

/** The name in a Content-Disposition header: in the form with a character set, or as UTF-8 bytes, as servers here send it. */
export function nameInDisposition(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const extended = /filename\*\s*=\s*utf-8''([^;\s]+)/i.exec(header)?.[1];
  const plain = /filename\s*=\s*(?:"([^"]*)"|([^;]+))/i.exec(header);
  const name = extended ?? plain?.[1] ?? plain?.[2];
  return name === undefined ? undefined : fileNameOf(unescaped(utf8(Buffer.from(name, 'latin1')) ?? name));
}

function unescaped(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
