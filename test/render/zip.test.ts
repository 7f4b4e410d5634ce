import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readZip } from '../../src/render/zip.ts';

const limits = { files: 3, bytes: 1_000_000 };

/** An archive of one file; `claims` is what its directory says of the unpacked size. */
function archive(content: Buffer, claims = content.length, method = 8): Buffer {
  const packed = method === 8 ? deflateRawSync(content) : content;
  const name = Buffer.from('a.xml');
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(method, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(claims, 24);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(local.length + name.length + packed.length, 16);
  return Buffer.concat([local, name, packed, entry, name, end]);
}

describe('reading a .zip', () => {
  it.each([8, 0])('gives the files by name (method %d)', (method) => {
    const files = readZip(archive(Buffer.from('内容'), undefined, method), limits);
    expect([...files].map(([name, content]) => [name, content.toString()])).toEqual([['a.xml', '内容']]);
  });

  it.each([
    ['a bomb', archive(Buffer.alloc(50_000_000)), 'too-large'],
    ['a bomb that lies about its size', archive(Buffer.alloc(50_000_000), 10), 'too-large'],
    ['a stored file above the limit', archive(Buffer.alloc(1_000_001), undefined, 0), 'too-large'],
    ['another file', Buffer.from('a text that is long enough to look at'), 'not-zip'],
    ['an empty file', Buffer.alloc(0), 'not-zip'],
    ['half a file', archive(Buffer.from('内容')).subarray(0, 60), 'broken'],
    ['a damaged file', archive(Buffer.from('内容'), undefined, 0).fill(0xff, 35, 80), 'broken'],
  ])('refuses %s', (_, file, reason) => {
    expect(() => readZip(file, limits)).toThrow(reason);
  });

  it('refuses too many files before it unpacks any', () => {
    const many = archive(Buffer.from('内容'));
    many.writeUInt16LE(4, many.length - 12);
    expect(() => readZip(many, limits)).toThrow('too-large');
  });
});
