/** Reads bytes of a font file. */
export type ReadAt = (offset: number, length: number) => Buffer;

const tableRecordLength = 16;
const groupLength = 12;

/** The code points a TrueType font has glyphs for, from its full-Unicode table (OpenType "cmap", format 12). */
export function readCmap(read: ReadAt): Set<number> {
  const start = tableOffset(read, 'cmap');
  const subtables = read(start + 2, 2).readUInt16BE(0);
  const records = read(start + 4, subtables * 8);
  for (let at = 0; at < records.length; at += 8) {
    const offset = start + records.readUInt32BE(at + 4);
    if (read(offset, 2).readUInt16BE(0) === 12) return readGroups(read, offset);
  }
  throw new Error('the font has no character table of format 12');
}

function tableOffset(read: ReadAt, tag: string): number {
  const count = read(4, 2).readUInt16BE(0);
  const records = read(12, count * tableRecordLength);
  for (let at = 0; at < records.length; at += tableRecordLength)
    if (records.toString('latin1', at, at + 4) === tag) return records.readUInt32BE(at + 8);
  throw new Error(`the font has no ${tag} table`);
}

function readGroups(read: ReadAt, offset: number): Set<number> {
  const count = read(offset + 12, 4).readUInt32BE(0);
  const groups = read(offset + 16, count * groupLength);
  const found = new Set<number>();
  for (let at = 0; at < groups.length; at += groupLength) {
    const last = groups.readUInt32BE(at + 4);
    for (let code = groups.readUInt32BE(at); code <= last; code += 1) found.add(code);
  }
  return found;
}
