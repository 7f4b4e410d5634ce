import { closeSync, openSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { readCmap } from './text/cmap.ts';

const require = createRequire(import.meta.url);

/** The two files that everything is drawn with; no font of the machine is used. */
export const fontFiles: readonly string[] = [
  require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
  require.resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf'),
];

let tables: readonly ReadonlySet<number>[] | undefined;

/** Whether both fonts have a character; their tables are read at the first question. */
export function covers(codePoint: number): boolean {
  tables ??= fontFiles.map(coveredBy);
  return tables.every((table) => table.has(codePoint));
}

/** The characters of a text that the fonts lack, each once; a picture shows 〓 for them. */
export function missingGlyphs(text: string): string[] {
  const visible = text.replace(/[\s\p{Default_Ignorable_Code_Point}\p{Cc}]/gu, '');
  return [...new Set(visible)].filter((character) => !covers(character.codePointAt(0)!));
}

/** Reads only the table of characters out of a font file of 10 MB. */
function coveredBy(path: string): Set<number> {
  const file = openSync(path, 'r');
  try {
    return readCmap((offset, length) => {
      const bytes = Buffer.alloc(length);
      readSync(file, bytes, 0, length, offset);
      return bytes;
    });
  } finally {
    closeSync(file);
  }
}
