import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * A file of JSON lines that survives kill -9: every line is written before the call returns.
 * A line that a crash cut short is left out when reading.
 */
export class Journal<T> {
  private readonly path: string;

  constructor(path: string) {
    this.path = path;
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  }

  /** All whole lines, oldest first. */
  read(): T[] {
    if (!existsSync(this.path)) return [];
    const lines: T[] = [];
    const text = readFileSync(this.path, 'utf8');
    if (text && !text.endsWith('\n')) appendFileSync(this.path, '\n');
    for (const line of text.split('\n')) {
      try {
        if (line) lines.push(JSON.parse(line) as T);
      } catch {
        // Cut short by a crash.
      }
    }
    return lines;
  }

  append(line: T): void {
    appendFileSync(this.path, `${JSON.stringify(line)}\n`, { mode: 0o600 });
  }

  /** Replaces the file by these lines, in one step. */
  rewrite(lines: readonly T[]): void {
    const fresh = `${this.path}.new`;
    writeFileSync(fresh, lines.map((line) => `${JSON.stringify(line)}\n`).join(''), { mode: 0o600 });
    renameSync(fresh, this.path);
  }
}
