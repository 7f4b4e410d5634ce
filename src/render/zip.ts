import { inflateRawSync } from 'node:zlib';

export interface ZipLimits {
  readonly files: number;
  /** All files together, unpacked. */
  readonly bytes: number;
}

/** Not a .zip file, a broken one, or one that unpacks to more than allowed. */
export class ZipError extends Error {
  constructor(readonly reason: 'not-zip' | 'broken' | 'too-large') {
    super(`zip file refused: ${reason}`);
    this.name = 'ZipError';
  }
}

const endLength = 22;
const longestComment = 65_535;

/** The files of a .zip archive by name; never unpacks more than the limits, whatever its directory claims. */
export function readZip(archive: Buffer, limits: ZipLimits): Map<string, Buffer> {
  if (archive.length < endLength || archive.readUInt32LE(0) !== 0x04034b50) throw new ZipError('not-zip');
  try {
    return readEntries(archive, limits);
  } catch (error) {
    throw error instanceof ZipError ? error : new ZipError('broken');
  }
}

function readEntries(archive: Buffer, limits: ZipLimits): Map<string, Buffer> {
  const end = findEnd(archive);
  const count = archive.readUInt16LE(end + 10);
  if (count > limits.files) throw new ZipError('too-large');
  const files = new Map<string, Buffer>();
  let at = archive.readUInt32LE(end + 16);
  let left = limits.bytes;
  for (let index = 0; index < count; index++) {
    if (archive.readUInt32LE(at) !== 0x02014b50) throw new ZipError('broken');
    const nameEnd = at + 46 + archive.readUInt16LE(at + 28);
    const name = archive.toString('utf8', at + 46, nameEnd);
    const content = readEntry(archive, at, left);
    left -= content.length;
    files.set(name, content);
    at = nameEnd + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return files;
}

/** The end of the directory stands last, before a comment of unknown length. */
function findEnd(archive: Buffer): number {
  const earliest = Math.max(0, archive.length - endLength - longestComment);
  for (let at = archive.length - endLength; at >= earliest; at--) {
    if (archive.readUInt32LE(at) === 0x06054b50) return at;
  }
  throw new ZipError('broken');
}

function readEntry(archive: Buffer, entry: number, limit: number): Buffer {
  const method = archive.readUInt16LE(entry + 10);
  const packed = archive.readUInt32LE(entry + 20);
  const header = archive.readUInt32LE(entry + 42);
  const start = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
  const content = archive.subarray(start, start + packed);
  if (method === 0 && content.length > limit) throw new ZipError('too-large');
  return method === 0 ? content : inflate(content, limit);
}

function inflate(content: Buffer, limit: number): Buffer {
  try {
    return inflateRawSync(content, { maxOutputLength: Math.max(1, limit) });
  } catch (error) {
    const full = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw new ZipError(full ? 'too-large' : 'broken');
  }
}
