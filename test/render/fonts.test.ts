import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { missingGlyphs } from '../../src/render/fonts.ts';

/** Every character of GB2312: 7,445 in rows 1–9 and 16–87 of 94. */
function gb2312(): string {
  const decoder = new TextDecoder('gb2312');
  const row = (lead: number) => Buffer.from(Array.from({ length: 94 }, (_, at) => [lead, 0xa1 + at]).flat());
  const rows = Array.from({ length: 87 }, (_, at) => at + 1).filter((number) => number <= 9 || number >= 16);
  const all = rows.map((number) => decoder.decode(row(0xa0 + number))).join('');
  return all.replace(/[\ufffd\p{Co}]/gu, '');
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|yaml)$/.test(name))
    .map((name) => join(folder, name));
}

describe('the fonts of the pictures', () => {
  it('have every character of GB2312', () => {
    expect([...gb2312()].length).toBeGreaterThanOrEqual(7445);
    expect(missingGlyphs(gb2312())).toEqual([]);
  });

  it('have the characters of names that GB2312 lacks', () => {
    expect(missingGlyphs('䶮喆堃珺玥昇淼鑫煊')).toEqual([]);
  });

  it('have every character of the pictures’ own words and of the sample configuration', () => {
    const files = [
      ...filesUnder('src/render/pictures'),
      ...filesUnder('src/domain'),
      ...filesUnder('config'),
    ];
    expect(files.length).toBeGreaterThan(20);
    expect(files.flatMap((path) => missingGlyphs(readFileSync(path, 'utf8')))).toEqual([]);
  });

  it('lack some, and say each of them once', () => {
    expect(missingGlyphs('🔴已完成🔴 ✔\u0000\u200b')).toEqual(['🔴', '✔']);
  });
});
