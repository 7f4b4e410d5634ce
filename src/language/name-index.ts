import { nameKey } from './fold.ts';
import type { IndicatorName, Name } from './model.ts';
import { signature } from './similar.ts';
import { stripSmallWords } from './words.ts';

/** What a name stands for: an indicator or unit, or one part of an indicator. */
export interface NameTarget {
  readonly id: string;
  readonly part?: string;
}

export interface NameEntry {
  readonly key: string;
  readonly target: NameTarget;
}

/** Everything that is computed once per list of names. */
export interface NameIndex {
  readonly entries: readonly NameEntry[];
  readonly exact: ReadonlyMap<string, readonly NameTarget[]>;
  readonly bySignature: ReadonlyMap<string, readonly NameTarget[]>;
  /** Keys by their first character, longest first, for finding names inside a text. */
  readonly byFirst: ReadonlyMap<string, readonly string[]>;
  readonly keyLengths: readonly number[];
}

const indexes = new WeakMap<readonly Name[], NameIndex>();
const shortestCore = 4;

/** The index of a list of names, built once per list. */
export function nameIndex(names: readonly Name[]): NameIndex {
  let index = indexes.get(names);
  if (!index) {
    index = build(names);
    indexes.set(names, index);
  }
  return index;
}

function build(names: readonly Name[]): NameIndex {
  const entries = names.flatMap(entriesOf);
  const exact = group(entries, (entry) => entry.key);
  // 实现失业人员再就业 is also found as 失业人员再就业, unless that is somebody else's name.
  for (const { key, target } of entries) {
    const core = stripSmallWords(key);
    if (core.length < shortestCore || core === key) continue;
    const known = exact.get(core);
    if (!known) exact.set(core, [target]);
  }
  const byFirst = new Map<string, string[]>();
  for (const key of exact.keys()) {
    if (key.length < 2) continue;
    byFirst.set(key[0]!, [...(byFirst.get(key[0]!) ?? []), key]);
  }
  for (const keys of byFirst.values()) keys.sort((a, b) => b.length - a.length);
  const long = entries.filter((entry) => entry.key.length >= shortestCore);
  const bySignature = group(long, (entry) => signature(entry.key));
  const keyLengths = [...new Set(long.map((entry) => entry.key.length))].sort((a, b) => b - a);
  return { entries, exact, bySignature, byFirst, keyLengths };
}

function entriesOf(name: Name): NameEntry[] {
  const own = namesOf(name);
  const entries = own.map((key) => ({ key, target: { id: name.id } as NameTarget }));
  if (!('parts' in name)) return entries;
  for (const part of (name as IndicatorName).parts) {
    const target = { id: name.id, part: part.id };
    for (const key of namesOf(part)) {
      if (key.length > 2) entries.push({ key, target });
      entries.push(
        ...own.filter((whole) => !key.startsWith(whole)).map((whole) => ({ key: whole + key, target })),
      );
    }
  }
  return entries;
}

/** Name and aliases in the form in which names are compared, the name first. */
export function namesOf(name: Name): string[] {
  return [...new Set([name.name, ...name.aliases].map(nameKey))].filter((key) => key !== '');
}

function group(entries: readonly NameEntry[], keyOf: (entry: NameEntry) => string) {
  const groups = new Map<string, NameTarget[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const targets = groups.get(key);
    if (!targets) groups.set(key, [entry.target]);
    else if (!targets.some((target) => target.id === entry.target.id)) targets.push(entry.target);
  }
  return groups;
}
