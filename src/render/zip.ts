import { inflateRawSync } from 'node:zlib';
import { type ZipEntry, zipDirectory } from '../zip.ts';

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

/** The files of a .zip archive by name; never unpacks more than the limits, whatever its directory claims. */
export function readZip(archive: Buffer, limits: ZipLimits): Map<string, Buffer> {
  if (archive.length < 4 || archive.readUInt32LE(0) !== 0x04034b50) throw new ZipError('not-zip');
  try {
    return readEntries(archive, limits);
  } catch (error) {
    throw error instanceof ZipError ? error : new ZipError('broken');
  }
}

function readEntries(archive: Buffer, limits: ZipLimits): Map<string, Buffer> {
  const entries = zipDirectory(archive, limits.files);
  if (!entries) throw new ZipError('broken');
  if (entries === 'too-many') throw new ZipError('too-large');
  const files = new Map<string, Buffer>();
  let left = limits.bytes;
  for (const entry of entries) {
    const content = readEntry(archive, entry, left);
    left -= content.length;
    files.set(entry.name, content);
  }
  return files;
}

function readEntry(archive: Buffer, { method, packed, offset }: ZipEntry, limit: number): Buffer {
  const start = offset + 30 + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28);
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
