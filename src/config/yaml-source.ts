import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml';
import type { Path, Problem } from './problem.ts';
import { syntaxProblem } from './yaml-errors.ts';

/** Anchors are allowed, bombs are not. */
const maxAliases = 100;
const maxNodes = 200_000;
const maxDepth = 40;
const tooMuch = `内容过多或嵌套过深：引用（*）最多 ${maxAliases} 处`;

/** A YAML file as plain data that remembers where each piece stood. */
export interface Source {
  readonly file: string;
  /** Maps, lists, texts, booleans and null; a number is its text exactly as written, so nothing is rounded. */
  readonly value: unknown;
  /** The line of the nearest thing on the way to `path`. */
  line(path: Path): number;
  /** The path as it is in the whole file. */
  place(path: Path): Path;
}

type Lines = WeakMap<object, Map<string | number, number>>;

/** Reads YAML text; undefined with the problems reported when it is not readable at all. */
export function readYaml(file: string, text: string, report: (problem: Problem) => void): Source | undefined {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  for (const error of document.errors) {
    report(syntaxProblem(file, counter.linePos(error.pos[0]).line, error));
  }
  if (document.errors.length > 0) return undefined;
  const lines: Lines = new WeakMap();
  const lineAt = (node: Node | null | undefined) => (node?.range ? counter.linePos(node.range[0]).line : 0);
  const budget = { aliases: maxAliases, nodes: maxNodes };

  function plain(node: Node | null, depth: number): unknown {
    if (--budget.nodes < 0 || depth > maxDepth) throw new Unreadable(lineAt(node), tooMuch);
    if (isAlias(node)) {
      if (--budget.aliases < 0) throw new Unreadable(lineAt(node), tooMuch);
      const target = node.resolve(document);
      if (!target) throw new Unreadable(lineAt(node), '引用（*）没有对应的锚点（&）');
      return plain(target, depth + 1);
    }
    if (isMap(node)) return plainMap(node.items as Pair<Node, Node | null>[], depth);
    if (isSeq(node)) {
      const items = node.items as Node[];
      const list = items.map((item) => plain(item, depth + 1));
      lines.set(list, new Map(items.map((item, index) => [index, lineAt(item)])));
      return list;
    }
    return isScalar(node) ? scalar(node.value, node.source) : null;
  }

  function plainMap(pairs: readonly Pair<Node, Node | null>[], depth: number): unknown {
    const at = new Map<string | number, number>();
    const entries = pairs.map((pair) => {
      const key = isScalar(pair.key) ? String(scalar(pair.key.value, pair.key.source)) : '?';
      at.set(key, lineAt(pair.key));
      return [key, plain(pair.value, depth + 1)] as const;
    });
    const map: object = Object.fromEntries(entries);
    lines.set(map, at);
    return map;
  }

  try {
    const value = plain(document.contents as Node | null, 0);
    return { file, value, line: (path) => lineOf(lines, value, path), place: (path) => path };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    report({ file, line: error.line, field: '', expected: error.expected });
    return undefined;
  }
}

/** The same source without some list items or entries; lines stay those of the file. */
export function without(source: Source, paths: readonly Path[]): Source {
  const dropped = new Set(paths.map((path) => JSON.stringify(path)));
  /** Where an item of a shortened list stood: from list and new place to the path in the whole file. */
  const places = new Map<string, Path>();

  function copy(value: unknown, path: Path): unknown {
    if (typeof value !== 'object' || value === null) return value;
    const kept = Object.entries(value)
      .map(([key, child]) => ({ key, child, path: [...path, Array.isArray(value) ? Number(key) : key] }))
      .filter((entry) => !dropped.has(JSON.stringify(entry.path)));
    if (!Array.isArray(value)) {
      return Object.fromEntries(kept.map((entry) => [entry.key, copy(entry.child, entry.path)]));
    }
    for (const [index, entry] of kept.entries()) places.set(JSON.stringify([...path, index]), entry.path);
    return kept.map((entry) => copy(entry.child, entry.path));
  }

  function original(path: Path): Path {
    let before: Path = [];
    for (const step of path) {
      const here = [...before, step];
      before = places.get(JSON.stringify(here)) ?? here;
    }
    return before;
  }
  const value = copy(source.value, []);
  return {
    file: source.file,
    value,
    line: (path) => source.line(original(path)),
    place: (path) => source.place(original(path)),
  };
}

class Unreadable extends Error {
  constructor(
    readonly line: number,
    readonly expected: string,
  ) {
    super(expected);
  }
}

function scalar(value: unknown, source: string | undefined): unknown {
  if (typeof value === 'number' || typeof value === 'bigint') return source ?? String(value);
  return value;
}

function lineOf(lines: Lines, root: unknown, path: Path): number {
  let line = 1;
  let value = root;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return line;
    line = lines.get(value)?.get(step) || line;
    value = (value as Record<string, unknown>)[step];
  }
  return line;
}
