import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

export interface SourceFile {
  /** From the checkout, with slashes. */
  readonly path: string;
  readonly text: string;
  /** src/domain, src/main.ts, handlers, jobs: the unit whose imports have a direction. */
  readonly area: string;
}

/** Every TypeScript file of the given folders. */
export function sources(...folders: string[]): SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => {
        const path = join(folder, name);
        return { path, text: readFileSync(join(root, path), 'utf8'), area: areaOf(path) };
      }),
  );
}

/** Our own files that a file imports, as paths from the checkout. */
export function importsOf({ path, text }: SourceFile): string[] {
  return [...text.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map((match) =>
    relative(root, resolve(root, dirname(path), match[1]!)),
  );
}

export function areaOf(path: string): string {
  const [first, second] = path.split('/');
  return first === 'src' ? `src/${second}` : first!;
}
