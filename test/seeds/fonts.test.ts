import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { missingGlyphs } from '../../src/render/fonts.ts';
import { seedsDir } from './seeds.ts';

describe('the fonts of the pictures', () => {
  it.each(readdirSync(seedsDir))('have every character of the bulletin %s', (name) => {
    expect(missingGlyphs(readFileSync(join(seedsDir, name), 'utf8'))).toEqual([]);
  });
});
