/** What a form holds: its texts, and its files by the field they stand in. */
export interface Form {
  readonly fields: Readonly<Record<string, string>>;
  readonly files: ReadonlyMap<string, { readonly name: string; readonly bytes: Buffer }>;
}

const blank = Buffer.from('\r\n\r\n');

/**
 * Reads multipart/form-data as the platforms do: a part's disposition may say more than the standard knows, e.g. WeCom's
 * `filelength`. Undefined when it is none.
 */
export function readForm(contentType: string, body: Buffer): Form | undefined {
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (boundary === undefined) return undefined;
  const parts = partsOf(body, Buffer.from(`--${boundary}`));
  if (!parts) return undefined;
  const fields: Record<string, string> = {};
  const files = new Map<string, { name: string; bytes: Buffer }>();
  for (const part of parts) {
    const end = part.indexOf(blank);
    const head = end < 0 ? '' : part.subarray(0, end).toString('utf8');
    const name = /[;\s]name="([^"]*)"/i.exec(head)?.[1];
    if (name === undefined) return undefined;
    const content = part.subarray(end + blank.length);
    const filename = /[;\s]filename="([^"]*)"/i.exec(head)?.[1];
    if (filename === undefined) fields[name] = content.toString('utf8');
    else files.set(name, { name: filename, bytes: content });
  }
  return { fields, files };
}

/** What stands between the boundaries, without the line ends that belong to them; undefined without the closing one. */
function partsOf(body: Buffer, mark: Buffer): Buffer[] | undefined {
  const parts: Buffer[] = [];
  let from = body.indexOf(mark);
  while (from >= 0) {
    const start = from + mark.length;
    if (body.subarray(start, start + 2).toString() === '--') return parts;
    const next = body.indexOf(mark, start);
    if (next < 0) return undefined;
    parts.push(body.subarray(start + 2, next - 2));
    from = next;
  }
  return undefined;
}
