import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';

const inflate = promisify(inflateRaw);

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;
/** The end record and the longest comment behind it. */
const endReach = 22 + 65_535;

/** The directory at the end of a zip file; undefined when there is none, or it is not whole; one that claims too much is not read. */
export function zipDirectory(
  bytes: Buffer,
  mostEntries: number,
): readonly ZipEntry[] | 'too-many' | undefined {
  const end = endOfZip(bytes);
  if (end === undefined) return undefined;
  const count = bytes.readUInt16LE(end + 10);
  if (count > mostEntries) return 'too-many';
  let at = bytes.readUInt32LE(end + 16);
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== entryMark) return undefined;
    const nameLength = bytes.readUInt16LE(at + 28);
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function endOfZip(bytes: Buffer): number | undefined {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - endReach); at -= 1)
    if (bytes.readUInt32LE(at) === endMark) return at;
  return undefined;
}

/** Unpacks one entry; undefined when it is not what the directory says of it. Never makes more than was announced. */
export async function unpack(bytes: Buffer, entry: ZipEntry): Promise<Buffer | undefined> {
  const { offset, packed, unpacked, method } = entry;
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== localMark) return undefined;
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  if (start + packed > bytes.length) return undefined;
  const data = bytes.subarray(start, start + packed);
  if (method === 0) return packed === unpacked ? data : undefined;
  if (method !== 8) return undefined;
  try {
    const whole = await inflate(data, { maxOutputLength: Math.max(1, unpacked) });
    return whole.length === unpacked ? whole : undefined;
  } catch {
    return undefined;
  }
}
