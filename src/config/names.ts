import { nearest } from '../settings/nearest.ts';
import { type Path, valueAt } from './problem.ts';
import { type Complain, fold } from './report.ts';
import type { Source } from './yaml-source.ts';

interface Named {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
}

/**
 * Finds units or indicators by what the files call them: name, alias or id. A name may stand for several, such as an
 * indicator's in each year's list; an id stands for one.
 */
export class Names {
  readonly #ids = new Map<string, readonly string[]>();
  readonly #broken: ReadonlySet<string>;
  readonly #names: readonly string[];

  constructor(
    private readonly what: string,
    known: readonly Named[],
    /** Names of entries that were malformed: reported already, so not called unknown as well. */
    broken: readonly string[] = [],
  ) {
    for (const { id } of known) this.#ids.set(fold(id), [id]);
    const byName = new Map<string, string[]>();
    for (const { id, name, aliases } of known)
      for (const word of new Set([name, ...aliases].map(fold)))
        byName.set(word, [...(byName.get(word) ?? []), id]);
    for (const [word, ids] of byName) if (!this.#ids.has(word)) this.#ids.set(word, ids);
    this.#broken = new Set(broken.map(fold));
    this.#names = known.map(({ name }) => name);
  }

  /** The first id behind a word; complains at `path` when nobody is called that. */
  find(word: string, path: Path, complain: Complain): string | undefined {
    return this.findEvery(word, path, complain)[0];
  }

  /** All ids behind a word. */
  findEvery(word: string, path: Path, complain: Complain): readonly string[] {
    const ids = this.#ids.get(fold(word)) ?? [];
    if (ids.length === 0 && !this.#broken.has(fold(word))) {
      const meant = nearest(word, this.#names);
      complain(path, `没有这个${this.what}${meant ? `，是否应为 ${meant}？` : ''}`, `“${word}”`);
    }
    return ids;
  }

  /** The ids of a list of words; the unknown ones are left out. */
  findAll(words: readonly string[], path: Path, complain: Complain): string[] {
    return words.flatMap((word, index) => this.findEvery(word, [...path, index], complain));
  }
}

/** Every word by which the entries of a list (or of the lists inside its entries) could be meant, whatever their shape. */
export function mentioned(source: Source | undefined, path: Path, inner?: string): string[] {
  const entries = source && valueAt(source.value, path);
  const words = (entry: unknown) => [
    valueAt(entry, ['id']),
    valueAt(entry, ['name']),
    valueAt(entry, ['aliases']),
  ];
  return asList(entries)
    .flatMap((entry) => (inner === undefined ? [entry] : asList(valueAt(entry, [inner]))))
    .flatMap((entry) => words(entry).flat())
    .filter((word) => typeof word === 'string');
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
